using System.Text;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Explaining;

/// <summary><c>inspect</c> passes over no file, and says of a Secret what <c>check</c> says.</summary>
public sealed class InspectTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("good.crt good.key", "good.crt, good.key")]
    [InlineData("good.key good.crt", "good.crt, good.key")]
    [InlineData("good.crt good.key root.crt ca-no-sign.crt", "good.crt, good.key, root.crt, ca-no-sign.crt")]
    [InlineData("p256.crt good.crt good.key p256.key", "p256.crt, p256.key|good.crt, good.key")]
    [InlineData("good.crt p256.key", "good.crt, p256.key")]
    [InlineData("ed25519.crt other.key ed25519.key", "ed25519.crt, ed25519.key|other.key")]
    [InlineData("good.crt key-inside.crt", "good.crt, key-inside.crt")]
    [InlineData("der.crt good.key", "der.crt, good.key")]
    [InlineData("good.crt der.key", "good.crt, der.key")]
    [InlineData("der.crt not-pem.crt empty.crt", "der.crt|not-pem.crt|empty.crt")]
    [InlineData("root.crt", "root.crt")]
    [InlineData("root.crt client-ca.crt --client-ca", "root.crt|client-ca.crt")]
    [InlineData("good.crt good.key root.crl", "good.crt, good.key|root.crl")]
    [InlineData("root.crt root.crl --client-ca", "root.crt, root.crl")]
    [InlineData("root.crl", "root.crl")]
    [InlineData("good.key p256.key", "good.key|p256.key")]
    public void Every_file_is_accounted_for(string arguments, string titles)
    {
        var session = Session.RunWith(
            "",
            ["inspect", "--output", "json", .. arguments.Split(' ').Select(word => word[0] == '-' ? word : Copy(word))]
        );
        var shown = JsonNode.Parse(session.Stdout)!.AsArray().Select(node => (string)node!["title"]!);
        Assert.Equal(
            titles,
            string.Join('|', shown)
                .Replace(_scratch.Path(""), "", StringComparison.Ordinal)
                .Replace("/", "", StringComparison.Ordinal)
        );
    }

    /// <summary>
    /// Under a short path: a long one with capitals and digits is taken for key material in what is shown.
    /// </summary>
    string Copy(string file)
    {
        File.Copy(Fixtures.Path(file), _scratch.Path(file), overwrite: true);
        return _scratch.Path(file);
    }

    [Fact]
    public void A_CA_alone_is_shown_with_a_hint()
    {
        var session = Session.RunWith("", ["inspect", Fixtures.Path("root.crt")]);
        Assert.Contains("--client-ca", session.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing is wrong", session.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop/*.shop.example.com", 0)]
    [InlineData("*/shop.example.com", 0)]
    [InlineData("*", 0)]
    [InlineData("other.example.com", 1)]
    [InlineData("no host", 2)]
    public void A_host_is_written_as_in_a_Gateway(string host, int exitCode) =>
        Assert.Equal(
            exitCode,
            Session
                .RunWith("", ["inspect", Fixtures.Path("good.crt"), Fixtures.Path("good.key"), "--host", host])
                .ExitCode
        );

    public static TheoryData<string, string> Secrets =>
        new()
        {
            { "a pair", Data(("tls.crt", Base64("good.crt")), ("tls.key", Base64("good.key"))) },
            { "the certificate alone", Data(("tls.crt", Base64("good.crt"))) },
            { "the key alone", Data(("tls.key", Base64("good.key"))) },
            { "other names", Data(("certificate", Base64("good.crt")), ("privateKey", Base64("good.key"))) },
            { "PEM under data", Data(("tls.crt", "'-----BEGIN CERTIFICATE-----'"), ("tls.key", Base64("good.key"))) },
            {
                "a blank in the base64",
                Data(("tls.crt", $"'{Base64("good.crt").Insert(8, " ")}'"), ("tls.key", Base64("good.key")))
            },
            { "an empty key", Data(("tls.crt", Base64("good.crt")), ("tls.key", "''")) },
            {
                "the generic pair first",
                Data(
                    ("cert", Base64("p256.crt")),
                    ("key", Base64("p256.key")),
                    ("tls.crt", Base64("good.crt")),
                    ("tls.key", Base64("other.key"))
                )
            },
            {
                "half a generic pair",
                Data(("cert", Base64("p256.crt")), ("tls.crt", Base64("good.crt")), ("tls.key", Base64("good.key")))
            },
            {
                "an empty generic key",
                Data(
                    ("cert", Base64("p256.crt")),
                    ("key", "''"),
                    ("tls.crt", Base64("good.crt")),
                    ("tls.key", Base64("other.key"))
                )
            },
            { "must-staple", Data(("tls.crt", Base64("must-staple.crt")), ("tls.key", Base64("good.key"))) },
            {
                "must-staple with a staple",
                Data(
                    ("tls.crt", Base64("must-staple.crt")),
                    ("tls.key", Base64("good.key")),
                    ("tls.ocsp-staple", "AAAA")
                )
            },
            {
                "an issuer in ca.crt",
                Data(
                    ("tls.crt", Base64("incomplete.crt")),
                    ("tls.key", Base64("good.key")),
                    ("ca.crt", Base64("intermediate.crt"))
                )
            },
            { "an empty line", Data(("tls.crt", EmptyLine("good.crt")), ("tls.key", Base64("good.key"))) },
        };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Inspect_says_of_a_Secret_what_check_says(string name, string data) =>
        SecretAgreement.Assert(name, data);

    static string Data(params (string Key, string Value)[] entries) =>
        $"{{{string.Join(", ", entries.Select(entry => $"{entry.Key}: {entry.Value}"))}}}";

    static string Base64(string file) => Convert.ToBase64String(Fixtures.Read(file));

    static string EmptyLine(string file) =>
        Convert.ToBase64String(
            Encoding.ASCII.GetBytes(
                Encoding.ASCII.GetString(Fixtures.Read(file)).Insert("-----BEGIN CERTIFICATE-----\n".Length + 65, "\n")
            )
        );
}
