using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// A resource that protects pods and decides no request here: it is kept so that two packages can be compared.
/// </summary>
/// <param name="Reference">Its identity, with the namespace that counts where none is written.</param>
/// <param name="Spec">As it is written, without what could not be read.</param>
internal sealed record MeshGuard<TSpec>(MeshRef Reference, TSpec Spec);
