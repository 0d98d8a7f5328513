using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine.Packages;

/// <summary>What a person wants a new package to be.</summary>
/// <param name="Name">Of the config and its Gateway.</param>
/// <param name="Domain">Null where the cluster's own is meant, which shoot-info says.</param>
/// <param name="Source">One of <see cref="CertificateSources.Words"/>.</param>
/// <param name="Way">One of <see cref="PackageRunners.Words"/>; null for all of them.</param>
internal sealed record PackageRequest(string Name, string? Domain, string Source, string? Way)
{
    /// <summary>cert-manager's ClusterIssuer.</summary>
    public string Issuer { get; init; } = "letsencrypt";

    /// <summary>PEM; null unless the certificate is provided.</summary>
    public string? Certificate { get; init; }

    public string? PrivateKey { get; init; }

    /// <summary>Random bytes for a seed.</summary>
    public required Func<byte[]> NewSeed { get; init; }

    /// <summary>
    /// A self-signed certificate begins with this day. It is written into the config once, so rendering stays the same
    /// tomorrow.
    /// </summary>
    public required DateTimeOffset Today { get; init; }

    /// <summary>A name as YAML: one that could be a number or a bool is in quotes.</summary>
    public static string Quoted(string name) => YamlScalar.LooksLikeAnotherType(name) ? $"\"{name}\"" : name;

    public string SeedName => $"{Name}-seed";

    public string CertificateName => $"{Name}-certificate";

    /// <summary>The Secret that the Gateway reads, by the default of <c>certificate.secretName</c>.</summary>
    public string SecretName => $"{Name}-certs";

    /// <summary>A stand-in in comments where the domain is the cluster's.</summary>
    public string ShownDomain => Domain ?? "DOMAIN";

    public bool Includes(string way) => Way is null || Way == way;

    /// <summary>After the domain, so that two packages of one repository do not meet; else after the folder.</summary>
    public static string NameFor(string? domain, string folder) =>
        domain is not null
            ? ResourceNames.OfHost(domain)
            : NameOf(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))));

    static string NameOf(string folder)
    {
        var name = string.Concat(folder.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))
            .Trim('-');
        return name.Length > 0 ? ResourceNames.Shorten(name) : "traffic";
    }
}

/// <summary>What runs kyma-krm on a new package.</summary>
internal static class PackageRunners
{
    public const string Kustomize = "kustomize";
    public const string Kpt = "kpt";
    public const string ArgoCd = "argocd";
    public const string Exec = "exec";

    public static readonly IReadOnlyList<string> Words = [Kustomize, Kpt, ArgoCd, Exec];
}

/// <summary>A file that <c>init</c> writes.</summary>
/// <param name="Purpose">What it is there for, as init tells it.</param>
internal sealed record PackageFile(string Name, string Text, string Purpose)
{
    public const string Config = "config.yaml";
    public const string Seed = "seed.yaml";
    public const string Certificate = "certificate.yaml";

    /// <summary>Not written by init: the cluster has it.</summary>
    public const string ShootInfo = "shoot-info.yaml";

    /// <summary>The config and the Secrets it refers to.</summary>
    public bool IsInput => Name is Config or Seed or Certificate;

    public bool HoldsASecret => Name is Seed or Certificate;
}
