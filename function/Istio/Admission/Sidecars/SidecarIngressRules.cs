using System.Globalization;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.SidecarFindings;

namespace Kyma.Krm.Istio.Admission.Sidecars;

/// <summary><c>ingress</c> of a Sidecar: ports, endpoints and TLS of its listeners.</summary>
internal static class SidecarIngressRules
{
    static readonly IReadOnlyList<string> LocalAddresses = ["", "127.0.0.1", "0.0.0.0", "::1", "::"];

    public static void Check(IReadOnlyList<IstioIngressListener> listeners, Review review)
    {
        var ports = new HashSet<long>();
        for (var i = 0; i < listeners.Count; i++)
        {
            var path = FieldPath.Child("spec.ingress", i);
            if (listeners[i].Port is not { } port)
                continue;
            SidecarListenerRules.CheckPort(port, $"{path}.port", review);
            SidecarListenerRules.CheckNumber(port, $"{path}.port", review);
            SidecarListenerRules.CheckAddress(listeners[i].Bind, $"{path}.bind", review);
            if (!ports.Add(port.Number ?? 0))
                review.Add(
                    SidecarPortTwice,
                    $"{path}.port.number",
                    $"'{port.Number}' is another listener's port already: choose a different one"
                );
            if (listeners[i].DefaultEndpoint is { Length: > 0 } endpoint && !IsLocal(endpoint))
                review.Add(
                    SidecarDefaultEndpoint,
                    $"{path}.defaultEndpoint",
                    $"'{endpoint}' must be 127.0.0.1:port, 0.0.0.0:port, [::1]:port, [::]:port or unix:///path"
                );
            if (listeners[i].Tls is { } tls)
                CheckTls(tls, port, $"{path}.tls", review);
            if (listeners[i].ConnectionPool is { } pool)
                ConnectionPoolRules.Check(pool, $"{path}.connectionPool", review);
            if (listeners[i].ConnectionPool is { Http: not null } && !Protocols.Parse(port.Protocol).IsHttp())
                review.Add(
                    SidecarHttpPool,
                    $"{path}.connectionPool.http",
                    $"has no effect on a port with protocol '{port.Protocol}': use tcp, or protocol HTTP"
                );
        }
    }

    static bool IsLocal(string endpoint)
    {
        if (UnixAddress.Is(endpoint))
            return UnixAddress.IsValid(endpoint);
        var colon = endpoint.LastIndexOf(':');
        if (colon < 0)
            return false;
        var host = endpoint[..colon];
        var isBracketed = host.StartsWith('[') && host.EndsWith(']');
        return host.Contains(':', StringComparison.Ordinal) == isBracketed
            && LocalAddresses.Contains(isBracketed ? host[1..^1] : host)
            && int.TryParse(
                endpoint[(colon + 1)..],
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var port
            )
            && port is >= 1 and <= 65535;
    }

    static void CheckTls(ServerTls tls, IstioPort port, string path, Review review)
    {
        const string Files = "use serverCertificate and privateKey";
        var knowsLists = review.Version >= IstioVersion.Of(27);
        Refuse(tls.SubjectAltNames is { Count: > 0 }, "subjectAltNames", "remove it");
        Refuse(tls.HttpsRedirect == true, "httpsRedirect", "remove it");
        Refuse(!string.IsNullOrEmpty(tls.CredentialName), "credentialName", Files);
        Refuse(knowsLists && tls.CredentialNames is { Count: > 0 }, "credentialNames", Files);
        Refuse(knowsLists && tls.TlsCertificates is { Count: > 0 }, "tlsCertificates", Files);
        if (tls.Mode is "ISTIO_MUTUAL" or "AUTO_PASSTHROUGH")
            review.Add(
                SidecarIngressTls,
                $"{path}.mode",
                $"'{tls.Mode}' must be SIMPLE, MUTUAL, OPTIONAL_MUTUAL or PASSTHROUGH here"
            );
        if (!Protocols.Parse(port.Protocol).IsTls())
            review.Add(
                SidecarIngressTls,
                path,
                $"must not be set for protocol '{port.Protocol}': use HTTPS or TLS, or remove tls"
            );
        ServerTlsRules.Check(tls, path, review);

        void Refuse(bool isSet, string field, string instead)
        {
            if (isSet)
                review.Add(SidecarIngressTls, $"{path}.{field}", $"must not be set here: {instead}");
        }
    }
}
