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
    readonly Dictionary<string, FirstMet<Registered>> _byHost = [];
    readonly Dictionary<int, FirstMet<Registered>> _httpOnPort = [];
    readonly Dictionary<int, FirstMet<Registered>> _waitingOnPort = [];
    readonly Dictionary<int, FirstMet<Registered>> _ambiguousOnPort = [];
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
                    Services = [.. plan.Services.Where(service => source.HasRead(service.Field))],
                },
                source
            );
    }

    void Add(EgressPlan plan, ResourceSource source)
    {
        foreach (var service in plan.Services)
        {
            CheckHosts(service, plan, source);
            CheckCredential(service, plan, source);
            foreach (var use in SharedPortRules.UsesOf([service], items))
                CheckPort(use, plan, source);
        }

        // Only now: what one config does to itself is told elsewhere.
        foreach (var service in plan.Services)
            Register(service, plan, source);
        if (plan.RegistryOnly && !_sidecars.TryAdd(plan.Namespace, plan))
            findings.Add(
                EgressAnotherSidecar,
                source.At("spec.egress.outboundTrafficPolicy"),
                $"'REGISTRY_ONLY' needs one Sidecar for the namespace '{plan.Namespace}', and the "
                    + $"KymaTraffic '{_sidecars[plan.Namespace].ConfigName}' renders one already. Leave it out "
                    + "here: services of both are within reach"
            );
    }

    void Register(EgressService service, EgressPlan plan, ResourceSource source)
    {
        foreach (var host in service.Hosts)
            Put(_byHost, host, new Registered(service, plan, source));
        foreach (var use in SharedPortRules.UsesOf([service], items))
        {
            var registered = new Registered(service, plan, source);
            if (use.Port.IsHttp)
                Put(_httpOnPort, use.Port.Number, registered);
            if (use is { Port.IsHttp: false, MayWait: true })
                Put(_waitingOnPort, use.Port.Number, registered);
            if (use is { Port.IsHttp: false, IsAmbiguous: true })
                Put(_ambiguousOnPort, use.Port.Number, registered);
        }
    }

    void CheckHosts(EgressService service, EgressPlan plan, ResourceSource source)
    {
        foreach (var host in service.Hosts)
        {
            if (Met(_byHost, host, plan) is not { } first)
                continue;
            findings.Add(
                EgressHostRegisteredTwice,
                source.At(service.Field),
                $"'{host}' is registered by {first.For(plan)} already: a host must be registered once for those who "
                    + "see both. Remove it here, or set `exportTo: [\".\"]` in both and give each a namespace of "
                    + "its own"
            );
        }
    }

    /// <summary>
    /// The gateway reads it in istio-system, where a Secret has no owner; that of a sidecar is in the config's own
    /// namespace.
    /// </summary>
    void CheckCredential(EgressService service, EgressPlan plan, ResourceSource source)
    {
        if (!service.ViaGateway || service.Origination?.CredentialName is not { } name)
            return;
        if (gateways.UserOf(name) is { } used)
            findings.Add(
                EgressCredentialOfGateway,
                source.At($"{service.Field}.tls.credentialName"),
                $"'{used.Secret}' in {EgressGateway.Namespace} is a Secret of the {used.Gateway} too. Give "
                    + "the service a Secret of another name"
            );

        if (_credentials.TryAdd(name, new Registered(service, plan, source)))
            return;
        var first = _credentials[name];
        if (first.Plan.Namespace == plan.Namespace)
            return;
        findings.Add(
            EgressCredentialShared,
            source.At($"{service.Field}.tls.credentialName"),
            $"'{name}' in {EgressGateway.Namespace} is named by {first.For(plan)} too, for the namespace "
                + $"'{first.Plan.Namespace}': each of the two speaks with it. Give '{plan.Namespace}' a Secret of "
                + "its own"
        );
    }

    void CheckPort(PortUse use, EgressPlan plan, ResourceSource source)
    {
        var (service, port) = (use.Service, use.Port);
        if (use.MayWait && Met(_httpOnPort, port.Number, plan) is { } http)
            findings.Add(
                EgressPortProtocolConflict,
                source.At(service.Field),
                SharedPortRules.Waits(use, $"'{http.Service.Hosts[0]}' in {http.For(plan)} speaks HTTP there")
            );

        if (port.IsHttp && Met(_waitingOnPort, port.Number, plan) is { } tcp)
            findings.Add(
                EgressPortProtocolConflict,
                source.At(service.Field),
                $"port {port.Number} is HTTP for '{service.Hosts[0]}', and plain TCP for "
                    + $"'{tcp.Service.Hosts[0]}' in {tcp.For(plan)}: connections to that one hang if its server speaks "
                    + "first, as MySQL and SMTP servers do. Use another port, or give that service `addresses`"
            );

        if (use.IsAmbiguous && Met(_ambiguousOnPort, port.Number, plan) is { } alike)
            findings.Add(
                EgressTcpHostsShareAPort,
                source.At(service.Field),
                $"'{service.Hosts[0]}' and '{alike.Service.Hosts[0]}' ({alike.For(plan)}) cannot be told apart on "
                    + $"port {port.Number}, because {port.Protocol} carries no host name; {SharedPortRules.Remedy}"
            );
    }

    static void Put<TKey>(Dictionary<TKey, FirstMet<Registered>> index, TKey key, Registered registered)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var met))
            index[key] = met = new FirstMet<Registered>();
        met.Add(registered, ExportScope.Of(registered.Plan));
    }

    static Registered? Met<TKey>(Dictionary<TKey, FirstMet<Registered>> index, TKey key, EgressPlan plan)
        where TKey : notnull => index.GetValueOrDefault(key)?.By(ExportScope.Of(plan));

    sealed record Registered(EgressService Service, EgressPlan Plan, ResourceSource Source)
    {
        /// <summary>Configs of two packages may bear one name: then the file says which is meant.</summary>
        public string For(EgressPlan reader) =>
            $"`{Source.NameOf(Service.Field)}` of the KymaTraffic '{Plan.ConfigName}'"
            + (reader.ConfigName == Plan.ConfigName && Source.File is { } file ? $" in {file.Path}" : "");
    }
}
