using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Certificates.Renderers;

/// <summary>The Secret of a self-signed certificate as it lies among the items.</summary>
internal static class SelfSignedSecret
{
    static readonly string[] Keys = ["ca.crt", "tls.crt", "tls.key"];

    /// <summary>
    /// Of its type, with its three keys and no other (Istio reads `cert` and `key` before `tls.crt`), and with what was
    /// issued for the request.
    /// </summary>
    public static bool IsIntact(Item secret, SelfSignedCertificate plan) =>
        secret.Root.FindText("type") == plan.SecretType
        && secret.Root.Find("stringData") is null
        && secret.Root.Find("data") is YamlMapping { Entries: var entries }
        && entries.Select(entry => (entry.Key as YamlScalar)?.Value).Order(StringComparer.Ordinal).SequenceEqual(Keys)
        && SecretReader.Value(secret, "ca.crt") is { } ca
        && SecretReader.Value(secret, "tls.crt") is { } certificate
        && SecretReader.Value(secret, "tls.key") is { } key
        && IssuedPair.IsIntact(plan.Request, ca, certificate, key);
}
