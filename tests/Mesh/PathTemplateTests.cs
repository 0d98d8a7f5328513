using Kyma.Krm.Mesh.Gateways;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>Paths of an AuthorizationPolicy with <c>{*}</c> and <c>{**}</c>.</summary>
public sealed class PathTemplateTests
{
    [Theory]
    [InlineData("/a/{*}", "/a/b", true)]
    [InlineData("/a/{*}", "/a/b-._~%20!$&'()+,;:@=", true)]
    [InlineData("/a/{*}", "/a/", false)]
    [InlineData("/a/{*}", "/a/b/c", false)]
    [InlineData("/a/{*}", "/a/*", false)]
    [InlineData("/a/{*}", "/b/b", false)]
    [InlineData("/{*}/b/{*}", "/a/b/c", true)]
    [InlineData("/{*}/b/{*}", "/a/c/c", false)]
    [InlineData("/a/{**}", "/a/b/c", true)]
    [InlineData("/a/{**}", "/a/", true)]
    [InlineData("/a/{**}", "/a", false)]
    [InlineData("/a/{**}", "/a/b/\"", false)]
    [InlineData("/{*}/{**}/z", "/a/b/c/z", true)]
    [InlineData("/{*}/{**}/z", "/a/b/c/y", false)]
    [InlineData("/{*}/{**}/z", "/a/z", false)]
    [InlineData("/a{*}", "/ab", null)]
    [InlineData("/{**}/{**}", "/a/b", null)]
    public void A_template_matches_segments(string template, string path, bool? matches) =>
        Assert.Equal(matches, PathTemplate.Matches(template, path));

    [Theory]
    [InlineData("/admin/x/y", 1, "AuthorizationPolicy istio-system/p denies it")]
    [InlineData("/admin", 0, "the request arrives")]
    public void Trace_answers_for_a_policy_with_a_template(string path, int exitCode, string told)
    {
        using var scratch = new Scratch();
        scratch.Write(
            "all.yaml",
            TestMesh.Of(
                "Gateway",
                "in",
                "shop",
                "{selector: {app: istio-ingressgateway, istio: ingressgateway}, servers: [{port: {number: 80, "
                    + "name: http, protocol: HTTP}, hosts: [a.example.com]}]}"
            )
                + TestMesh.App("web", "shop")
                + TestMesh.Of(
                    "VirtualService",
                    "web",
                    "shop",
                    "{hosts: [a.example.com], gateways: [in], http: [{route: [{destination: {host: web, port: {number: "
                        + "8080}}}]}]}"
                )
                + "---\napiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: p, namespace: "
                + "istio-system}\nspec: {selector: {matchLabels: {istio: ingressgateway}}, action: DENY, "
                + "rules: [{to: [{operation: {paths: ['/admin/{**}']}}]}]}\n"
        );

        var run = Session.Run("trace", "--from", "internet", "--to", $"http://a.example.com{path}", scratch.Folder);

        Assert.Contains(told, run.Stdout, StringComparison.Ordinal);
        Assert.Equal(exitCode, run.ExitCode);
    }
}
