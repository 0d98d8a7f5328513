using System.Text;
using Kyma.Krm.Certificates;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Renderers;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>
/// Whether a Secret among the items still is what a request gave: then it is kept, and no key is made again.
/// </summary>
public sealed class IntactSecretTests
{
    static readonly SelfSignedCertificate Plan = new("own", "istio-system", "Opaque", Some.SelfSignedRequest);

    static readonly SelfSignedResult Issued = SelfSigned.Issue(Some.SelfSignedRequest);

    static readonly SelfSignedResult Next = SelfSigned.Issue(Some.SelfSignedRequest with { Generation = 2 });

    [Theory]
    [InlineData("type: Opaque\ndata: {ca.crt: <ca>, tls.crt: <certificate>, tls.key: <key>}", true)]
    [InlineData("data: {tls.key: <key>, tls.crt: <certificate>, ca.crt: <ca>}\ntype: Opaque", true)]
    [InlineData("type: kubernetes.io/tls\ndata: {ca.crt: <ca>, tls.crt: <certificate>, tls.key: <key>}", false)]
    [InlineData("data: {ca.crt: <ca>, tls.crt: <certificate>, tls.key: <key>}", false)]
    [InlineData("type: Opaque", false)]
    [InlineData("type: Opaque\ndata: none", false)]
    [InlineData("type: Opaque\ndata: {tls.crt: <certificate>, tls.key: <key>}", false)]
    [InlineData(
        "type: Opaque\ndata: {ca.crt: <ca>, tls.crt: <certificate>, tls.key: <key>, cert: <certificate>}",
        false
    )]
    [InlineData("type: Opaque\ndata: {ca.crt: <ca>, tls.crt: <certificate>, tls.key: <key>}\nstringData: {}", false)]
    [InlineData(
        "type: Opaque\ndata: {ca.crt: <ca>, tls.crt: <certificate>, tls.key: <key>}\nstringData: {cert: a}",
        false
    )]
    [InlineData("type: Opaque\nstringData: {ca.crt: <ca>, tls.crt: <certificate>, tls.key: <key>}", false)]
    [InlineData("type: Opaque\ndata: {ca.crt: <certificate>, tls.crt: <certificate>, tls.key: <key>}", false)]
    [InlineData("type: Opaque\ndata: {ca.crt: <ca>, tls.crt: <ca>, tls.key: <key>}", false)]
    [InlineData("type: Opaque\ndata: {ca.crt: <ca>, tls.crt: <certificate>, tls.key: <other>}", false)]
    [InlineData("type: Opaque\ndata: {ca.crt: '***', tls.crt: <certificate>, tls.key: <key>}", false)]
    [InlineData("type: Opaque\ndata: {ca.crt: <ca>, tls.crt: '***', tls.key: <key>}", false)]
    [InlineData("type: Opaque\ndata: {ca.crt: <ca>, tls.crt: <certificate>, tls.key: '***'}", false)]
    public void It_is_kept_where_it_is_whole(string content, bool isIntact) =>
        Assert.Equal(isIntact, SelfSignedSecret.IsIntact(Secret(content), Plan));

    [Theory]
    [InlineData("as it is", true)]
    [InlineData("another generation", false)]
    [InlineData("another seed", false)]
    [InlineData("another begin", false)]
    [InlineData("another end", false)]
    [InlineData("another name", false)]
    public void It_is_made_again_for_another_request(string change, bool isIntact)
    {
        var asked = Some.SelfSignedRequest;
        var request = change switch
        {
            "another generation" => asked with { Generation = 2 },
            "another seed" => asked with { Seed = new byte[32] },
            "another begin" => asked with { NotBefore = asked.NotBefore.AddSeconds(1) },
            "another end" => asked with { Duration = asked.Duration - TimeSpan.FromSeconds(1) },
            "another name" => asked with { DnsNames = ["*.shop.example.com"] },
            _ => asked,
        };

        Assert.Equal(
            isIntact,
            SelfSignedSecret.IsIntact(
                Secret("type: Opaque\ndata: {ca.crt: <ca>, tls.crt: <certificate>, tls.key: <key>}"),
                Plan with
                {
                    Request = request,
                }
            )
        );
    }

    static Item Secret(string content) =>
        DocumentsReader
            .Read(
                Encoding.UTF8.GetBytes(
                    "apiVersion: v1\nkind: Secret\nmetadata: {name: own}\n"
                        + content
                            .Replace("<certificate>", Base64(Issued.CertificatePem), StringComparison.Ordinal)
                            .Replace("<ca>", Base64(Issued.CaPem), StringComparison.Ordinal)
                            .Replace("<other>", Base64(Next.PrivateKeyPem), StringComparison.Ordinal)
                            .Replace("<key>", Base64(Issued.PrivateKeyPem), StringComparison.Ordinal)
                ),
                "secret.yaml",
                new Findings()
            )
            .Single();

    static string Base64(string pem) => $"'{Convert.ToBase64String(Encoding.ASCII.GetBytes(pem))}'";
}
