using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>A client that may be answered differently from others.</summary>
/// <param name="Name">In words: a namespace, with the labels of its pods where they matter.</param>
internal sealed record Asker(string Name, MeshClient Client);
