using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Importing.Comparing;

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
        return Suite.ThatCount(was).SequenceEqual(becomes)
            ? "Istio ignores the suites that are left out: it does not know them, or they are listed twice"
            : null;
    }

    static bool IsTls13(Difference difference) =>
        difference
            .Rendered.Items("spec", "servers")
            .Any(server => server.Text("tls", "minProtocolVersion") == TlsVersions.Tls13);
}
