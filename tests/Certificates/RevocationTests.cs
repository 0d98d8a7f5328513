using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Tests.Certificates.Judges;

namespace Kyma.Krm.Tests.Certificates;

/// <summary>Client CAs and revocation lists made by OpenSSL; BoringSSL says whether it lets the client in.</summary>
public sealed class RevocationTests : IDisposable
{
    const string Client =
        "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth";

    static readonly DateTimeOffset Time = TestCa.Later;

    readonly TestCa _ca = new();

    public RevocationTests() => _ca.Make("root", "root", TestCa.Ca).Make("client", "root", Client);

    public void Dispose() => _ca.Dispose();

    [Theory]
    [InlineData("", 30, 0)]
    [InlineData("", 1, 0, "crl-outdated-as-of")]
    [InlineData("", 30, 20, "crl-not-yet-valid-as-of")]
    [InlineData("1.2.3.4=critical,ASN1:NULL", 30, 0, "crl-unknown-critical-extension")]
    [InlineData("issuingDistributionPoint=critical,@idp\n[idp]\nonlyuser=TRUE", 30, 0, "crl-scope")]
    [InlineData("issuingDistributionPoint=critical,@idp\n[idp]\nonlyCA=TRUE", 30, 0, "crl-scope")]
    [InlineData("issuingDistributionPoint=critical,@idp\n[idp]\nfullname=URI:http://example.com/x", 30, 0, "crl-scope")]
    [InlineData("issuingDistributionPoint=critical,@idp\n[idp]\nonlyAA=TRUE", 30, 0, "crl-scope")]
    [InlineData("issuingDistributionPoint=critical,@idp\n[idp]\nindirectCRL=TRUE", 30, 0, "crl-scope")]
    [InlineData("issuingDistributionPoint=critical,@idp\n[idp]\nonlysomereasons=keyCompromise", 30, 0, "crl-scope")]
    [InlineData("authorityKeyIdentifier=keyid:always", 30, 0)]
    [InlineData("2.5.29.28=critical,DER:05:00", 30, 0, "crl-not-parseable")]
    public void A_list_is_judged_as_BoringSSL_uses_it(string extensions, int days, int begin, string ours = "")
    {
        MakeList("list", "root", extensions, days, begin);
        Compare(ours, ["root"], ["list"]);
    }

    /// <summary>The library of 2022 takes a delta list for a whole one; today's source refuses it.</summary>
    [Fact]
    public void A_delta_list_is_refused()
    {
        MakeList("list", "root", "2.5.29.27=critical,DER:02:01:01");
        Assert.Equal("crl-unknown-critical-extension", Rules(Findings(["root"], ["list"])));
    }

    [Fact]
    public void A_list_by_another_key_of_the_same_name_is_refused()
    {
        _ca.Make("other", "other", TestCa.Ca, subject: "/O=Shop/CN=root");
        MakeList("list", "other");
        Compare("crl-signature-mismatch", ["root"], ["list"]);
    }

    [Fact]
    public void An_old_list_beside_the_current_one_does_no_harm()
    {
        MakeList("old", "root", days: 1);
        MakeList("new", "root", days: 30);
        Compare("", ["root"], ["old", "new"]);
    }

    [Fact]
    public void A_list_among_the_certificates_makes_every_CA_need_one()
    {
        _ca.Make("second", "second", TestCa.Ca);
        MakeList("list", "root");
        _ca.Write("both.crt", _ca.Text("root.crt") + _ca.Text("second.crt") + _ca.Text("list.crl"));
        Assert.Null(BoringSsl.LoadAuthorities(_ca.Read("both.crt")));
        Assert.Equal("crl-missing-for-ca", Rules(Findings(["both"], [])));
    }

    /// <summary>
    /// Two CAs of one name: only its authority key identifier says whose a list is, and of those without one the newest
    /// is used for the clients of both.
    /// </summary>
    [Theory]
    [InlineData("other", "crl-missing-for-ca", "client")]
    [InlineData("root other", "crl-signature-mismatch", "client")]
    [InlineData("root-id other", "crl-signature-mismatch", "client")]
    [InlineData("root other-id", "")]
    [InlineData("root-id other-id", "")]
    [InlineData("other-id", "crl-missing-for-ca", "client")]
    public void Each_of_two_CAs_with_one_name_needs_a_list_of_its_own(string lists, string ours, string refused = "")
    {
        _ca.Make("other", "other", TestCa.Ca, subject: "/O=Shop/CN=root").Make("guest", "other", Client);
        MakeList("root", "root");
        MakeList("root-id", "root", "authorityKeyIdentifier=keyid:always");
        MakeList("other", "other", begin: 1);
        MakeList("other-id", "other", "authorityKeyIdentifier=keyid:always", begin: 1);
        string[] authorities = ["root", "other"],
            files = lists.Split(' ');

        Assert.Equal(ours, Rules(Findings(authorities, files)));
        Assert.Equal(ours, Rules(Findings(["other", "root"], [.. files.Reverse()])));
        Assert.Equal(refused.Length > 0, Refused("client", authorities, files) is not null);
        Assert.Null(Refused("guest", authorities, files));
    }

    /// <summary>The list to give an authority key identifier is the newer one, which hides the other.</summary>
    [Theory]
    [InlineData("root other")]
    [InlineData("other root")]
    public void Of_two_lists_without_key_identifiers_the_newer_one_is_named(string lists)
    {
        _ca.Make("other", "other", TestCa.Ca, subject: "/O=Shop/CN=root");
        MakeList("root", "root");
        MakeList("other", "other", begin: 1);
        var files = lists.Split(' ');
        var above = files.TakeWhile(file => file != "other").Sum(file => _ca.Text($"{file}.crl").Count(c => c == '\n'));
        Assert.Equal($"line {above + 1}", Assert.Single(Findings(["root", "other"], files)).Part);
    }

    /// <summary>One list more, and none of them is verified for its own sake: see above.</summary>
    [Fact]
    public void Among_32_lists_of_one_name_that_of_another_key_is_still_missed()
    {
        _ca.Make("other", "other", TestCa.Ca, subject: "/O=Shop/CN=root");
        MakeList("list", "root");
        Assert.Equal("crl-missing-for-ca", Rules(Findings(["root", "other"], [.. Enumerable.Repeat("list", 32)])));
    }

    /// <summary>A list says by which key it is: of each the newest counts.</summary>
    [Fact]
    public void The_list_of_one_key_does_not_stand_in_for_that_of_another()
    {
        _ca.Make("other", "other", TestCa.Ca, subject: "/O=Shop/CN=root");
        MakeList("old", "root", "authorityKeyIdentifier=keyid:always", days: 1);
        MakeList("new", "other", "authorityKeyIdentifier=keyid:always");
        Assert.Equal("crl-outdated-as-of", Rules(Findings(["root", "other"], ["old", "new"])));
    }

    [Fact]
    public void Of_many_lists_32_are_verified()
    {
        _ca.Make("other", "other", TestCa.Ca, subject: "/O=Shop/CN=root");
        MakeList("list", "other");
        var findings = Findings(["root"], [.. Enumerable.Repeat("list", 33)]);
        Assert.Equal(32, findings.Count);
        Assert.Equal(
            "has a list of O=Shop, CN=root that was not signed with the key of data[ca.crt] (O=Shop, CN=root)",
            findings[0].Message
        );
        Assert.Equal("line 1", findings[0].Part);
        Assert.Contains(
            "with the key of data[ca.crt] certificate 1 (O=Shop, CN=root)",
            Findings(["root", "root"], ["list"])[0].Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_CA_without_a_list_is_told_in_which_file()
    {
        _ca.Make("second", "second", TestCa.Ca);
        MakeList("list", "root");
        Assert.Equal(
            "(O=Shop, CN=second) has no revocation list in data[ca.crl]",
            Assert.Single(Findings(["root", "second"], ["list", "list"])).Message
        );
    }

    /// <summary>Valid from its first second to its last; of two that are outdated the newer one is named.</summary>
    [Theory]
    [InlineData(-1, "crl-not-yet-valid", "is not valid before 2026-01-02T00:00:00Z")]
    [InlineData(0, null, "")]
    [InlineData(86400, null, "")]
    [InlineData(86401, "crl-outdated", "was to be renewed by 2026-01-03T00:00:00Z")]
    public void A_list_is_current_from_its_first_second_to_its_last(int seconds, string? rule, string message)
    {
        MakeList("list", "root");
        List<PkiFinding> none = [];
        var read = RevocationFile.Read("data[ca.crl]", PemFile.Read(_ca.Read("list.crl")), none).Single();
        var start = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
        RevocationList[] lists =
        [
            read with
            {
                ThisUpdate = start,
                NextUpdate = start.AddDays(1),
            },
            read with
            {
                ThisUpdate = start.AddDays(-9),
                NextUpdate = start.AddDays(-8),
            },
        ];
        var found = RevocationCheck
            .At(lists, start.AddSeconds(seconds), CaFindings.CrlOutdated, CaFindings.CrlNotYetValid)
            .Select(finding => $"{finding.Rule.Name} {finding.Message}")
            .ToList();
        Assert.Equal(rule is null ? [] : [$"{rule} has the list of O=Shop, CN=root, which {message}"], found);
        Assert.Empty(
            RevocationCheck.At(
                [read with { ThisUpdate = start, NextUpdate = null }],
                start,
                CaFindings.CrlOutdated,
                CaFindings.CrlNotYetValid
            )
        );
    }

    [Fact]
    public void A_CA_with_a_weak_key_does_not_pass()
    {
        _ca.Make("weak", "weak", TestCa.Ca, algorithm: "rsa:1024");
        var found = Assert.Single(Findings(["weak"], []));
        Assert.Equal(("client-ca-weak-key", Severity.Warning), (found.Rule.Name, found.Rule.Severity));
    }

    [Fact]
    public void A_trusted_label_is_read_anywhere_among_CAs()
    {
        _ca.Run([
            "x509",
            "-in",
            _ca.Of("root.crt"),
            "-trustout",
            "-addtrust",
            "clientAuth",
            "-out",
            _ca.Of("trusted.crt"),
        ]);
        _ca.Make("second", "second", TestCa.Ca);
        _ca.Write("both.crt", _ca.Text("second.crt") + _ca.Text("trusted.crt"));
        Assert.Null(BoringSsl.LoadAuthorities(_ca.Read("both.crt")));
        Assert.Empty(Findings(["both"], []));
    }

    void Compare(string ours, string[] authorities, string[] lists)
    {
        var findings = Findings(authorities, lists);
        Assert.Equal(ours, Rules(findings));
        var theirs = Refused("client", authorities, lists);
        Assert.True(ours.Length > 0 == theirs is not null, $"ours: {ours}; BoringSSL: {theirs ?? "OK"}");
    }

    /// <summary>Why BoringSSL does not let a client in, or null.</summary>
    string? Refused(string client, string[] authorities, string[] lists) =>
        BoringSsl.Verify(
            _ca.Read($"{client}.crt"),
            [],
            _ca.Read([.. authorities.Select(name => $"{name}.crt")]),
            Time,
            isClient: true,
            _ca.Read([.. lists.Select(name => $"{name}.crl")])
        );

    IReadOnlyList<PkiFinding> Findings(string[] authorities, string[] lists) =>
        CaChecker
            .Check(
                new CaInput
                {
                    Certificates = _ca.Read([.. authorities.Select(name => $"{name}.crt")]),
                    RevocationLists =
                        lists.Length == 0
                            ? []
                            : [new PemSource("data[ca.crl]", _ca.Read([.. lists.Select(name => $"{name}.crl")]))],
                    AsOf = Time,
                }
            )
            .Findings;

    static string Rules(IEnumerable<PkiFinding> findings) =>
        string.Join(' ', findings.Select(finding => finding.Rule.Name).Distinct());

    void MakeList(string name, string issuer, string extensions = "", int days = 30, int begin = 0)
    {
        _ca.Write("index", "");
        _ca.Write("number", "01\n");
        _ca.Write(
            "ca.cnf",
            $"[ca]\ndefault_ca=d\n[d]\ndatabase={_ca.Of("index")}\n"
                + $"crlnumber={_ca.Of("number")}\ndefault_md=sha256\ncrl_extensions=e\n[e]\n{extensions}\n"
        );
        var from = TestCa.Later.AddDays(begin - 3);
        _ca.Run([
            "ca",
            "-gencrl",
            "-config",
            _ca.Of("ca.cnf"),
            "-keyfile",
            _ca.Of($"{issuer}.key"),
            "-cert",
            _ca.Of($"{issuer}.crt"),
            "-crl_lastupdate",
            $"{from:yyyyMMddHHmmss}Z",
            "-crl_nextupdate",
            $"{from.AddDays(days):yyyyMMddHHmmss}Z",
            "-out",
            _ca.Of($"{name}.crl"),
        ]);
    }
}
