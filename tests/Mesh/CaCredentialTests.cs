using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>A DestinationRule that names the CA's Secret (Istio 1.32).</summary>
public sealed class CaCredentialTests
{
    [Theory]
    [InlineData("partner-cacert", "partner-cacert", "secret:shop/partner-cacert", true)]
    // Where there is none of that name, the Secret without the suffix is asked.
    [InlineData("partner", "partner-cacert", "secret:shop/partner-cacert", true)]
    [InlineData("another-cacert", "partner-cacert", "secret:shop/partner-cacert", false)]
    // A name without the suffix is not read as a CA.
    [InlineData("partner", "partner", "secret:shop/partner", false)]
    public void The_server_is_verified_with_the_named_CA(string secret, string named, string from, bool isFound)
    {
        var mesh = MeshModel.Of(
            [
                .. DocumentsReader
                    .Read(
                        Encoding.UTF8.GetBytes(
                            $$$"""
                            apiVersion: networking.istio.io/v1
                            kind: ServiceEntry
                            metadata: {name: partner, namespace: shop}
                            spec: {hosts: [api.partner.example],
                              ports: [{number: 80, name: http, protocol: HTTP, targetPort: 443}], resolution: DNS}
                            ---
                            apiVersion: networking.istio.io/v1
                            kind: DestinationRule
                            metadata: {name: partner, namespace: shop}
                            spec:
                              host: api.partner.example
                              workloadSelector: {matchLabels: {app: orders}}
                              trafficPolicy: {tls: {mode: MUTUAL, credentialName: client,
                                caCertCredentialName: {{{named}}}}}
                            ---
                            apiVersion: v1
                            kind: Secret
                            metadata: {name: client, namespace: shop}
                            data: { {{{TestMesh.Contents("tls.crt", "tls.key")}}} }
                            ---
                            apiVersion: v1
                            kind: Secret
                            metadata: {name: {{{secret}}}, namespace: shop}
                            data: { {{{TestMesh.Contents("ca.crt")}}} }
                            """
                        ),
                        "package.yaml",
                        new Findings()
                    )
                    .Select(item => item.Source),
            ],
            _ => false,
            IstioVersion.Of(32)
        );
        var target = TraceTarget.Parse("http://api.partner.example/")!;
        var answer = mesh.Ask(
            new MeshRequest
            {
                From = new MeshClient("shop", new Dictionary<string, string> { ["app"] = "orders" }),
                Host = target.Host,
                Port = target.Port,
                Protocol = target.Protocol,
            }
        );
        Assert.Equal(new TlsCredential(from, isFound), answer.Hops[^1].Tls!.Ca);
        Assert.Equal(isFound ? MeshOutcome.Registered : MeshOutcome.NoSecret, answer.Outcome);
    }
}
