using System.Text;
using Kyma.Krm.Certificates;

namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>A certificate and key that the user brings are whole, or nothing is rendered.</summary>
public sealed class ProvidedConfigTests
{
    static readonly string Resources =
        Pair("mine", "good", "good")
        + Pair("other", "good", "other")
        + Pair("encrypted", "good", "other")
        + "sops: {}\n";

    [Theory]
    [InlineData("{}", "half-a-certificate-source")]
    [InlineData("{secretRef: {name: mine}}")]
    [InlineData("{secretRef: {name: mine, namespace: shop}}")]
    [InlineData("{secretRef: {name: mine, namespace: other}}", "reference-not-found secretRef")]
    [InlineData("{secretRef: {name: encrypted}}", "secret-is-encrypted secretRef")]
    [InlineData("{secretRef: {name: other}}", "key-mismatch data[tls.key]")]
    [InlineData("{certificate: <certificate>}", "half-a-certificate-source privateKey")]
    [InlineData("{privateKey: <key>}", "half-a-certificate-source certificate")]
    [InlineData("{certificate: <certificate>, privateKey: <key>}", "private-key-in-config privateKey")]
    [InlineData(
        "{certificate: <certificate>, privateKey: <other>}",
        "key-mismatch privateKey",
        "private-key-in-config privateKey"
    )]
    [InlineData(
        "{certificate: none, privateKey: <key>}",
        "pem-missing certificate",
        "private-key-in-config privateKey"
    )]
    [InlineData("{secretRef: {name: mine}, privateKey: <key>}", "half-a-certificate-source")]
    [InlineData("{certificate: <certificate>, externalSecret: <external>}", "half-a-certificate-source")]
    [InlineData("{secretRef: {name: mine}, externalSecret: <external>}", "half-a-certificate-source")]
    [InlineData("{externalSecret: <external>}")]
    [InlineData("{externalSecret: {key: a, secretStoreRef: {name: a, kind: SecretStore}}}")]
    [InlineData("{externalSecret: {key: a, secretStoreRef: {name: a, kind: ClusterSecretStore}}}")]
    [InlineData(
        "{externalSecret: {key: a, secretStoreRef: {name: a, kind: Store}}}",
        "invalid-value externalSecret.secretStoreRef.kind"
    )]
    public void A_mistake_in_what_is_provided(string provided, params string[] told)
    {
        var traffic = Provided(provided);

        Assert.Equal(
            told.Order(),
            traffic
                .Serious.Select(each => each.Replace("spec.certificate.provided", "", StringComparison.Ordinal))
                .Select(each => each.Replace(" .", " ", StringComparison.Ordinal).TrimEnd())
                .Order()
        );
    }

    [Theory]
    [InlineData("{secretRef: {name: mine}}", true)]
    [InlineData("{secretRef: {name: other}}", false)]
    [InlineData("{certificate: <certificate>, privateKey: <key>}", true)]
    [InlineData("{certificate: <certificate>, privateKey: <other>}", false)]
    [InlineData("{certificate: <certificate>}", false)]
    [InlineData("{}", false)]
    public void Only_what_is_right_becomes_a_Secret(string provided, bool isRight) =>
        Assert.Equal(isRight, Provided(provided).Plans.Single().Certificate is ProvidedCertificate);

    [Theory]
    [InlineData("{}", "there is none")]
    [InlineData("{secretRef: {name: mine}, privateKey: <key>}", "there are 2")]
    [InlineData("{secretRef: {name: mine}, certificate: <certificate>, externalSecret: <external>}", "there are 3")]
    [InlineData("{privateKey: <key>}", "`certificate` is required together with `privateKey`")]
    [InlineData("{certificate: <certificate>}", "`privateKey` is required together with `certificate`")]
    public void What_is_provided_is_counted(string provided, string message) =>
        Assert.Contains(message, Provided(provided).Errors, StringComparison.Ordinal);

    static Traffic Provided(string provided)
    {
        var filled = provided
            .Replace("<certificate>", Pem("good.crt"), StringComparison.Ordinal)
            .Replace("<key>", Pem("good.key"), StringComparison.Ordinal)
            .Replace("<other>", Pem("other.key"), StringComparison.Ordinal)
            .Replace("<external>", "{secretStoreRef: {name: vault}, key: shop}", StringComparison.Ordinal);
        return Traffic.Of(
            "{domain: shop.example.com, gateway: {name: shop}, "
                + $"certificate: {{asOf: '2027-01-01T00:00:00Z', provided: {filled}}}}}",
            Resources
        );
    }

    static string Pem(string file) => $"\"{Encoding.ASCII.GetString(Fixtures.Read(file)).ReplaceLineEndings("\\n")}\"";

    static string Pair(string name, string certificate, string key, string @namespace = "shop") =>
        $"---\napiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: {@namespace}, "
        + "annotations: {config.kubernetes.io/local-config: 'true'}}\ntype: kubernetes.io/tls\n"
        + $"data: {{tls.crt: {Convert.ToBase64String(Fixtures.Certificate(certificate))}, "
        + $"tls.key: {Convert.ToBase64String(Fixtures.Key(key))}}}\n";
}
