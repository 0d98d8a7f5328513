namespace Kyma.Krm.Tests.Checking.Dangers;

/// <summary>What ztunnel does not do, whom it concerns, and what takes pods past their sidecars.</summary>
public sealed class AmbientTests
{
    static string Namespace(string name, string labels) =>
        $"---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}, labels: {{{labels}}}}}\n";

    const string Mode = "istio.io/dataplane-mode: ambient";
    const string Plain = "{number: 80, name: http, protocol: HTTP, targetPort: 443}";

    static string Originated(string more = "", string port = Plain, string @namespace = "shop") =>
        TestMesh.Entry("api", @namespace, "api.partner.com", port, more)
        + TestMesh.Of(
            "DestinationRule",
            "api",
            @namespace,
            "{host: api.partner.com, trafficPolicy: {tls: {mode: SIMPLE}}}"
        );

    static string Sidecar(string mode) =>
        TestMesh.Of(
            "Sidecar",
            "default",
            "shop",
            $"{{egress: [{{hosts: [\"./*\"]}}], outboundTrafficPolicy: {{mode: {mode}}}}}"
        );

    static string Pod(string metadata, string spec = "", string @namespace = "shop") =>
        $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: orders, namespace: {@namespace}{metadata}}}\n"
        + $"spec: {{containers: [{{name: main, image: \"app:1\"}}]{spec}}}\n";

    static string Annotated(string annotation) => $", annotations: {{traffic.sidecar.istio.io/{annotation}}}";

    /// <summary>The first namespace of the ambient mesh that the entry is exported to.</summary>
    [Theory]
    [InlineData("", "alpha")]
    [InlineData(", exportTo: [zeta, omega, plain]", "omega")]
    [InlineData(", exportTo: [plain, zeta]", "zeta")]
    [InlineData(", exportTo: [plain]", null)]
    [InlineData(", exportTo: [.]", null)]
    public void The_client_of_a_service_is_named(string export, string? client)
    {
        var told = CheckRun
            .Of(
                Namespace("zeta", Mode)
                    + Namespace("omega", Mode)
                    + Namespace("alpha", Mode)
                    + Namespace("plain", "istio-injection: enabled")
                    + Namespace("shop", "istio-injection: enabled")
                    + Originated(export)
            )
            .Of("ambient-without-waypoint");

        if (client is null)
            Assert.Equal("", told);
        else
            Assert.StartsWith(
                $"warning spec.trafficPolicy: the namespace {client} is in the ambient mesh, and 'api.partner.com' has",
                told,
                StringComparison.Ordinal
            );
    }

    const string Enabled =
        "---\napiVersion: operator.kyma-project.io/v1alpha2\nkind: Istio\nmetadata: {name: default, namespace: "
        + "kyma-system}\nspec: {experimental: {enableAmbient: true}}\n";

    /// <summary>Where Kyma's Istio has the ambient mesh, a namespace that is not in the package may be in it.</summary>
    [Theory]
    [InlineData("", "info spec.trafficPolicy: Kyma's Istio resource enables the ambient mesh. If the namespace shop")]
    [InlineData("istio-injection: enabled", "")]
    public void A_namespace_that_is_not_there_may_be_ambient(string labels, string told)
    {
        var run = CheckRun.Of(Enabled + (labels.Length > 0 ? Namespace("shop", labels) : "") + Originated());
        Assert.StartsWith(told, run.Of("ambient-without-waypoint"), StringComparison.Ordinal);
        Assert.Equal(told.Length == 0, run.Of("ambient-without-waypoint").Length == 0);
    }

    [Theory]
    [InlineData("REGISTRY_ONLY", "warning spec.outboundTrafficPolicy: the namespace shop is in the ambient mesh")]
    [InlineData("ALLOW_ANY", "")]
    public void Only_a_lock_is_lost(string mode, string message)
    {
        var told = CheckRun.Of(Namespace("shop", Mode) + Sidecar(mode)).Of("ambient-without-waypoint");

        Assert.StartsWith(message, told, StringComparison.Ordinal);
        Assert.Equal(message.Length == 0, told.Length == 0);
    }

    [Theory]
    [InlineData($", labels: {{{Mode}}}", "REGISTRY_ONLY", true)]
    [InlineData($", labels: {{{Mode}}}", "ALLOW_ANY", false)]
    [InlineData($", labels: {{{Mode}, sidecar.istio.io/inject: \"true\"}}", "REGISTRY_ONLY", false)]
    [InlineData(", labels: {istio.io/dataplane-mode: none}", "REGISTRY_ONLY", false)]
    public void A_pod_may_join_by_itself(string metadata, string mode, bool isTold) =>
        Assert.Equal(
            isTold,
            CheckRun
                .Of(Sidecar(mode) + Pod(metadata))
                .Of("ambient-without-waypoint")
                .StartsWith("warning metadata.labels[istio.io/dataplane-mode]: ", StringComparison.Ordinal)
        );

    /// <summary>What is taken past the sidecar is said in words.</summary>
    [Theory]
    [InlineData(
        "excludeOutboundPorts: \"5432\"",
        "",
        "`excludeOutboundPorts: 5432` takes connections to these ports past"
    )]
    [InlineData(
        "excludeOutboundIPRanges: 10.0.0.0/8",
        "",
        "`excludeOutboundIPRanges: 10.0.0.0/8` takes connections to these addresses past"
    )]
    [InlineData("includeOutboundIPRanges: \"\"", "", "`includeOutboundIPRanges: ` takes all connections past")]
    [InlineData(
        "includeOutboundIPRanges: 10.0.0.0/8",
        "",
        "`includeOutboundIPRanges: 10.0.0.0/8` takes connections to all other addresses past"
    )]
    [InlineData(
        "excludeInterfaces: eth1",
        "",
        "`excludeInterfaces: eth1` takes connections through these interfaces past"
    )]
    [InlineData(
        "includeInboundPorts: \"*\"",
        ", securityContext: {runAsUser: 1337}",
        "`runAsUser: 1337` takes what that user, who is the sidecar's own, sends past"
    )]
    public void What_leaves_past_the_sidecar_is_named(string annotation, string spec, string message) =>
        Assert.Contains(
            message + " the sidecar, so the Sidecar shop/default with REGISTRY_ONLY does not limit them",
            CheckRun.Of(Sidecar("REGISTRY_ONLY") + Pod(Annotated(annotation), spec)).Of("pods-bypass-sidecar"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(", hostNetwork: true", "", "pods on the node's network get no sidecar", "Remove hostNetwork,")]
    [InlineData("", "sidecar.istio.io/inject: \"false\"", "these pods get no sidecar", "Remove it,")]
    public void Why_there_is_no_sidecar_is_said(string spec, string annotation, string why, string fix)
    {
        var told = CheckRun
            .Of(Sidecar("REGISTRY_ONLY") + Pod($", annotations: {{{annotation}}}", spec))
            .Of("locked-pods-without-sidecar");

        Assert.Contains($": {why}, so the Sidecar shop/default with", told, StringComparison.Ordinal);
        Assert.Contains(fix, told, StringComparison.Ordinal);
    }

    /// <summary>The port that is excluded must be one on which TLS would be originated for that namespace.</summary>
    [Theory]
    [InlineData("80", "", Plain, true)]
    [InlineData("81, 80", "", Plain, true)]
    [InlineData("81", "", Plain, false)]
    [InlineData("http", "", Plain, false)]
    [InlineData("80", ", exportTo: [shop]", Plain, true)]
    [InlineData("80", ", exportTo: [other]", Plain, false)]
    [InlineData("80", ", exportTo: [other, shop]", Plain, true)]
    [InlineData("80", "", "{number: 80, name: tcp, protocol: TCP}", false)]
    [InlineData("5432", "", $"{Plain}, {{number: 5432, name: tcp, protocol: TCP}}", false)]
    [InlineData("80", "", $"{Plain}, {{number: 5432, name: tcp, protocol: TCP}}", true)]
    [InlineData("80", ", location: MESH_INTERNAL", Plain, false)]
    public void Requests_leave_as_plain_text(string ports, string more, string port, bool isTold) =>
        Assert.Equal(
            isTold,
            CheckRun
                .Of(
                    Originated(more, port, more.Contains("exportTo", StringComparison.Ordinal) ? "partners" : "shop")
                        + Pod(Annotated($"excludeOutboundPorts: \"{ports}\""))
                )
                .Of("pods-bypass-sidecar")
                .Contains(" past the sidecar, and DestinationRule", StringComparison.Ordinal)
        );
}
