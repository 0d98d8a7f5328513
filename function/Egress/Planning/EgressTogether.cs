using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Planning;

/// <summary>
/// What the configs of one run do to one another; each is told at the later one, against the first it meets.
/// </summary>
internal sealed class EgressTogether(InputItems items, GatewaySecrets gateways, Findings findings)
{
    readonly FirstMet<string, Registered> _byHost = new();
    readonly FirstMet<int, Registered> _httpOnPort = new();
    readonly FirstMet<int, Registered> _waitingOnPort = new();
    readonly FirstMet<int, Registered> _ambiguousOnPort = new();
    readonly Dictionary<string, EgressPlan> _sidecars = [];
    readonly Dictionary<string, Registered> _credentials = [];

    /// <summary>Reports names, hosts, Sidecars and credentials that two configs of a run both claim.</summary>
    public static void Check(
        IReadOnlyList<(EgressPlan Plan, ResourceSource Source)> all,
        InputItems items,
        GatewaySecrets gateways,
        Findings findings
    )
    {
        var together = new EgressTogether(items, gateways, findings);
        foreach (
            var (plan, source) in all.Where(each =>
                each.Source.HasRead(
                    "spec.egress.namespace",
                    "spec.egress.exportTo",
                    "spec.egress.outboundTrafficPolicy",
                    "metadata.namespace"
                )
            )
        )
            together.Add(
                plan with
                {
                    Services = plan.Services.Where(service => source.HasRead(service.Field)).ToArray(),
                },
                source
            );
    }

    void Add(EgressPlan plan, ResourceSource source)
    {
        var seenBy = ExportScope.Of(plan);
        var services = plan.Services.Select(service => new Registered(service, plan, seenBy, source)).ToList();
        foreach (var own in services)
        {
            CheckHosts(own);
            CheckCredential(own);
            foreach (var use in SharedPortRules.UsesOf([own.Service], items))
                CheckPort(use, own);
        }

        // Only now: what one config does to itself is told elsewhere.
        services.ForEach(Register);
        if (plan.RegistryOnly && !_sidecars.TryAdd(plan.Namespace, plan))
            findings.Add(
                EgressAnotherSidecar,
                source.At("spec.egress.outboundTrafficPolicy"),
                $"'REGISTRY_ONLY' needs one Sidecar for the namespace '{plan.Namespace}', and the "
                    + $"KymaTraffic '{_sidecars[plan.Namespace].ConfigName}' renders one already. Leave it out "
                    + "here: services of both are within reach"
            );
    }

    void Register(Registered own)
    {
        foreach (var host in own.Service.Hosts)
            _byHost.Add(host, own, own.SeenBy);
        foreach (var use in SharedPortRules.UsesOf([own.Service], items))
        {
            if (use.Port.IsHttp)
                _httpOnPort.Add(use.Port.Number, own, own.SeenBy);
            if (use is { Port.IsHttp: false, MayWait: true })
                _waitingOnPort.Add(use.Port.Number, own, own.SeenBy);
            if (use is { Port.IsHttp: false, IsAmbiguous: true })
                _ambiguousOnPort.Add(use.Port.Number, own, own.SeenBy);
        }
    }

    void CheckHosts(Registered own)
    {
        foreach (var host in own.Service.Hosts)
        {
            if (_byHost.By(host, own.SeenBy) is not { } first)
                continue;
            findings.Add(
                EgressHostRegisteredTwice,
                own.Source.At(own.Service.Field),
                $"'{host}' is registered by {first.For(own.Plan)} already: a host must be registered once for those "
                    + "who see both. Remove it here, or set `exportTo: [\".\"]` in both and give each a namespace of "
                    + "its own"
            );
        }
    }

    /// <summary>
    /// The gateway reads it in istio-system, where a Secret has no owner; that of a sidecar is in the config's own
    /// namespace.
    /// </summary>
    void CheckCredential(Registered own)
    {
        var (service, plan, _, source) = own;
        if (!service.ViaGateway || service.Origination?.CredentialName is not { } name)
            return;
        if (gateways.UserOf(name) is { } used)
            findings.Add(
                EgressCredentialOfGateway,
                source.At($"{service.Field}.tls.credentialName"),
                $"'{used.Secret}' in {EgressGateway.Namespace} is a Secret of the {used.Gateway} too. Give "
                    + "the service a Secret of another name"
            );

        var (user, theirs) =
            !_credentials.TryAdd(name, own) && _credentials[name] is var first && first.Plan.Namespace != plan.Namespace
                ? (first.For(plan), first.Plan.Namespace)
            : items.Once(all => new ForeignCredentials(all)).UserOf(name, plan.Namespace) is { } rule
                ? ($"the {rule.IdInFile}", rule.Id.Namespace)
            : ("", "");
        if (theirs.Length > 0)
            findings.Add(
                EgressCredentialShared,
                source.At($"{service.Field}.tls.credentialName"),
                WhyShared(name, user, theirs, plan.Namespace)
            );
    }

    /// <summary>What is said of a credential of two namespaces, whoever names it.</summary>
    /// <param name="name">Of the Secret.</param>
    /// <param name="user">Who names it first.</param>
    /// <param name="theirs">The namespace that this one is for.</param>
    /// <param name="own">The namespace where it is reported.</param>
    public static string WhyShared(string name, string user, string theirs, string own) =>
        $"'{name}' in {EgressGateway.Namespace} is named by {user} too, for the namespace '{theirs}': each of the two "
        + $"speaks with it. Give '{own}' a Secret of its own";

    void CheckPort(PortUse use, Registered own)
    {
        var (service, plan, seenBy, source) = own;
        var port = use.Port;
        if (use.MayWait && _httpOnPort.By(port.Number, seenBy) is { } http)
            findings.Add(
                EgressPortProtocolConflict,
                source.At(service.Field),
                SharedPortRules.Waits(use, $"'{http.Service.Hosts[0]}' in {http.For(plan)} speaks HTTP there")
            );

        if (port.IsHttp && _waitingOnPort.By(port.Number, seenBy) is { } tcp)
            findings.Add(
                EgressPortProtocolConflict,
                source.At(service.Field),
                $"port {port.Number} is HTTP for '{service.Hosts[0]}', and plain TCP for "
                    + $"'{tcp.Service.Hosts[0]}' in {tcp.For(plan)}: connections to that one hang if its server speaks "
                    + "first, as MySQL and SMTP servers do. Use another port, or give that service `addresses`"
            );

        if (use.IsAmbiguous && _ambiguousOnPort.By(port.Number, seenBy) is { } alike)
            findings.Add(
                EgressTcpHostsShareAPort,
                source.At(service.Field),
                $"'{service.Hosts[0]}' and '{alike.Service.Hosts[0]}' ({alike.For(plan)}) cannot be told apart on "
                    + $"port {port.Number}, because {port.Protocol} carries no host name; {SharedPortRules.Remedy}"
            );
    }

    sealed record Registered(EgressService Service, EgressPlan Plan, Visibility SeenBy, ResourceSource Source)
    {
        /// <summary>Configs of two packages may bear one name: then the file says which is meant.</summary>
        public string For(EgressPlan reader) =>
            $"`{Source.NameOf(Service.Field)}` of the KymaTraffic '{Plan.ConfigName}'"
            + (reader.ConfigName == Plan.ConfigName && Source.File is { } file ? $" in {file.Path}" : "");
    }
}
