using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Checking;

/// <summary>A Secret of the package, or a resource whose controller will write it.</summary>
/// <param name="SecretName">The Secret's name.</param>
/// <param name="Namespace">The Secret's namespace; empty where the manifest leaves it to whoever applies it.</param>
internal sealed record CredentialSource(CheckedResource Resource, string SecretName, string Namespace)
{
    /// <summary>It makes the Secret, or replaces what is in it.</summary>
    public bool Writes =>
        (IsSecret && Resource.IsRendered) || WrittenSecrets.Replaces(Resource.Id, () => Resource.Root);

    /// <summary>Where the Secret is named.</summary>
    public string Field { get; init; } = "metadata.name";

    /// <summary>Gardener makes a Certificate of its annotations.</summary>
    public bool IsAnnotated => Resource.Id.Kind is "Gateway" or "Ingress" or "Service";

    public bool IsSecret => Resource.Id.Kind == "Secret";

    /// <summary>By the Secret's name.</summary>
    /// <param name="of">A package's resources of a group and kind.</param>
    public static Lookup<string, CredentialSource> AllOf(Func<string, string, IEnumerable<CheckedResource>> of) =>
        WrittenSecrets
            .Kinds.SelectMany(kind => of(kind.Group, kind.Kind))
            .SelectMany(resource =>
                WrittenSecrets
                    .Of(resource.Id, () => resource.Root)
                    .Select(secret => new CredentialSource(resource, secret.Name, secret.Namespace)
                    {
                        Field = secret.Field,
                    })
            )
            .ToLookup(source => source.SecretName);
}
