namespace Kyma.Krm.Tests.Checking;

/// <summary>
/// What a subpackage with a pipeline of its own rendered is compared with the rest: its config is not part of the run.
/// </summary>
public sealed class OwnPipelineTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("a.com", true)]
    [InlineData("b.com", false)]
    public void A_host_that_another_package_registers_is_reported(string host, bool isReported)
    {
        _scratch.Write("Kptfile", "apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: {name: all}\n");
        _scratch.Write("one.yaml", Config("one", "a.com"));
        _scratch.Write(
            "two/Kptfile",
            "apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: {name: two}\npipeline: {mutators: [{exec: kyma-krm}]}\n"
        );
        var config = _scratch.Write("two/two.yaml", Config("two", host));
        _scratch.Write("two/out.yaml", Session.Run("render", config).Stdout);

        AssertReported(isReported);
        Assert.Equal(
            isReported,
            Session
                .Run("check", _scratch.Folder)
                .Stdout.Contains("'bank' in istio-system is named by DestinationRule", StringComparison.Ordinal)
        );
    }

    /// <summary>Nor is a config that is gone.</summary>
    [Fact]
    public void So_is_one_that_a_config_left()
    {
        _scratch.Write("one.yaml", Config("one", "a.com"));
        var gone = _scratch.Write("two.yaml", Config("two", "a.com"));
        _scratch.Write("out.yaml", Session.Run("render", gone).Stdout);
        File.Delete(gone);

        AssertReported(true);
    }

    void AssertReported(bool isReported) =>
        Assert.Equal(
            isReported,
            Session
                .Run("check", _scratch.Folder)
                .Stdout.Contains("'a.com' is registered by ServiceEntry", StringComparison.Ordinal)
        );

    static string Config(string name, string host) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: {{name}}, annotations: {config.kubernetes.io/local-config: "true"} }
            spec:
              egress:
                namespace: {{name}}
                services:
                - hosts: [{{host}}]
                - name: bank
                  hosts: [{{name}}.bank.com]
                  tls: {mode: MUTUAL, credentialName: {{(host == "a.com" ? "bank" : name)}} }
                  via: EgressGateway

            """;
}
