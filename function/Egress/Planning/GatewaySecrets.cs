using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Egress.Planning;

/// <summary>
/// The Secrets that Gateways name for their servers and clients, by name; all are in the egress gateway's namespace
/// too.
/// </summary>
internal sealed class GatewaySecrets
{
    readonly Dictionary<string, string> _users = [];

    /// <summary>Collects the Secrets of the Gateways that are rendered and of those that others have written.</summary>
    /// <param name="rendered">Of the Gateways that this run renders: the Secret, and how the Gateway is called.</param>
    /// <param name="items">What others have written.</param>
    public GatewaySecrets(IEnumerable<(string Secret, string Gateway)> rendered, InputItems items)
    {
        foreach (var (secret, gateway) in rendered)
            _users.TryAdd(secret, gateway);
        foreach (var item in items.OfKind("networking.istio.io", "Gateway").Where(items.IsForeign))
        {
            if (ApiServer.Read(item.Source, GatewaySpec.Shape, IstioVersion.Newest, new Findings()) is not { } gateway)
                continue;
            foreach (var secret in Of(gateway.Spec))
                _users.TryAdd(secret, item.Id.ToString());
        }
    }

    /// <summary>
    /// Who names the Secret of a credential, or the one that its CA comes from first; null where no Gateway does.
    /// </summary>
    public (string Secret, string Gateway)? UserOf(string credential) =>
        new[] { credential, $"{credential}{IstioSecret.CaSuffix}" }
            .Where(_users.ContainsKey)
            .Select(secret => ((string, string)?)(secret, _users[secret]))
            .FirstOrDefault();

    /// <summary>The Secrets that a Gateway's servers name for their certificate and for the client CA.</summary>
    public static IEnumerable<string> Of(GatewaySpec gateway) =>
        (gateway.Servers ?? [])
            .SelectMany(server => new[] { server.Tls?.CredentialName, server.Tls?.CaCertCredentialName })
            .OfType<string>()
            .Where(name => name.Length > 0);
}
