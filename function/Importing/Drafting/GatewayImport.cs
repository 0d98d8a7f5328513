using System.Text.Json.Nodes;
using Kyma.Krm.Importing.Comparing;
using Kyma.Krm.Importing.Trials;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>One draft per Gateway that ends TLS for clients from outside.</summary>
internal sealed class GatewayImport(
    Originals originals,
    Trial trial,
    Pruning pruning,
    ImportReport report,
    string? istioVersion
)
{
    public IReadOnlyList<Draft> Drafts() =>
        [
            .. originals
                .OfKind(ImportedKinds.Istio, "Gateway")
                .Where(gateway => !EgressShared.IsEgressGateway(gateway))
                .Select(DraftOf)
                .OfType<Draft>(),
        ];

    Draft? DraftOf(OriginalResource gateway)
    {
        if (IngressServers.Https(gateway) is not { } https)
        {
            report.Stays(
                gateway,
                "spec.servers",
                "there is no server that ends TLS on port 443 with one `credentialName` (mode SIMPLE, "
                    + "MUTUAL or OPTIONAL_MUTUAL), which is the Gateway that a KymaTraffic renders"
            );
            return null;
        }

        var draft = new Draft(gateway.Owner ?? gateway.Id.Name, SpecOf(gateway, https), gateway.Owner)
        {
            Gateway = $"{gateway.Id.Namespace}/{gateway.Id.Name}",
        };
        var certificates = new CertificateImport(originals, trial, report);
        var credential = https.Text("tls", "credentialName")!;
        draft = draft.With("certificate", certificates.Existing(credential));
        if (trial.Of(draft) is { Errors.Count: > 0 } refused)
        {
            report.Stays(gateway, refused.ProblemsWith(gateway));
            return null;
        }

        return pruning.Of(
            new DnsImport(originals, trial, report).AddTo(certificates.AddTo(draft, gateway, credential), gateway)
        );
    }

    JsonObject SpecOf(OriginalResource gateway, JsonNode https)
    {
        var hosts = https.Texts("hosts").Select(ImportedHosts.WithoutAnyNamespace).ToList();
        return JsonFields.Of(
            ("domain", ImportedHosts.DomainOf(hosts)),
            ("istioVersion", istioVersion),
            (
                "gateway",
                JsonFields.Of(
                    ("name", gateway.Id.Name),
                    ("namespace", gateway.Id.Namespace),
                    ("selector", gateway.Spec.Copy("selector") ?? new JsonObject()),
                    ("hosts", JsonFields.List(hosts)),
                    ("httpsRedirect", gateway.Spec.Items("servers").Any(IngressServers.IsRedirect)),
                    ("tls", new TlsImport(originals, report).Of(gateway, https))
                )
            )
        );
    }
}
