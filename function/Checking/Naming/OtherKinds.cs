using Kyma.Krm.Checking.Credentials;

namespace Kyma.Krm.Checking.Naming;

/// <summary>Something of the name that is referred to, which is of another kind than the one that is needed.</summary>
/// <param name="What">What it is, without a full stop.</param>
/// <param name="Fix">What to do.</param>
internal sealed record OtherKind(string What, string Fix);

/// <summary>Names that the package has, for another kind.</summary>
internal sealed class OtherKinds(CheckedPackage package)
{
    readonly HashSet<(string, string)> _configMaps =
    [
        .. package.Of("", "ConfigMap").Select(map => (map.Id.Namespace, map.Id.Name)),
    ];

    readonly HashSet<(string, string)> _gateways =
    [
        .. package
            .Of("gateway.networking.k8s.io", "Gateway")
            .Select(gateway => (gateway.Id.Namespace, gateway.Id.Name)),
    ];

    /// <summary>Certificates by their own name, which is not that of the Secret.</summary>
    readonly Dictionary<string, CredentialSource> _certificates = package
        .Credentials.SelectMany(sources => sources)
        .Where(source => source.Resource.Id.Kind is "Certificate" or "ExternalSecret")
        .DistinctBy(source => source.Resource.Id.Name)
        .ToDictionary(source => source.Resource.Id.Name);

    readonly Lookup<(string Group, string Kind, string Name), CheckedResource> _issuers = new[]
    {
        (CertificateManifests.CertManager, CertificateIssuers.Issuer),
        (CertificateManifests.CertManager, CertificateIssuers.ClusterIssuer),
        (CertificateManifests.Gardener, CertificateIssuers.Issuer),
    }
        .SelectMany(kind => package.Of(kind.Item1, kind.Item2))
        .ToLookup(issuer => (issuer.Id.Group, issuer.Id.Kind, issuer.Id.Name));

    public OtherKind? WhatIs(string kind, string @namespace, string name) =>
        kind switch
        {
            PackageNames.Secret when _certificates.TryGetValue(name, out var certificate) => new OtherKind(
                $"'{name}' is the name of the {certificate.Resource.Id}, which writes the Secret "
                    + $"{PackageNames.Shown((certificate.Namespace, certificate.SecretName))}",
                $"Did you mean '{certificate.SecretName}'?"
            ),
            PackageNames.Secret when _configMaps.Contains((@namespace, name)) => new OtherKind(
                $"'{name}' is a ConfigMap, and a certificate with its key is read from a Secret",
                "Make it a Secret"
            ),
            PackageNames.Gateway when _gateways.Contains((@namespace, name)) => new OtherKind(
                $"'{name}' is a Gateway of the Kubernetes Gateway API, which only its own routes can use",
                "Name a Gateway of networking.istio.io, or write an HTTPRoute"
            ),
            CertificateIssuers.ClusterIssuer => Issuer(
                CertificateManifests.CertManager,
                CertificateIssuers.Issuer,
                name
            ) ?? Issuer(CertificateManifests.Gardener, CertificateIssuers.Issuer, name),
            // One of cert-manager's other kind is told as such.
            CertificateIssuers.Issuer => Issuer(CertificateManifests.Gardener, CertificateIssuers.Issuer, name),
            PackageNames.GardenerIssuer => Issuer(
                CertificateManifests.CertManager,
                CertificateIssuers.ClusterIssuer,
                name
            ) ?? Issuer(CertificateManifests.CertManager, CertificateIssuers.Issuer, name),
            _ => null,
        };

    OtherKind? Issuer(string group, string kind, string name) =>
        _issuers[(group, kind, name)].FirstOrDefault() is { } issuer
            ? new OtherKind(
                $"'{name}' is the {issuer.Id} of {group}",
                "Name an issuer of the right kind, or write the Certificate for that one"
            )
            : null;
}
