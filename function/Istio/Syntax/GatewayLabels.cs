namespace Kyma.Krm.Istio.Syntax;

/// <summary>The labels of the pods of the gateways that Istio and Kyma install in istio-system.</summary>
internal static class GatewayLabels
{
    /// <summary>Also the name of its Service and Deployment.</summary>
    public const string IngressApp = "istio-ingressgateway";

    /// <summary>Also the name of its Service and Deployment.</summary>
    public const string EgressApp = "istio-egressgateway";

    /// <summary>The value of the label <c>istio</c>.</summary>
    public const string Ingress = "ingressgateway";

    /// <summary>The value of the label <c>istio</c>.</summary>
    public const string Egress = "egressgateway";

    /// <summary>The labels <c>app</c> and <c>istio</c> in this order, in which they are rendered.</summary>
    public static readonly IReadOnlyDictionary<string, string> IngressLabels = Labels(IngressApp, Ingress);

    /// <inheritdoc cref="IngressLabels"/>
    public static readonly IReadOnlyDictionary<string, string> EgressLabels = Labels(EgressApp, Egress);

    static OrderedDictionary<string, string> Labels(string app, string istio) =>
        new() { ["app"] = app, ["istio"] = istio };
}
