using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>How a finding reads, and which keys of a file there is anything to say of.</summary>
public sealed class PkiFindingTests
{
    [Theory]
    [InlineData("line 7", "line 7 is wrong", "key-mismatch: data[tls.key] line 7 is wrong")]
    [InlineData("", "is wrong", "key-mismatch: data[tls.key] is wrong")]
    public void It_says_what_is_wrong_where_and_how_to_fix_it(string part, string begin, string inOneLine)
    {
        var found = new PkiFinding(KeyFindings.KeyMismatch, "data[tls.key]", part, "is wrong");
        var told = found.At(Place.Input);

        Assert.Equal($"{begin}. {KeyFindings.KeyMismatch.Consequence} {KeyFindings.KeyMismatch.Fix}", told.Message);
        Assert.Equal(("data[tls.key]", Severity.Error), (told.Place.Field, told.Severity));
        Assert.Equal(inOneLine, found.ToString());
    }

    /// <summary>A whole chain in one line has the same fault again and again.</summary>
    [Fact]
    public void A_fault_that_a_line_has_more_than_once_is_reported_once()
    {
        var line = Encoding.ASCII.GetBytes(
            Encoding.ASCII.GetString(Fixtures.Certificate("root-included")).Replace("\n", " ")
        );
        var server = CertificateChecker.Check(new CertificateInput { Certificate = line }).Findings;
        var authorities = CaChecker.Check(new CaInput { Certificates = line }).Findings;
        Assert.Single(server, found => found.Rule == PemFindings.PemLineBreaksLost);
        Assert.Single(authorities, found => found.Rule == PemFindings.PemLineBreaksLost);
    }

    [Theory]
    [InlineData("good", 0, "")]
    [InlineData("good p256", 1, "several-keys")]
    [InlineData("good p256 p384", 2, "several-keys")]
    [InlineData("good encrypted", 0, "several-keys")]
    [InlineData("good p256 encrypted", 1, "several-keys")]
    [InlineData("encrypted good", 1, "several-keys key-encrypted")]
    [InlineData("openssh", 0, "openssh-key")]
    [InlineData("public", 0, "public-key")]
    [InlineData("public openssh", 0, "openssh-key")]
    public void The_first_key_counts_and_others_are_known(string files, int others, string rules)
    {
        var file = PrivateKeyFile.Read(
            "data[tls.key]",
            PemFile.Read(files.Split(' ').SelectMany(Fixtures.Key).ToArray())
        );

        Assert.Equal(others, file.Others.Count);
        Assert.Equal(rules, string.Join(' ', file.Findings.Select(found => found.Rule.Name)));
        Assert.Equal(files.StartsWith("good", StringComparison.Ordinal), file.Key is not null);
    }
}
