using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Tests.Istio;

/// <summary>Resources that we rendered, as records.</summary>
public sealed class SelfCheckTests
{
    static JsonObject Gateway(string host) =>
        Rendered.Of("networking.istio.io/v1", "Gateway", new ObjectMeta("shop", "infra"), host, SpecOf).Content();

    static GatewaySpec SpecOf(string host) =>
        new()
        {
            Selector = new Dictionary<string, string> { ["istio"] = "ingressgateway" },
            Servers =
            [
                new Server
                {
                    Port = new IstioPort
                    {
                        Number = 443,
                        Protocol = "HTTPS",
                        Name = "https",
                    },
                    Hosts = [host],
                    Tls = new ServerTls { Mode = "SIMPLE", CredentialName = "shop-certs" },
                },
            ],
        };

    [Fact]
    public void A_record_is_judged_like_its_manifest()
    {
        var findings = new Findings();
        Assert.Equal(AdmissionVerdict.Reject, IstioRules.Check(Gateway("localhost"), IstioVersion.Default, findings));
        Assert.Equal(
            "Gateway infra/shop spec.servers[0].hosts[0]: 'localhost' must be a full domain name with a "
                + "dot, such as shop.example.com",
            Assert.Single(findings.Sorted()).ToString()
        );
    }

    [Fact]
    public void A_right_record_has_no_findings()
    {
        var findings = new Findings();
        Assert.Equal(
            AdmissionVerdict.Accept,
            IstioRules.Check(Gateway("*.shop.example.com"), IstioVersion.Default, findings)
        );
        Assert.Equal(0, findings.Count);
    }
}
