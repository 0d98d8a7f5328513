using System.Text.Json.Nodes;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Config;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Extensions;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>
/// Work grows with each list that a declaration has, never with its square: entries that differ, and equal ones, whose
/// duplicates are reported. A list that a later field brings is tested without anybody thinking of it.
/// </summary>
public sealed class ListGrowthTests
{
    const int Length = 120;

    static readonly Dictionary<string, Func<JsonObject>> Specs = new()
    {
        ["KymaTraffic"] = TrafficSpec.Shape.Describe,
        ["KymaTrafficCheck"] = TrafficCheckSpec.Shape.Describe,
        ["networking.istio.io/v1 Gateway"] = GatewaySpec.Shape.Describe,
        ["networking.istio.io/v1 ServiceEntry"] = ServiceEntrySpec.Shape.Describe,
        ["networking.istio.io/v1 DestinationRule"] = DestinationRuleSpec.Shape.Describe,
        ["networking.istio.io/v1 Sidecar"] = SidecarSpec.Shape.Describe,
        ["networking.istio.io/v1 VirtualService"] = VirtualServiceSpec.Shape.Describe,
        ["networking.istio.io/v1 WorkloadEntry"] = WorkloadEntry.Shape.Describe,
        ["networking.istio.io/v1 WorkloadGroup"] = WorkloadGroupSpec.Shape.Describe,
        ["networking.istio.io/v1alpha3 EnvoyFilter"] = EnvoyFilterSpec.Shape.Describe,
        ["networking.istio.io/v1beta1 ProxyConfig"] = ProxyConfigSpec.Shape.Describe,
        ["security.istio.io/v1 AuthorizationPolicy"] = AuthorizationPolicySpec.Shape.Describe,
        ["security.istio.io/v1 PeerAuthentication"] = PeerAuthenticationSpec.Shape.Describe,
        ["security.istio.io/v1 RequestAuthentication"] = RequestAuthenticationSpec.Shape.Describe,
        ["telemetry.istio.io/v1 Telemetry"] = TelemetrySpec.Shape.Describe,
        ["extensions.istio.io/v1alpha1 WasmPlugin"] = WasmPluginSpec.Shape.Describe,
    };

    public static TheoryData<string> Kinds => [.. Specs.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_every_list_that_a_declaration_has(string kind)
    {
        var schema = Specs[kind]();
        var failures = new List<string>();
        foreach (var path in DeclaredLists.Of(schema))
        {
            foreach (var command in kind == KymaTraffic.Kind ? (string[])["render", "check"] : ["check"])
            {
                foreach (var areEqual in (bool[])[false, true])
                {
                    if (
                        Growth.Excess(count => Document(kind, schema, path, count, areEqual), Length, command, "-") is
                        { } excess
                    )
                        failures.Add($"{command} of {path}{(areEqual ? ", entries equal" : "")}: {excess}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void Every_kind_of_Istio_has_its_lists_here() =>
        Assert.Equal(
            new[] { IstioKinds.Networking, IstioKinds.Security, IstioKinds.Telemetry, IstioKinds.Extensions }
                .SelectMany(IstioKinds.Of)
                .Order(),
            Specs
                .Keys.Where(kind => kind.Contains(' ', StringComparison.Ordinal))
                .Select(kind => kind.Split(' ')[1])
                .Order()
        );

    static string Document(string kind, JsonObject schema, string path, int count, bool areEqual)
    {
        var spec = DeclaredLists.Spec(schema, path, count, areEqual).AsObject();
        var names = kind.Split(' ');
        if (kind == KymaTraffic.Kind)
        {
            spec["domain"] = "example.com";
            spec["certificate"] ??= new JsonObject { ["existing"] = new JsonObject() };
            if (spec["certificate"]!["selfSigned"] is JsonObject own)
                (own["notBefore"], own["seedSecretRef"]) = (
                    "2026-01-01T00:00:00Z",
                    new JsonObject { ["name"] = "none" }
                );
        }

        return new JsonObject
        {
            ["apiVersion"] = names.Length == 2 ? names[0] : KymaTraffic.ApiVersion,
            ["kind"] = names[^1],
            ["metadata"] = new JsonObject
            {
                ["name"] = "shop",
                ["namespace"] = "shop",
                ["annotations"] = new JsonObject { ["config.kubernetes.io/local-config"] = "true" },
            },
            ["spec"] = spec,
        }.ToJsonString();
    }
}
