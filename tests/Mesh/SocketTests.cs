namespace Kyma.Krm.Tests.Mesh;

/// <summary>
/// Endpoints that are Unix domain sockets: istiod hands them to the proxy, which opens them in its own container, of
/// which no file says what listens there.
/// </summary>
public sealed class SocketTests
{
    static string Entry(string more, string protocol = "HTTP") =>
        TestMesh.Of(
            "ServiceEntry",
            "local",
            "shop",
            $"{{hosts: [local.example.com], ports: [{{number: 80, name: p, protocol: {protocol}}}], {more}}}"
        );

    static string Workload(string name, string address, string metadata = "", string labels = "{app: vm}") =>
        $"---\napiVersion: networking.istio.io/v1\nkind: WorkloadEntry\n"
        + $"metadata: {{name: {name}, namespace: shop{metadata}}}\nspec: {{address: '{address}', labels: {labels}}}\n";

    const string Static = "resolution: STATIC, endpoints: [{address: 'unix:///var/run/app.sock'}]";

    const string Selecting = "resolution: STATIC, workloadSelector: {labels: {app: vm}}";

    [Theory]
    [InlineData(Static, "HTTP")]
    [InlineData(Static, "TCP")]
    [InlineData("resolution: STATIC, endpoints: [{address: 192.0.2.1}, {address: 'unix:///var/run/app.sock'}]", "TCP")]
    public void What_listens_at_a_socket_is_not_known(string more, string protocol)
    {
        using var scratch = new Scratch();
        var scheme = protocol == "HTTP" ? "http" : "tcp";

        var traced = Session.Run(
            "trace",
            "--from",
            "shop",
            "--to",
            $"{scheme}://local.example.com:80",
            scratch.Write("package.yaml", Entry(more, protocol))
        );

        Assert.Equal(4, traced.ExitCode);
        Assert.Contains(
            "It is not known, because ServiceEntry shop/local leads to the socket unix:///var/run/app.sock in the "
                + "container of the proxy, and files do not say what listens there.\n",
            traced.Stdout,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("arrives", traced.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unix:///var/run/app.sock", "unknown sidecar")]
    [InlineData("192.0.2.1", "registered sidecar")]
    public void A_WorkloadEntry_is_an_endpoint_of_what_selects_it(string address, string end) =>
        Assert.Equal(
            end,
            new TestMesh(Entry(Selecting) + Workload("vm", address)).End("shop", "http://local.example.com")
        );

    [Theory]
    [InlineData("", "{app: other}", "noEndpoints sidecar 503")]
    [InlineData(", labels: {app: vm}", "{app: other}", "registered sidecar")]
    [InlineData(", labels: {app: other}", "{app: vm}", "noEndpoints sidecar 503")]
    public void Its_metadata_has_labels_too_which_take_precedence(string metadata, string labels, string end) =>
        Assert.Equal(
            end,
            new TestMesh(Entry(Selecting) + Workload("vm", "192.0.2.1", metadata, labels)).End(
                "shop",
                "http://local.example.com"
            )
        );

    [Fact]
    public void One_of_another_namespace_is_not() =>
        Assert.Equal(
            "noEndpoints sidecar 503",
            new TestMesh(
                Entry(Selecting)
                    + Workload("vm", "192.0.2.1")
                        .Replace("namespace: shop", "namespace: bank", StringComparison.Ordinal)
            ).End("shop", "http://local.example.com")
        );

    [Fact]
    public void What_it_dials_has_no_port() =>
        Assert.Equal(
            ["unix:///var/run/app.sock"],
            new TestMesh(Entry(Static)).Ask("shop", "http://local.example.com").Hops[^1].Dials
        );

    [Fact]
    public void Without_what_it_selects_nobody_knows()
    {
        using var scratch = new Scratch();

        var traced = Session.Run(
            "trace",
            "--from",
            "shop",
            "--to",
            "http://local.example.com",
            scratch.Write("package.yaml", Entry(Selecting))
        );

        Assert.Equal(4, traced.ExitCode);
        Assert.Contains(
            "If workloads that ServiceEntry shop/local selects are in the cluster:\n",
            traced.Stdout,
            StringComparison.Ordinal
        );
    }
}
