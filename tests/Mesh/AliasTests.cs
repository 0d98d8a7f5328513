using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Mesh;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>ExternalName Services that lead to one another: no input decides how deep a search goes.</summary>
public sealed class AliasTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "b", "a")]
    [InlineData("a.shop", "a")]
    [InlineData("a.shop.svc.cluster.local", "a")]
    [InlineData("b.shop.svc.cluster.local", "a", "b", "a.shop.svc.cluster.local")]
    public void A_ring_leads_nowhere(string target, string name, string second = "other", string back = "nowhere.com")
    {
        var mesh = Mesh(Alias(name, target) + Alias(second, back));

        Assert.Null(mesh.LookUp("a.shop.svc.cluster.local", "shop"));
    }

    /// <summary>A chain is followed once for all its links, and not by a call for each of them.</summary>
    [Fact]
    public void A_long_chain_leads_to_its_end()
    {
        const int Length = 20_000;
        var mesh = Mesh(
            string.Concat(Enumerable.Range(0, Length).Select(i => Alias($"a{i}", $"a{i + 1}.shop.svc.cluster.local")))
        );

        Assert.Equal(
            $"a{Length}.shop.svc.cluster.local",
            mesh.Registry.TargetOf(mesh.Registry.At("a0.shop.svc.cluster.local")[0])
        );
        Assert.Equal(Length, mesh.Registry.AliasesOf($"a{Length}.shop.svc.cluster.local").Count);
    }

    static string Alias(string name, string target) =>
        $"apiVersion: v1\nkind: Service\nmetadata: {{name: {name}, namespace: shop}}\n"
        + $"spec: {{type: ExternalName, externalName: {target}, ports: [{{port: 80, name: http}}]}}\n---\n";

    static MeshModel Mesh(string documents) =>
        MeshModel.Of(
            DocumentsReader.Read(Encoding.UTF8.GetBytes(documents), "", new Findings()).Select(item => item.Source),
            _ => false,
            IstioVersion.Default
        );
}
