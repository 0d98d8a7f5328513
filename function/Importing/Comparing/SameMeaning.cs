using System.Text.Json.Nodes;
using Kyma.Krm.Certificates;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Importing.Comparing;

/// <summary>Differences that change nothing for traffic, each with the reason why.</summary>
internal static class SameMeaning
{
    public static bool IsHarmless(Difference difference) => Of(difference) is not null;

    /// <summary>The reason, or null where the difference counts; empty where the whole resource is new.</summary>
    public static string? Of(Difference difference) => difference.Original is null ? "" : Reason(difference);

    static string? Reason(Difference difference) =>
        difference.Id switch
        {
            { Group: ImportedKinds.Istio, Kind: "Gateway" } => SameGateway.Of(difference),
            { Group: ImportedKinds.Gardener, Kind: "Certificate" } => SameCertificate.Gardener(difference),
            { Group: ImportedKinds.CertManager, Kind: "Certificate" } => SameCertificate.CertManager(difference),
            { Group: ImportedKinds.ExternalSecrets, Kind: "ExternalSecret" } => SameCertificate.External(difference),
            { Group: ImportedKinds.Istio, Kind: "ServiceEntry" } => SameEgress.Of(difference),
            { Group: ImportedKinds.Istio } => SameEgress.Exported(difference),
            { Group: ImportedKinds.Kyma, Kind: "APIRule" } => ApiRule(difference),
            _ => null,
        };

    static string? ApiRule(Difference difference) =>
        difference.Shape switch
        {
            "spec.hosts"
                when difference.Was.Texts() is [var host]
                    && difference.Becomes.Texts() is [var full]
                    && full.StartsWith($"{host}.", StringComparison.Ordinal) =>
                $"'{host}' is written in full as '{full}', because a short host stops working as soon as "
                    + "the Gateway has a second one",
            _ => null,
        };
}

/// <summary>What may differ in a ServiceEntry and its companions without a difference for traffic.</summary>
internal static class SameEgress
{
    public static string? Of(Difference difference) =>
        difference.Shape switch
        {
            "spec.location" when difference.Was is null && difference.Becomes.Text() == "MESH_EXTERNAL" =>
                "MESH_EXTERNAL is what counts where nothing is written",
            "spec.resolution" when difference.Was is null && difference.Becomes.Text() == "NONE" =>
                "NONE is what counts where nothing is written",
            "spec.ports[].protocol"
                when string.Equals(
                    difference.Was.Text(),
                    difference.Becomes.Text(),
                    StringComparison.OrdinalIgnoreCase
                ) => "Istio does not care about capitals here",
            _ => Exported(difference),
        };

    public static string? Exported(Difference difference) =>
        difference.Shape == "spec.exportTo" && IsEverywhere(difference.Was) && IsEverywhere(difference.Becomes)
            ? "'*' is what counts where nothing is written"
            : null;

    static bool IsEverywhere(System.Text.Json.Nodes.JsonNode? exportTo) =>
        exportTo is null || exportTo.Texts() is ["*"];
}

/// <summary>What may differ in a Gateway without a difference for traffic.</summary>
internal static class SameGateway
{
    public static string? Of(Difference difference) =>
        difference.Shape switch
        {
            "spec.servers[].port.name" when difference.Becomes is not null =>
                "the name of a Gateway's port has no effect, unless an EnvoyFilter names it",
            "spec.servers[].port.protocol" when Same(difference) => "Istio does not care about capitals here",
            "spec.servers[].hosts" when difference.IsReordered => "the order of hosts has no effect",
            "spec.servers[].hosts"
                when difference
                    .Was.Texts()
                    .Select(ImportedHosts.WithoutAnyNamespace)
                    .SequenceEqual(difference.Becomes.Texts()) =>
                "'*/' before a host means every namespace, as does a host without it",
            "spec.servers[].tls.minProtocolVersion"
                when difference.Was.Text() is null or "TLS_AUTO" && difference.Becomes.Text() == TlsVersions.Tls12 =>
                "TLSV1_2 is written out: it is Envoy's own lowest version for servers, so nothing changes "
                    + "(envoy, TlsParameters.tls_minimum_protocol_version)",
            "spec.servers[].tls.maxProtocolVersion"
                when difference.Was.Text() == "TLS_AUTO" && difference.Becomes is null =>
                "TLS_AUTO is what counts where nothing is written",
            "spec.servers[].tls.cipherSuites" => Suites(difference),
            "spec.servers[].tls.caCertCredentialName" when difference.Was is null =>
                $"the Secret '{difference.Becomes.Text()}' is named, where Istio took it by its name or "
                    + "from the server's own Secret; this needs Istio 1.28",
            "metadata.annotations[dns.gardener.cloud/dnsnames]"
                when difference.Was.Text() == "all" && difference.Becomes.Text() == "*" =>
                "'all' and '*' are the same to the DNS controller",
            "metadata.annotations[dns.gardener.cloud/ttl]" when difference.Was is null =>
                $"a ttl of {difference.Becomes.Text()} seconds is written, where the DNS provider's default counted",
            _ => null,
        };

    static bool Same(Difference difference) =>
        string.Equals(difference.Was.Text(), difference.Becomes.Text(), StringComparison.OrdinalIgnoreCase);

    static string? Suites(Difference difference)
    {
        var was = difference.Was.Texts();
        var becomes = difference.Becomes.Texts();
        if (IsTls13(difference) && becomes.Count == 0)
            return "with TLS 1.3 alone a list of cipher suites has no effect (envoy, TlsParameters.cipher_suites)";
        return CipherSuites.Effective(was).SequenceEqual(becomes)
            ? "Istio ignores the suites that are left out: it does not know them, or they are listed twice"
            : null;
    }

    static bool IsTls13(Difference difference) =>
        difference
            .Rendered.Items("spec", "servers")
            .Any(server => server.Text("tls", "minProtocolVersion") == TlsVersions.Tls13);
}

/// <summary>What may differ in a Certificate without a difference for traffic.</summary>
internal static class SameCertificate
{
    const string RsaIsDefault = "RSA is written out: it is what the controller takes where nothing is written";

    public static string? Gardener(Difference difference) =>
        difference.Shape switch
        {
            "spec.secretName" when difference.Becomes is null =>
                "`secretName` is the older spelling of `secretRef`, which the controller itself writes "
                    + "next to it (cert-management issue 423)",
            "spec.secretRef" or "spec.secretRef.namespace" when difference.Was is null =>
                "`secretRef` names the same Secret",
            "spec.privateKey" or "spec.privateKey.algorithm" when IsRsaWrittenOut(difference) => RsaIsDefault,
            "spec.commonName"
            or "spec.dnsNames" when Names(difference.Original!.Spec).SetEquals(Names(difference.Rendered.At("spec"))) =>
                HasAlias(difference)
                    ? "the names are the same: the common name is one of them anyway"
                    : "the names are the same, one of them is the common name now; the certificate is issued "
                        + "once more for that",
            "spec.renew" or "spec.ensureRenewedAfter" when difference.Becomes is null =>
                "it asks the controller for a renewal once, and is nothing to keep",
            _ => null,
        };

    public static string? CertManager(Difference difference) =>
        difference.Shape switch
        {
            "spec.privateKey" or "spec.privateKey.algorithm" when IsRsaWrittenOut(difference) => RsaIsDefault,
            "spec.issuerRef.kind" when difference.Was is null && difference.Becomes.Text() == "Issuer" =>
                "Issuer is what cert-manager takes where nothing is written",
            "spec.issuerRef.group" when difference.Was.Text() == "cert-manager.io" && difference.Becomes is null =>
                "cert-manager.io is what cert-manager takes where nothing is written",
            "spec.dnsNames" when difference.IsReordered => "the order of names has no effect",
            "spec.usages" when difference.IsReordered => "the order of usages has no effect",
            "spec.usages" when difference.Was is null =>
                "the usage 'server auth' is added, which clients of a server ask for; the certificate is "
                    + "issued once more for that",
            _ => null,
        };

    public static string? External(Difference difference) =>
        difference.Shape switch
        {
            "spec.refreshInterval"
                when (difference.Was.Text() ?? ExternalSecretDefaults.Interval) == ExternalSecretDefaults.Interval =>
                "one hour is what the API server writes where nothing is written",
            { } shape
                when ExternalSecretDefaults.Of(shape) is { } value
                    && (difference.Was is null || difference.Was.Text() == value)
                    && (difference.Becomes is null || difference.Becomes.Text() == value) =>
                $"'{value}' is what the API server writes where nothing is written",
            _ => null,
        };

    static bool IsRsaWrittenOut(Difference difference) =>
        difference.Was is null
        && (
            difference.Becomes.Text()
            ?? (difference.Becomes is JsonObject { Count: 1 } key ? key.Text("algorithm") : null)
        ) == "RSA";

    /// <summary>The common name stood among the names already, or the order alone differs.</summary>
    static bool HasAlias(Difference difference) =>
        difference.Original!.Spec.Text("commonName") == difference.Rendered.Text("spec", "commonName");

    /// <summary>cert-management adds the common name to the names.</summary>
    static HashSet<string> Names(JsonNode? spec) =>
        [.. spec.Texts("dnsNames"), .. spec.Text("commonName") is { } common ? [common] : Array.Empty<string>()];
}
