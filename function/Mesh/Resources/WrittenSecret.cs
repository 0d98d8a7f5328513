namespace Kyma.Krm.Mesh.Resources;

/// <summary>The Secret that a resource is, or that its controller writes.</summary>
/// <param name="Namespace">The Secret's namespace; empty where the manifest leaves it to whoever applies it.</param>
/// <param name="Name">The Secret's name.</param>
/// <param name="Field">Where the resource names the Secret.</param>
internal sealed record WrittenSecret(string Namespace, string Name, string Field);
