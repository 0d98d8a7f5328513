namespace Kyma.Krm.Istio.Texts;

/// <summary>The files of istio/istio that the rules quote as their source.</summary>
internal static class IstioFiles
{
    public const string Validation = "Istio pkg/config/validation/validation.go";
    public const string Agent = "Istio pkg/config/validation/agent/validation.go";
    public const string VirtualService = "Istio pkg/config/validation/virtualservice.go";
    public const string Security = "Istio pkg/config/security/security.go";
    public const string EnvoyFilters = "Istio pkg/config/validation/envoyfilter/envoyfilter.go";
    public const string Webhook = "Istio pkg/webhooks/validation/server/server.go";

    /// <summary>How istiod merges Gateways.</summary>
    public const string GatewayModel = "Istio pilot/pkg/model/gateway.go";

    /// <summary>The messages of <c>istioctl analyze</c>.</summary>
    public const string Analysis = "Istio pkg/config/analysis/msg/messages.yaml";

    /// <summary>What most rules of the webhook lead to.</summary>
    public const string Rejected = "Istio's admission webhook rejects the resource.";

    /// <summary>What the webhook's warnings lead to.</summary>
    public const string Warned = "Istio accepts the resource with a warning.";
}
