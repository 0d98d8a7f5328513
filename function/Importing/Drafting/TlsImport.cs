using System.Text.Json.Nodes;
using Kyma.Krm.Gateways;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary><c>spec.gateway.tls</c> from a Gateway's server.</summary>
internal sealed class TlsImport(DraftingTools tools)
{
    public JsonObject Of(OriginalResource gateway, JsonNode https)
    {
        var tls = https.At("tls");
        var lowest = Version(tls, "minProtocolVersion");
        return JsonFields.Of(
            ("mode", tls.Copy("mode")),
            ("minProtocolVersion", lowest?.Text() is "TLSV1_0" or "TLSV1_1" ? null : lowest),
            ("maxProtocolVersion", Version(tls, "maxProtocolVersion")),
            ("cipherSuites", lowest.Text() == TlsVersions.Tls13 ? null : Suites(tls)),
            ("ecdhCurves", Curves(tls)),
            ("clientCA", tls.Text("mode") == TlsMode.Simple ? null : ClientCa(gateway, tls))
        );
    }

    static JsonNode? Version(JsonNode? tls, string field) => tls.Text(field) == "TLS_AUTO" ? null : tls.Copy(field);

    static JsonArray Suites(JsonNode? tls) => JsonFields.List(CipherSuites.Effective(tls.Texts("cipherSuites")));

    static JsonArray? Curves(JsonNode? tls) =>
        tls.Texts("ecdhCurves").Distinct().ToList() is { Count: > 0 } curves ? JsonFields.List(curves) : null;

    /// <summary>
    /// Without a name Istio takes the Secret &lt;credentialName&gt;-cacert, and where there is none the CA in the
    /// server's own, which it finds under the name with the suffix as well (pilot/pkg/credentials/kube/secrets.go).
    /// </summary>
    JsonObject ClientCa(OriginalResource gateway, JsonNode? tls)
    {
        if (tls.Copy("caCertCredentialName") is { } named)
            return JsonFields.Of(("secretName", named));
        var credential = tls.Text("credentialName")!;
        var beside = $"{credential}{IstioSecret.CaSuffix}";
        var isKnown = tools.Originals.Secrets.Any(secret =>
            secret.Name == beside
            || (
                secret.Name == credential && tools.Originals.SecretHas(secret.Namespace, credential, "cacert", "ca.crt")
            )
        );
        if (!isKnown)
            tools.Report.Add(
                ImportingFindings.ImportAssumed,
                gateway.At("spec.servers"),
                $"the CA of client certificates is taken to be in the Secret '{beside}', which Istio looks "
                    + "for first; put the Secrets into the input (kubectl get secrets; their content is not "
                    + "copied) if that is not so"
            );

        return JsonFields.Of(("secretName", beside));
    }
}
