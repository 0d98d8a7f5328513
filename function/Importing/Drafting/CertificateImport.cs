using System.Text.Json.Nodes;
using Kyma.Krm.Certificates;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>
/// <c>spec.certificate</c>: from whatever writes the Secret that a Gateway reads. What cannot be rendered just so
/// stays, and its Secret is existing.
/// </summary>
internal sealed class CertificateImport(DraftingTools tools)
{
    /// <summary>The Secret as one that is there, whoever writes it.</summary>
    public JsonObject Existing(string credential) =>
        JsonFields.Of(
            ("secretName", credential),
            ("namespace", NamespaceOf(credential)),
            ("existing", new JsonObject())
        );

    public Draft AddTo(Draft draft, OriginalResource gateway, string credential)
    {
        var writers = Writers(credential, NamespaceOf(credential))
            .OrderBy(writer => writer.Original.Owner == gateway.Owner ? 0 : 1)
            .ToArray();
        foreach (var (original, field, source) in writers)
        {
            var certificate = Existing(credential);
            certificate.Remove("existing");
            certificate[field] = source;
            var attempt = draft.With("certificate", certificate);
            if (tools.Accepts(original, attempt))
                return attempt;
        }

        if (writers.Length == 0)
            tools.Report.Add(
                ImportingFindings.ImportAssumed,
                gateway.At("spec.servers"),
                $"no Certificate in the input writes the Secret '{NamespaceOf(credential)}/{credential}', "
                    + "so it is taken as existing; if there is one, put it into the input"
            );

        return draft;
    }

    /// <summary>
    /// The gateway pods' namespace is where the Secret lies, or where something writes it; istio-system wins.
    /// </summary>
    string NamespaceOf(string credential)
    {
        var found = tools
            .Originals.Secrets.Where(secret => secret.Name == credential)
            .Select(secret => secret.Namespace)
            .Concat(AllWriters(credential).Select(writer => writer.Namespace))
            .ToArray();
        return found.Length == 0 || found.Contains(CertificateConfig.GatewayPodsNamespace)
            ? CertificateConfig.GatewayPodsNamespace
            : found[0];
    }

    IEnumerable<(OriginalResource Original, string Field, JsonObject Source)> Writers(
        string credential,
        string @namespace
    ) =>
        AllWriters(credential)
            .Where(writer => writer.Namespace == @namespace)
            .Select(writer => (writer.Original, writer.Field, writer.Source()));

    IEnumerable<(OriginalResource Original, string Namespace, string Field, Func<JsonObject> Source)> AllWriters(
        string credential
    )
    {
        foreach (
            var gardener in tools
                .Originals.OfKind(ImportedKinds.Gardener, "Certificate")
                .Where(c => (c.Spec.Text("secretRef", "name") ?? c.Spec.Text("secretName")) == credential)
        )
            yield return (
                gardener,
                gardener.Spec.Text("secretRef", "namespace") ?? gardener.Id.Namespace,
                "gardener",
                () => CertificateFields.Gardener(gardener)
            );

        foreach (
            var certManager in tools
                .Originals.OfKind(ImportedKinds.CertManager, "Certificate")
                .Where(c => c.Spec.Text("secretName") == credential)
        )
            yield return (
                certManager,
                certManager.Id.Namespace,
                "certManager",
                () => CertificateFields.CertManager(certManager)
            );

        foreach (
            var external in tools
                .Originals.OfKind(ImportedKinds.ExternalSecrets, "ExternalSecret")
                .Where(e => (e.Spec.Text("target", "name") ?? e.Id.Name) == credential)
        )
            yield return (external, external.Id.Namespace, "provided", () => CertificateFields.External(external));
    }
}
