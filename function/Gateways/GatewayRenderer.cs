using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Gateways;

/// <summary>
/// The Gateway as Kyma's chart had it (kyma 2.0, resources/certificates/templates/gateway.yaml), field for field.
/// </summary>
internal static class GatewayRenderer
{
    /// <summary>The Gateway with the config field that each of its values came from.</summary>
    public static Rendered Render(GatewayPlan plan)
    {
        var metadata = new ObjectMeta(plan.Name, plan.Namespace) { Annotations = plan.Annotations };
        return Rendered.Of(plan.ApiVersion, "Gateway", metadata, plan, SpecOf) with { Origins = () => OriginsOf(plan) };
    }

    static GatewaySpec SpecOf(GatewayPlan plan) =>
        new()
        {
            Selector = plan.Selector,
            Servers = plan.HttpsRedirect ? [Https(plan), Redirect(plan)] : [Https(plan)],
        };

    static Origins OriginsOf(GatewayPlan plan) =>
        new(
            ("metadata.name", "spec.gateway.name"),
            ("metadata.namespace", "spec.gateway.namespace"),
            ("spec.selector", "spec.gateway.selector"),
            ("spec.servers[0].hosts", plan.HostsField),
            ("spec.servers[1].hosts", plan.HostsField),
            ("spec.servers[0].tls", "spec.gateway.tls"),
            ("spec.servers[0].tls.credentialName", "spec.certificate.secretName"),
            ("spec.servers[0].tls.caCertCredentialName", "spec.gateway.tls.clientCA.secretName")
        )
        {
            Because =
            [
                ("metadata.annotations", "spec.dns.gardener"),
                ("spec.servers[1]", "spec.gateway.httpsRedirect"),
            ],
        };

    /// <summary>
    /// The Secret with the client CA, where it is ours to render. Istio reads <c>cacert</c> before <c>ca.crt</c>.
    /// </summary>
    public static Rendered? RenderClientCa(GatewayPlan plan) =>
        plan.ClientCa is { Pem: { } pem } ca
            ? Rendered.OfSecret(
                ca.Namespace,
                ca.SecretName,
                () => Secrets.Build(ca.Namespace, ca.SecretName, "Opaque", ("cacert", pem))
            ) with
            {
                Origins = () => new Origins { Because = [("", "spec.gateway.tls.clientCA")] },
            }
            : null;

    static Server Https(GatewayPlan plan) =>
        new()
        {
            Port = IstioPort.Of(443, "https", "HTTPS"),
            Hosts = plan.Hosts,
            Tls = new ServerTls
            {
                Mode = plan.TlsMode,
                CredentialName = plan.CredentialName,
                CaCertCredentialName = plan.ClientCa is { IsNamed: true } ca ? ca.SecretName : null,
                MinProtocolVersion = plan.MinProtocolVersion,
                MaxProtocolVersion = plan.MaxProtocolVersion,
                CipherSuites = plan.CipherSuites.Count > 0 ? plan.CipherSuites : null,
                EcdhCurves = plan.EcdhCurves,
            },
        };

    static Server Redirect(GatewayPlan plan) =>
        new()
        {
            Port = IstioPort.Of(80, "http", "HTTP"),
            Hosts = plan.Hosts,
            Tls = new ServerTls { HttpsRedirect = true },
        };
}
