using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Istio.Rules;

/// <summary>Which protocols of a Gateway's port need TLS settings, and which may not have them.</summary>
internal static class ServerTlsUseRules
{
    const string Source = $"{IstioFiles.Validation} validateServer";

    public static readonly Rule Missing = new(
        "gateway-tls-missing",
        Severity.Error,
        "An HTTPS or TLS port without tls."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "tls: {mode: SIMPLE, credentialName: shop-certs}",
    };

    public static readonly Rule OnHttp = new(
        "gateway-tls-on-http",
        Severity.Error,
        "TLS settings other than httpsRedirect on a plain HTTP port."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "tls: {httpsRedirect: true}, without mode and certificates",
    };

    public static readonly Rule OnTcp = new(
        "gateway-tls-on-tcp",
        Severity.Error,
        "TLS settings on a port with a plain TCP protocol."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "Use protocol TLS, or remove tls.",
    };

    public static readonly IReadOnlyList<Rule> All = [Missing, OnHttp, OnTcp];

    public static void Check(Server server, string path, Review review)
    {
        var protocol = Protocols.Parse(server.Port?.Protocol);
        if (protocol == Protocol.Unsupported || protocol.IsTls() == (server.Tls is not null))
            return;
        if (server.Tls is not { } tls)
        {
            review.Add(
                Missing,
                $"{path}.tls",
                $"protocol '{server.Port!.Protocol}' needs tls: add it, e.g. tls: {{mode: SIMPLE, credentialName: shop-certs}}"
            );
        }
        else if (!protocol.IsHttp())
        {
            review.Add(
                OnTcp,
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
                OnHttp,
                $"{path}.tls",
                $"must have nothing but httpsRedirect for protocol '{server.Port!.Protocol}': remove mode and certificates"
            );
        }
    }

    static bool IsSet(string? text) => !string.IsNullOrEmpty(text);

    /// <summary>PASSTHROUGH is what an absent mode means.</summary>
    public static bool IsPassthrough(this ServerTls tls) => tls.Mode is null or "PASSTHROUGH" or "AUTO_PASSTHROUGH";
}
