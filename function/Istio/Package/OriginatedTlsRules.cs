using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>DestinationRules that originate TLS where it does not work.</summary>
internal static class OriginatedTlsRules
{
    public static void Check(IstioResources package, Findings findings)
    {
        var byGateways = package
            .VirtualServices.Where(IsForGateways)
            .SelectMany(service => service.Spec.AllDestinations())
            .ToHashSet();
        // Plain requests that a route sends to the TLS port are no double TLS.
        var rerouted = package
            .VirtualServices.SelectMany(service => service.Spec.HttpDestinations())
            .Concat(byGateways)
            .ToHashSet();
        foreach (var rule in package.DestinationRules)
        {
            var host = rule.Spec.Host ?? "";
            var isOfGateways = IsOfGateways(rule, package);
            foreach (var (tls, port, path) in OriginatedTls.Originating(rule.Spec))
            {
                if (tls.InsecureSkipVerify == true)
                    findings.Add(
                        ClientTlsSkipsVerification,
                        rule.Source.At($"{path}.insecureSkipVerify"),
                        $"the server behind '{host}' is not verified, so anyone who answers in its place is "
                            + "trusted: remove it"
                    );
                if (
                    tls.CredentialName is { Length: > 0 }
                    && rule.Spec.WorkloadSelector is null
                    && !isOfGateways
                    && !byGateways.Contains(host)
                )
                    findings.Add(
                        ClientTlsCredentialWithoutSelector,
                        rule.Source.At($"{path}.credentialName"),
                        $"'{tls.CredentialName}' is ignored by sidecars without workloadSelector, which "
                            + "then send plaintext: add workloadSelector.matchLabels"
                    );

                if (!isOfGateways && !rerouted.Contains(host))
                    CheckTwice(rule, package.EntriesOf[host], port, path, findings);
            }
        }
    }

    static void CheckTwice(
        IstioResource<DestinationRuleSpec> rule,
        IEnumerable<IstioResource<ServiceEntrySpec>> entries,
        long? port,
        string path,
        Findings findings
    )
    {
        var overridden = (rule.Spec.TrafficPolicy?.PortLevelSettings ?? [])
            .Select(setting => setting.Port?.Number)
            .ToHashSet();
        foreach (var entry in entries)
        {
            var twice = (entry.Spec.Ports ?? []).FirstOrDefault(candidate =>
                Protocols.Parse(candidate.Protocol).IsTls()
                && (port is null ? !overridden.Contains(candidate.Number) : port == candidate.Number)
            );
            if (twice is null || (port is null && entry.Spec.Ports!.Count > 1))
                continue;
            findings.Add(
                ClientTlsTwice,
                rule.Source.At($"{path}.mode"),
                $"port {twice.Number} of {entry.Title()} has protocol {twice.Protocol}, so TLS would be "
                    + "wrapped into TLS: remove `tls` here if applications speak TLS. If they speak plain HTTP, add "
                    + $"a port 80 with protocol HTTP and `targetPort: {twice.TargetPort ?? twice.Number}` there, and "
                    + "originate TLS for port 80 alone, in `portLevelSettings`"
            );
        }
    }

    /// <summary>
    /// Only the gateways' namespace sees the rule, or the host: no sidecar uses it, whichever routes lead there.
    /// </summary>
    public static bool IsOfGateways(IstioResource<DestinationRuleSpec> rule, IstioResources package)
    {
        if (Visibility.Of(rule.Spec.ExportTo, rule.Namespace).IsOnlyOf(SystemNamespaces.Istio))
            return true;
        var entries = package.EntriesOf[rule.Spec.Host ?? ""];
        return entries.Any() && entries.All(entry => RegisteredHosts.Scope(entry).IsOnlyOf(SystemNamespaces.Istio));
    }

    static bool IsForGateways(IstioResource<VirtualServiceSpec> service) =>
        (service.Spec.Gateways ?? []).Any(name => name != "mesh");
}

/// <summary>The TLS settings of a DestinationRule.</summary>
internal static class OriginatedTls
{
    /// <summary>Those by which TLS is originated without Istio's own certificates.</summary>
    public static IEnumerable<(ClientTls Tls, long? Port, string Path)> Originating(DestinationRuleSpec spec) =>
        Settings(spec).Where(setting => IsOriginated(setting.Tls));

    /// <summary>TLS with a certificate of the web or the client's own, and not with Istio's.</summary>
    public static bool IsOriginated(ClientTls? tls) => tls?.Mode is "SIMPLE" or "MUTUAL";

    /// <summary>
    /// The Secret or ConfigMap with the CA for the server. The name of a Secret has the suffix; where there is none of
    /// that name, istiod looks into the one without it. Null where nothing is verified, or without a credential.
    /// </summary>
    /// <param name="tls">That is originated.</param>
    /// <param name="namespace">Of the proxy, which reads no Secret elsewhere.</param>
    public static NamedCredential? Ca(ClientTls tls, string @namespace)
    {
        var own = tls.CaCertCredentialName is { Length: > 0 };
        if (
            tls.InsecureSkipVerify == true
            || (own ? tls.CaCertCredentialName : tls.CredentialName) is not { Length: > 0 } written
        )
            return null;
        var field = own ? "caCertCredentialName" : "credentialName";
        if (written.StartsWith(IstioSecret.ConfigMapScheme, StringComparison.Ordinal))
            return Split(written[IstioSecret.ConfigMapScheme.Length..], @namespace, field) with { IsConfigMap = true };
        var secret = Split(IstioSecret.WithoutScheme(written), @namespace, field);
        return own || secret.Name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)
            ? secret
            : secret with
            {
                Name = $"{secret.Name}{IstioSecret.CaSuffix}",
            };
    }

    /// <summary>The Secret with the client's certificate; null where none is shown, or it is in a file.</summary>
    /// <param name="tls">That is originated.</param>
    /// <param name="namespace">Of the proxy, which reads no Secret elsewhere.</param>
    public static NamedCredential? Pair(ClientTls tls, string @namespace) =>
        tls.Mode == "MUTUAL" && tls.CredentialName is { Length: > 0 } written
            ? Split(IstioSecret.WithoutScheme(written), @namespace, "credentialName")
            : null;

    /// <summary>The Secret of <c>credentialName</c>; null where none is named, or the proxy does not read it.</summary>
    /// <param name="tls">That is originated.</param>
    /// <param name="namespace">Of the proxy.</param>
    public static NamedCredential? Named(ClientTls tls, string @namespace) =>
        tls.CredentialName is { Length: > 0 } written
        && !written.StartsWith(IstioSecret.ConfigMapScheme, StringComparison.Ordinal)
        && Split(IstioSecret.WithoutScheme(written), @namespace, "credentialName") is var named
        && named.Namespace == @namespace
            ? named
            : null;

    static NamedCredential Split(string name, string @namespace, string field)
    {
        var (owner, own) = IstioSecret.Located(name, @namespace);
        return new NamedCredential(owner, own, field);
    }

    /// <summary>
    /// Every TLS setting of a rule and of its subsets, with the port it is for (null: all) and its place.
    /// </summary>
    public static IEnumerable<(ClientTls Tls, long? Port, string Path)> Settings(DestinationRuleSpec spec) =>
        Settings(spec.TrafficPolicy, "spec.trafficPolicy")
            .Concat(
                (spec.Subsets ?? []).SelectMany(
                    (subset, i) => Settings(subset.TrafficPolicy, $"{FieldPath.Child("spec.subsets", i)}.trafficPolicy")
                )
            );

    static IEnumerable<(ClientTls Tls, long? Port, string Path)> Settings(TrafficPolicy? policy, string path)
    {
        if (policy?.Tls is { } tls)
            yield return (tls, null, $"{path}.tls");
        for (var i = 0; i < policy?.PortLevelSettings?.Count; i++)
        {
            var setting = policy.PortLevelSettings[i];
            if (setting.Tls is { } ofPort)
                yield return (ofPort, setting.Port?.Number, $"{FieldPath.Child($"{path}.portLevelSettings", i)}.tls");
        }
    }
}

/// <summary>Where a proxy's credential is looked for.</summary>
/// <param name="Namespace">Another one than the proxy's is never read, but for a ConfigMap.</param>
/// <param name="Name">For a CA in a Secret with its suffix, unless <c>caCertCredentialName</c> lacks it.</param>
/// <param name="Field">Below <c>tls</c>, where it is written.</param>
internal sealed record NamedCredential(string Namespace, string Name, string Field)
{
    /// <summary>It is a ConfigMap, and has a CA alone.</summary>
    public bool IsConfigMap { get; init; }
}

/// <summary>Originated TLS that the other side does not understand.</summary>
internal static class StartTlsRules
{
    public static void Check(IstioResources package, Findings findings)
    {
        foreach (var rule in package.DestinationRules)
        {
            foreach (var (_, port, path) in OriginatedTls.Originating(rule.Spec))
            {
                var ports = port is { } only
                    ? [only]
                    : package
                        .EntriesOf[rule.Spec.Host ?? ""]
                        .SelectMany(entry => entry.Spec.Ports ?? [])
                        .Select(candidate => candidate.Number ?? 0);
                foreach (var number in ports.Distinct())
                {
                    if (StartTlsOn(number) is { } protocol)
                        findings.Add(
                            ClientTlsStarttls,
                            rule.Source.At($"{path}.mode"),
                            $"port {number} usually speaks {protocol}, which begins without TLS and "
                                + "switches to it later. A proxy that begins with TLS gets no answer. Set mode "
                                + "DISABLE, and let the application's client switch to TLS"
                        );
                }
            }
        }
    }

    static string? StartTlsOn(long port) =>
        port switch
        {
            5432 => "PostgreSQL",
            3306 => "MySQL",
            1433 => "SQL Server's TDS",
            587 => "SMTP submission",
            _ => null,
        };
}

/// <summary>DestinationRules that name a server and then take any server's certificate.</summary>
internal static class VerifiedNameRules
{
    /// <summary>
    /// A ServiceEntry may bring the names, so nothing is said of hosts that the package does not register.
    /// </summary>
    public static void Check(IstioResources package, Findings findings)
    {
        foreach (var rule in package.DestinationRules)
        {
            var entries = package.EntriesOf[rule.Spec.Host ?? ""];
            if (!entries.Any() || entries.Any(entry => entry.Spec.SubjectAltNames is { Count: > 0 }))
                continue;
            foreach (var (tls, _, path) in OriginatedTls.Originating(rule.Spec))
            {
                if (
                    tls is
                    { Sni: { Length: > 0 } sni, SubjectAltNames: null or { Count: 0 }, InsecureSkipVerify: not true }
                )
                    findings.Add(
                        ClientTlsNameUnchecked,
                        rule.Source.At($"{path}.sni"),
                        $"'{sni}' without subjectAltNames leaves the name in the server's certificate "
                            + $"unchecked: add subjectAltNames: [{sni}], or remove sni"
                    );
            }
        }
    }
}
