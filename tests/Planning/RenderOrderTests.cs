namespace Kyma.Krm.Tests.Planning;

/// <summary>
/// What render prints is applied from top to bottom, so its order is that of the plan, whatever an earlier run left and
/// wherever a person moved it: what protects a Gateway comes before it.
/// </summary>
public sealed class RenderOrderTests
{
    const string Before = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: others}\n---\n";

    static string Config(string exportTo) =>
        "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata:\n  name: shop\n  annotations: "
        + "{config.kubernetes.io/local-config: 'true'}\nspec:\n  domain: shop.example.com\n  certificate: gardener\n"
        + $"  gateway: {{name: edge, namespace: shop}}\n  egress: {{namespace: shop, exportTo: [{exportTo}], "
        + "services: [{hosts: [bank.example.com], via: EgressGateway}, {hosts: [api.example.com]}]}\n";

    static string[] Documents(string text) => text.Split("---\n", StringSplitOptions.RemoveEmptyEntries);

    static string Render(params IEnumerable<string> documents)
    {
        var session = Session.RunWith(string.Join("---\n", documents), "render", "-");
        Assert.Equal("", session.Stderr.Contains("error", StringComparison.Ordinal) ? session.Stderr : "");
        return session.Stdout;
    }

    [Fact]
    public void Earlier_output_in_any_order_is_printed_in_that_of_the_plan()
    {
        var fresh = Render(Before + Config("."));
        var earlier = Documents(fresh)[1..];
        Assert.InRange(earlier.Length, 8, 20);

        Assert.Equal(fresh, Render(Enumerable.Reverse(earlier).Append(Before + Config("."))));
        Assert.Equal(
            fresh,
            Render(Enumerable.Reverse(earlier.Where((_, i) => i % 2 == 0)).Append(Before + Config(".")))
        );
    }

    [Fact]
    public void A_policy_that_is_new_comes_before_the_Gateway_that_is_there()
    {
        var kinds = Documents(Render([.. Documents(Render(Config("'*'"))), Config(".")]))
            .Select(document => document.Split("\nkind: ")[1].Split('\n')[0])
            .ToList();

        Assert.InRange(kinds.IndexOf("AuthorizationPolicy"), 0, kinds.LastIndexOf("Gateway") - 1);
    }
}
