using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Support;

/// <summary><c>inspect</c> says of a Secret what <c>check</c> says of it as the certificate of a Gateway.</summary>
internal static class SecretAgreement
{
    const string Host = "*.shop.example.com";

    public static void Assert(string name, params (string Key, byte[] Content)[] entries) =>
        Assert(
            name,
            "{"
                + string.Join(", ", entries.Select(entry => $"{entry.Key}: '{Convert.ToBase64String(entry.Content)}'"))
                + "}"
        );

    /// <param name="data">Of the Secret, as YAML.</param>
    public static void Assert(string name, string data)
    {
        var secret =
            "apiVersion: v1\nkind: Secret\ntype: Opaque\n" // the keys that a type demands are the API server's
            + $"metadata: {{name: certs, namespace: istio-system}}\ndata: {data}\n";
        const string gateway =
            "---\napiVersion: networking.istio.io/v1\nkind: Gateway\n"
            + "metadata: {name: shop, namespace: shop}\nspec:\n  selector: {istio: ingressgateway}\n"
            + $"  servers: [{{port: {{number: 443, name: https, protocol: HTTPS}}, hosts: ['{Host}'], tls: "
            + "{credentialName: certs, mode: SIMPLE}}]\n";
        var check = CheckRun.Of(secret + gateway).Findings.Select(finding => $"{finding["rule"]} {finding["field"]}");
        var inspect = JsonNode
            .Parse(Session.RunWith(secret, ["inspect", "--output", "json", "--host", Host, "-"]).Stdout)!
            .AsArray()
            .Single()!["findings"]!
            .AsArray()
            .Select(finding => $"{finding!["rule"]} {finding["field"]}");
        Xunit.Assert.True(
            check.Order().SequenceEqual(inspect.Order()),
            $"{name}\n{string.Join('\n', check)}\n--\n{string.Join('\n', inspect)}"
        );
    }
}
