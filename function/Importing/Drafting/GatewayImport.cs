using System.Text.Json.Nodes;
using Kyma.Krm.Importing.Comparing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>One draft per Gateway that ends TLS for clients from outside.</summary>
internal sealed class GatewayImport(DraftingTools tools)
{
    public IReadOnlyList<Draft> Drafts() =>
        tools
            .Originals.OfKind(ImportedKinds.Istio, "Gateway")
            .Where(gateway => !EgressShared.IsEgressGateway(gateway))
            .Select(DraftOf)
            .OfType<Draft>()
            .ToArray();

    Draft? DraftOf(OriginalResource gateway)
    {
        if (IngressServers.Https(gateway) is not { } https)
        {
            tools.Report.Stays(
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
        var certificates = new CertificateImport(tools);
        var credential = https.Text("tls", "credentialName")!;
        draft = draft.With("certificate", certificates.Existing(credential));
        if (tools.Trial.Of(draft) is { Errors.Count: > 0 } refused)
        {
            tools.Report.Stays(gateway, refused.ProblemsWith(gateway));
            return null;
        }

        return tools.Pruning.Of(new DnsImport(tools).AddTo(certificates.AddTo(draft, gateway, credential), gateway));
    }

    JsonObject SpecOf(OriginalResource gateway, JsonNode https)
    {
        var hosts = https.Texts("hosts").Select(ImportedHosts.WithoutAnyNamespace).ToArray();
        return JsonFields.Of(
            ("domain", ImportedHosts.DomainOf(hosts)),
            ("istioVersion", tools.IstioVersion),
            (
                "gateway",
                JsonFields.Of(
                    ("name", gateway.Id.Name),
                    ("namespace", gateway.Id.Namespace),
                    ("selector", gateway.Spec.Copy("selector") ?? new JsonObject()),
                    ("hosts", JsonFields.List(hosts)),
                    ("httpsRedirect", gateway.Spec.Items("servers").Any(IngressServers.IsRedirect)),
                    ("tls", new TlsImport(tools).Of(gateway, https))
                )
            )
        );
    }
}
