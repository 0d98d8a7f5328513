using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Admission.Gateways;
using Kyma.Krm.Istio.Admission.Security;
using Kyma.Krm.Istio.Admission.ServiceEntries;
using Kyma.Krm.Istio.Admission.Sidecars;
using Kyma.Krm.Istio.Admission.TrafficPolicies;
using Kyma.Krm.Istio.Admission.VirtualServices;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Extensions;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Kubernetes.Metadata;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.IstioFindings;

namespace Kyma.Krm.Istio;

/// <summary>
/// What the cluster says of one Istio resource: CRD schema, CEL rules and Istio's webhook; and what it does not say.
/// </summary>
internal static class IstioRules
{
    /// <summary>The group of Gateway, VirtualService, DestinationRule, ServiceEntry, Sidecar and the like.</summary>
    public const string Group = IstioKinds.Networking;

    /// <summary>
    /// Every rule: of the admission, whose errors reject the resource and whose warnings kubectl prints; of single
    /// resources that are accepted; and between resources.
    /// </summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        .. IstioFindings.All,
        .. GatewayFindings.All,
        .. ServiceEntryFindings.All,
        .. DestinationRuleFindings.All,
        .. SidecarFindings.All,
        .. VirtualServiceFindings.All,
        .. SecurityFindings.All,
        .. PackageFindings.All,
    ];

    /// <summary>The verdict on a manifest of any origin; kinds that have no rules here are accepted.</summary>
    public static AdmissionVerdict Check(ResourceSource source, IstioVersion version, Findings findings)
    {
        if (source.Root is not YamlMapping root || !IstioKinds.Covers(root))
            return AdmissionVerdict.Accept;
        var found = new Findings();
        var review = new Review(source, version, found);
        ObjectMetadataRules.Check(root, source, found);
        MetadataRules.Check(root, review);
        var pitfalls = new Review(source, version, new Findings());
        CheckKind(root, review);
        switch (IstioKinds.GroupOf(root), root.FindText("kind"))
        {
            case (IstioKinds.Networking, "Gateway"):
                Check(GatewaySpec.Shape, GatewayRules.Check, PitfallRules.Check);
                break;
            case (IstioKinds.Networking, "ServiceEntry"):
                Check(ServiceEntrySpec.Shape, ServiceEntryRules.Check, PitfallRules.Check);
                break;
            case (IstioKinds.Networking, "DestinationRule"):
                Check(DestinationRuleSpec.Shape, DestinationRuleRules.Check, PitfallRules.Check);
                break;
            case (IstioKinds.Networking, "Sidecar"):
                Check(SidecarSpec.Shape, SidecarRules.Check, PitfallRules.Check);
                break;
            case (IstioKinds.Networking, "VirtualService"):
                Check(VirtualServiceSpec.Shape, VirtualServiceRules.Check, PitfallRules.Check);
                break;
            case (IstioKinds.Networking, "WorkloadEntry"):
                Check(WorkloadEntry.Shape, EndpointRules.Check);
                break;
            case (IstioKinds.Networking, "WorkloadGroup"):
                Check(WorkloadGroupSpec.Shape, EndpointRules.Check);
                break;
            case (IstioKinds.Networking, "EnvoyFilter"):
                Check(EnvoyFilterSpec.Shape, EnvoyFilterRules.Check);
                break;
            case (IstioKinds.Networking, "ProxyConfig"):
                Check(ProxyConfigSpec.Shape, (config, at) => TargetRules.CheckSelector(config.Spec.Selector, at));
                break;
            case (IstioKinds.Security, "AuthorizationPolicy"):
                Check(AuthorizationPolicySpec.Shape, AuthorizationRules.Check);
                break;
            case (IstioKinds.Security, "PeerAuthentication"):
                Check(PeerAuthenticationSpec.Shape, PeerAuthenticationRules.Check);
                break;
            case (IstioKinds.Security, "RequestAuthentication"):
                Check(RequestAuthenticationSpec.Shape, (jwt, at) => TargetRules.Check(jwt.Spec, at));
                break;
            case (IstioKinds.Telemetry, "Telemetry"):
                Check(TelemetrySpec.Shape, TelemetryRules.Check);
                break;
            case (IstioKinds.Extensions, "WasmPlugin"):
                Check(WasmPluginSpec.Shape, WasmPluginRules.Check);
                break;
        }

        findings.AddRange(found.Sorted());
        findings.AddRange(pitfalls.Sorted());
        return Verdict(found);

        void Check<TSpec>(
            Shape<TSpec> shape,
            Action<IstioResource<TSpec>, Review> admission,
            Action<IstioResource<TSpec>, Review>? traps = null
        )
            where TSpec : class
        {
            if (ApiServer.Read(source, shape, version, found) is not { } resource)
                return;
            admission(resource, review);
            traps?.Invoke(resource, pitfalls);
        }
    }

    /// <summary>The API server knows no other kinds and versions of these groups.</summary>
    static void CheckKind(YamlMapping root, Review review)
    {
        var (group, kind) = (IstioKinds.GroupOf(root), root.FindText("kind") ?? "");
        var kinds = IstioKinds.Of(group);
        if (!kinds.Contains(kind))
        {
            review.NotOneOf(kind, kinds, IstioKindUnknown, "kind");
            return;
        }

        var versions = IstioKinds.Versions(group, kind);
        if (!versions.Contains(root.FindText("apiVersion")!.Split('/')[^1]))
            review.Add(
                IstioVersionUnserved,
                "apiVersion",
                $"'{root.FindText("apiVersion")}' must be one of: "
                    + $"{string.Join(", ", versions.Select(version => $"{group}/{version}"))}"
            );
    }

    /// <summary>The verdict on a resource that we rendered.</summary>
    public static AdmissionVerdict Check(JsonObject resource, IstioVersion version, Findings findings)
    {
        var id = Rendered.IdOf(resource);
        var reference = new ResourceReference((string)resource["apiVersion"]!, id.Kind, id.Namespace, id.Name);
        return Check(
            new ResourceSource(YamlJson.FromJson(resource), reference, null, hasPositions: false),
            version,
            findings
        );
    }

    static AdmissionVerdict Verdict(Findings found) =>
        found.HasErrors ? AdmissionVerdict.Reject
        : found.Sorted().Any(finding => finding.Severity == Severity.Warning) ? AdmissionVerdict.Warn
        : AdmissionVerdict.Accept;
}

/// <summary>
/// What Istio accepts silently and then does not do: one resource looked at by itself. They are no part of the
/// verdict: an error says that no request can succeed, a warning that traffic differs or protection is lost.
/// </summary>
internal static class PitfallRules
{
    public static void Check(IstioResource<GatewaySpec> gateway, Review review) =>
        ServerPitfallRules.Check(gateway.Spec, review);

    public static void Check(IstioResource<ServiceEntrySpec> entry, Review review) =>
        ServiceEntryPitfallRules.Check(entry.Spec, review);

    public static void Check(IstioResource<SidecarSpec> sidecar, Review review) =>
        SidecarPitfallRules.Check(sidecar.Spec, review);

    public static void Check(IstioResource<DestinationRuleSpec> rule, Review review) =>
        ServerPitfallRules.CheckCase(rule.Spec.Host, "spec.host", review);

    public static void Check(IstioResource<VirtualServiceSpec> routes, Review review) =>
        VirtualServicePitfallRules.Check(routes.Spec, review);
}
