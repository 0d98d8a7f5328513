using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine.Packages;

/// <summary>What a person wants a new package to be.</summary>
/// <param name="Source">One of <see cref="CertificateSources.Words"/>.</param>
internal sealed record PackageRequest(string Name, string Domain, string Source)
{
    /// <summary>cert-manager's ClusterIssuer.</summary>
    public string Issuer { get; init; } = "letsencrypt";

    /// <summary>PEM; null unless the certificate is provided.</summary>
    public string? Certificate { get; init; }

    public string? PrivateKey { get; init; }

    /// <summary>Random bytes for a seed.</summary>
    public required Func<byte[]> NewSeed { get; init; }

    /// <summary>A self-signed certificate begins with this day. It is written into the config once, so rendering stays the same tomorrow.</summary>
    public required DateTimeOffset Today { get; init; }

    /// <summary>A name as YAML: one that could be a number or a bool is in quotes.</summary>
    public static string Quoted(string name) => YamlScalar.LooksLikeAnotherType(name) ? $"\"{name}\"" : name;

    public string SeedName => $"{Name}-seed";

    public string CertificateName => $"{Name}-certificate";
}
