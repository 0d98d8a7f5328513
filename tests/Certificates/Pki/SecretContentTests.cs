using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Secrets;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>Which keys of a Secret are judged, and what is said of the others.</summary>
public sealed class SecretContentTests
{
    static readonly CertificateInput Demands = new() { Hosts = ["a.shop.example.com"] };

    /// <summary>Keys with the fixture that each holds: "!" is not base64, and "-" empty.</summary>
    [Theory]
    [InlineData("tls.crt=good.crt tls.key=good.key", "")]
    [InlineData("cert=good.crt key=good.key", "")]
    [InlineData("tls.crt=good.crt tls.key=other.key", "key-mismatch data[tls.key]")]
    [InlineData("cert=wrong-name.crt key=good.key", "host-not-covered data[cert]")]
    [InlineData("cert=good.crt key=other.key", "key-mismatch data[key]")]
    [InlineData("tls.crt=good.crt", "credential-keys data")]
    [InlineData("tls.crt=! tls.key=good.key", "secret-not-base64 data[tls.crt]")]
    [InlineData("tls.crt=good.crt tls.key=!", "secret-not-base64 data[tls.key]")]
    [InlineData("cert=! key=good.key", "secret-not-base64 data[cert]")]
    [InlineData("cert=good.crt key=!", "secret-not-base64 data[key]")]
    [InlineData("other=!", "secret-not-base64 data[other]; credential-keys data")]
    [InlineData("tls.crt=good.crt tls.key=good.key other=!", "secret-not-base64 data[other]")]
    [InlineData("tls.crt=must-staple.crt tls.key=good.key", "must-staple data[tls.crt]")]
    [InlineData("tls.crt=must-staple.crt tls.key=good.key tls.ocsp-staple=-", "must-staple data[tls.crt]")]
    [InlineData("tls.crt=must-staple.crt tls.key=good.key tls.ocsp-staple=byte", "")]
    [InlineData("tls.crt=incomplete.crt tls.key=good.key", "chain-incomplete data[tls.crt]")]
    [InlineData("tls.crt=incomplete.crt tls.key=good.key ca.crt=intermediate.crt", "")]
    public void A_servers_Secret(string data, string expected) =>
        Assert.Equal(expected, Describe(ServerSecret.Of(DataOf(data), Demands).Findings));

    [Theory]
    [InlineData("ca.crt=client-ca.crt", "", null)]
    [InlineData("cacert=good.crt", "client-ca-not-a-ca data[cacert]", null)]
    [InlineData("ca.crt=root.crt ca.crl=both.crl", "crl-of-another-ca data[ca.crl]", null)]
    [InlineData("ca.crt=root.crt crl=root.crl", "ca-crl-ignored data[crl]", null)]
    [InlineData("ca.crt=root.crt other=!", "secret-not-base64 data[other]", null)]
    [InlineData("ca.crt=!", "secret-not-base64 data[ca.crt]", null)]
    [InlineData("cacert=!", "secret-not-base64 data[cacert]", null)]
    [InlineData("other=!", "secret-not-base64 data[other]", "must have 'ca.crt' (or 'cacert'), found no keys")]
    [InlineData("ca.crt=-", "", "'ca.crt' must not be empty")]
    public void A_client_CA(string data, string expected, string? whyNone)
    {
        var secret = ClientCaSecret.Of(DataOf(data), null);
        Assert.Equal((expected, whyNone), (Describe(secret.Findings), secret.WhyNone));
    }

    [Fact]
    public void The_clock_is_asked_of_what_is_there()
    {
        var later = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            "certificate-expired data[ca.crt]",
            Describe(ClientCaSecret.Of(DataOf("ca.crt=root.crt"), null).AgainstClock(later))
        );
        Assert.Empty(ClientCaSecret.Of(DataOf("other=-"), null).AgainstClock(later));
        Assert.StartsWith(
            "certificate-expired data[tls.crt]",
            Describe(ServerSecret.Of(DataOf("tls.crt=good.crt tls.key=good.key"), Demands).AgainstClock(later)),
            StringComparison.Ordinal
        );
        Assert.Empty(ServerSecret.Of(DataOf("other=-"), Demands).AgainstClock(later));
    }

    [Fact]
    public void What_concerns_all_of_a_field_has_no_part()
    {
        string[] parts =
        [
            .. ServerSecret.Of(DataOf("other=!"), Demands).Findings.Select(finding => finding.Part),
            .. ClientCaSecret.Of(DataOf("ca.crt=root.crt crl=root.crl"), null).Findings.Select(finding => finding.Part),
            .. ClientCaSecret
                .Of(DataOf("ca.crt=root.crt ca.crl=no.crl"), null)
                .Findings.Select(finding => finding.Part),
            .. ServerSecret
                .Of(DataOf("tls.crt=good.crt tls.key=byte"), Demands)
                .Findings.Select(finding => finding.Part),
            .. ServerSecret.Of(DataOf("tls.crt=good.key tls.key=good.crt"), Demands).Findings.Select(f => f.Part),
        ];
        Assert.Equal(["", "", "", "", "", ""], parts);
    }

    /// <summary>What Envoy loads; that a certificate is good for nothing else is no reason not to.</summary>
    [Theory]
    [InlineData("tls.crt=good.crt tls.key=good.key", "")]
    [InlineData("tls.crt=must-staple.crt tls.key=good.key", "")]
    [InlineData("tls.crt=good.crt tls.key=other.key", "key-mismatch data[tls.key]")]
    [InlineData("tls.crt=good.crt", "credential-keys data")]
    [InlineData("tls.crt=! tls.key=good.key", "secret-not-base64 data[tls.crt]")]
    [InlineData("tls.crt=good.crt tls.key=!", "secret-not-base64 data[tls.key]")]
    [InlineData("cert=! key=good.key", "secret-not-base64 data[cert]")]
    [InlineData("cert=good.crt key=!", "secret-not-base64 data[key]")]
    [InlineData("other=!", "credential-keys data")]
    public void A_clients_pair(string data, string expected) =>
        Assert.Equal(expected, Describe(LoadedSecret.Pair(DataOf(data), acceptsP384: false).Findings));

    [Theory]
    [InlineData("ca.crt=root.crt", "", "certificate-expired data[ca.crt]")]
    [InlineData("other=root.crt", "", "")]
    [InlineData("ca.crt=good.key", "private-key-in-certificate data[ca.crt]; certificate-missing data[ca.crt]", "")]
    public void A_CA_that_a_server_is_verified_with(string data, string expected, string later)
    {
        var ca = LoadedSecret.Ca(DataOf(data));

        Assert.Equal(expected, Describe(ca.Findings));
        Assert.Equal(later, Describe(ca.AgainstClock(new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero))));
    }

    static SecretData DataOf(string text)
    {
        var data = new SecretData();
        foreach (var pair in text.Split(' '))
        {
            var (key, file) = (pair.Split('=')[0], pair.Split('=')[1]);
            byte[]? value = file switch
            {
                "!" => null,
                "-" => [],
                "byte" => [1],
                _ => Fixtures.Read(file),
            };
            data.Add(key, $"data[{key}]", value);
        }

        return data;
    }

    static string Describe(IEnumerable<PkiFinding> findings) =>
        string.Join("; ", findings.Select(finding => $"{finding.Rule.Name} {finding.Field}").Distinct());
}
