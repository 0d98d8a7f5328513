using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Istio.Texts.GatewayFindings;

namespace Kyma.Krm.Istio.Admission.Gateways;

/// <summary>Which protocols of a Gateway's port need TLS settings, and which may not have them.</summary>
internal static class ServerTlsUseRules
{
    public static readonly IReadOnlyList<Rule> All = [GatewayTlsMissing, GatewayTlsOnHttp, GatewayTlsOnTcp];

    public static void Check(Server server, string path, Review review)
    {
        var protocol = Protocols.Parse(server.Port?.Protocol);
        if (protocol == Protocol.Unsupported || protocol.IsTls() == (server.Tls is not null))
            return;
        if (server.Tls is not { } tls)
        {
            review.Add(
                GatewayTlsMissing,
                $"{path}.tls",
                $"protocol '{server.Port!.Protocol}' needs tls: add it, e.g. tls: {{mode: SIMPLE, "
                    + "credentialName: shop-certs}"
            );
        }
        else if (!protocol.IsHttp())
        {
            review.Add(
                GatewayTlsOnTcp,
                $"{path}.tls",
                $"must not be set for protocol '{server.Port!.Protocol}': use protocol TLS, or remove tls"
            );
        }
        else if (
            !tls.IsPassthrough()
            || IsSet(tls.CaCertificates)
            || IsSet(tls.PrivateKey)
            || IsSet(tls.ServerCertificate)
        )
        {
            review.Add(
                GatewayTlsOnHttp,
                $"{path}.tls",
                $"must have nothing but httpsRedirect for protocol '{server.Port!.Protocol}': remove mode "
                    + "and certificates"
            );
        }
    }

    static bool IsSet(string? text) => !string.IsNullOrEmpty(text);
}
