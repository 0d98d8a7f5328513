using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Egress;
using Kyma.Krm.Egress.Planning;
using Kyma.Krm.Egress.Services;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>
/// Every credential of a DestinationRule whose Secret is in the package: without a CA for the server, or with what
/// Envoy cannot load, every request gets 503. The CA is in the Secret of the name with the suffix, and only where there
/// is none of that name, in the Secret itself. A config's own rules have looked at the credentials of the rules that it
/// renders.
/// </summary>
internal sealed class OriginationCredentials(
    CheckedPackage package,
    CheckPolicy policy,
    DateTimeOffset now,
    Findings findings
)
{
    readonly Lookup<string, IstioResource<GatewaySpec>> _gateways = package
        .Istio.Gateways.SelectMany(gateway => GatewaySecrets.Of(gateway.Spec).Select(secret => (secret, gateway)))
        .ToLookup(use => use.secret, use => use.gateway);

    readonly Lookup<(string, string), CheckedResource> _secrets = ByName(package, "Secret");
    readonly Lookup<(string, string), CheckedResource> _maps = ByName(package, "ConfigMap");

    /// <summary>The first rule that names a credential of the gateways.</summary>
    readonly Dictionary<string, IstioResource<DestinationRuleSpec>> _users = [];

    public void Check()
    {
        foreach (var rule in package.Istio.DestinationRules.Where(package.Istio.IsOfConfig))
        {
            foreach (var (name, _) in ForeignCredentials.Of(rule.Spec, rule.Namespace))
                _users.TryAdd(name, rule);
        }

        foreach (var rule in package.Istio.DestinationRules.Where(rule => !package.Istio.IsOfConfig(rule)))
        {
            // A sidecar reads Secrets of its own namespace, the gateways those of theirs.
            var @namespace = rule.Spec.WorkloadSelector is null ? EgressGateway.Namespace : rule.Namespace;
            CheckShared(rule);
            foreach (var (tls, _, path) in OriginatedTls.Originating(rule.Spec))
            {
                var ca = OriginatedTls.Ca(tls, @namespace);
                var pair = OriginatedTls.Pair(tls, @namespace);
                if (rule.Spec.WorkloadSelector is null && IsExternal(rule.Spec.Host))
                    CheckGateways(rule, path, [ca, pair]);
                if (ca is not null)
                    CheckCa(rule, path, ca, @namespace);
                if (pair is not null && pair.Namespace == @namespace)
                    CheckPair(rule, path, pair);
            }
        }
    }

    static Lookup<(string, string), CheckedResource> ByName(CheckedPackage package, string kind) =>
        package.Of("", kind).ToLookup(resource => (resource.Id.Namespace, resource.Id.Name));

    void CheckCa(IstioResource<DestinationRuleSpec> rule, string path, NamedCredential ca, string @namespace)
    {
        if (ca.IsConfigMap)
            CheckCas(rule, path, ca, _maps[(ca.Namespace, ca.Name)], isForCa: true);
        else if (!ca.Name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal))
            findings.Add(
                new Finding(
                    EgressCredentialWithoutCa,
                    Severity.Error,
                    $"'{ca.Name}' must end in -cacert: from any other Secret Istio reads no CA, and the "
                        + "server is not verified, or every request gets 503. Write "
                        + $"'{ca.Name}{IstioSecret.CaSuffix}', for which the Secret of either name serves",
                    rule.Source.At($"{path}.{ca.Field}")
                )
            );
        else if (ca.Namespace == @namespace)
        {
            var own = _secrets[(@namespace, ca.Name)].ToArray();
            CheckCas(rule, path, ca, own.Length > 0 ? own : _secrets[(@namespace, Short(ca))], own.Length > 0);
        }
    }

    void CheckCas(
        IstioResource<DestinationRuleSpec> rule,
        string path,
        NamedCredential ca,
        IEnumerable<CheckedResource> sources,
        bool isForCa
    )
    {
        foreach (var source in sources)
        {
            if (SecretContent.Of(source) is not { } content)
                continue;
            CheckKeys(rule, source, content, isForCa, $"{path}.{ca.Field}", Short(ca));
            Report(rule, path, ca, source, LoadedSecret.Ca(content));
        }
    }

    void CheckPair(IstioResource<DestinationRuleSpec> rule, string path, NamedCredential pair)
    {
        if (pair.Name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal))
            findings.Add(
                EgressCaOnlyCredential,
                rule.Source.At($"{path}.{pair.Field}"),
                $"'{pair.Name}' must not end in '-cacert': Istio reads only a CA from such a Secret"
            );
        var acceptsP384 = policy.VersionFor(rule.Namespace).AcceptsP384;
        foreach (var secret in _secrets[(pair.Namespace, pair.Name)])
        {
            if (SecretContent.Of(secret) is { } content)
                Report(rule, path, pair, secret, LoadedSecret.Pair(content, acceptsP384));
        }
    }

    void Report(
        IstioResource<DestinationRuleSpec> rule,
        string path,
        NamedCredential name,
        CheckedResource source,
        LoadedSecret content
    )
    {
        var place = rule.Source.At($"{path}.{name.Field}");
        foreach (var finding in ClientSecretRules.Check(Short(name), source.Id, content, now, place))
            findings.Add(finding);
    }

    static bool IsExternal(string? host) =>
        host?.Contains('.', StringComparison.Ordinal) == true && !HostNames.IsInCluster(host);

    /// <summary>
    /// A rule without a selector is for the egress gateway, which reads the namespace that the ingress gateway reads.
    /// </summary>
    void CheckGateways(IstioResource<DestinationRuleSpec> rule, string path, IEnumerable<NamedCredential?> named)
    {
        var names = named
            .OfType<NamedCredential>()
            .Where(name => name is { IsConfigMap: false, Namespace: EgressGateway.Namespace });
        foreach (var (name, secret) in names.SelectMany(name => new[] { (name, Short(name)), (name, name.Name) }))
        {
            if (_gateways[secret].FirstOrDefault() is not { } gateway)
                continue;
            findings.Add(
                EgressCredentialOfGateway,
                rule.Source.At($"{path}.{name.Field}"),
                $"'{secret}' in {EgressGateway.Namespace} is a Secret of {gateway.Title()} too. Give the "
                    + "service a Secret of another name"
            );
            return;
        }
    }

    /// <summary>A config's own is compared with these where it is planned.</summary>
    void CheckShared(IstioResource<DestinationRuleSpec> rule)
    {
        foreach (var (name, field) in ForeignCredentials.Of(rule.Spec, rule.Namespace))
        {
            if (
                !_users.TryAdd(name, rule)
                && _users[name] is var first
                && first.Namespace != rule.Namespace
                && !package.Istio.HasComparedItself(rule, first)
            )
                findings.Add(
                    EgressCredentialShared,
                    rule.Source.At(field),
                    EgressTogether.WhyShared(name, first.Title(), first.Namespace, rule.Namespace)
                );
        }
    }

    void CheckKeys(
        IstioResource<DestinationRuleSpec> rule,
        CheckedResource secret,
        SecretData content,
        bool isForCa,
        string field,
        string name
    )
    {
        var read = content.Read;
        if (read.Ca?.IgnoredCrl is { } ignored)
            findings.Add(
                SecretFindings.CaCrlIgnored,
                rule.Source.At(field),
                $"'{ignored}' of the {secret.Id} {IstioSecret.WhyIgnored(ignored, read.Ca)}"
            );
        if (read.Ca is not null || content.HasUnreadable("ca.crt", "cacert"))
            return;
        findings.Add(
            new Finding(
                EgressCredentialWithoutCa,
                isForCa ? Severity.Error : EgressCredentialWithoutCa.Severity,
                isForCa
                    ? $"'{name}' gets its CA from the {secret.Id}, which {read.WhyNoCa}: every request gets 503"
                    : $"'{name}' needs the CA of the server's certificate, also of a public one: the "
                        + $"{secret.Id} {read.WhyNoCa}, and the package has no Secret "
                        + $"'{name}{IstioSecret.CaSuffix}'. Without either, every request gets 503",
                rule.Source.At(field)
            )
        );
    }

    /// <summary>As it is written in most rules: without the suffix of a Secret with nothing but a CA.</summary>
    static string Short(NamedCredential name) =>
        !name.IsConfigMap && name.Name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)
            ? name.Name[..^IstioSecret.CaSuffix.Length]
            : name.Name;
}
