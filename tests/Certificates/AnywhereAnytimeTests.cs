namespace Kyma.Krm.Tests.Certificates;

/// <summary>
/// The same input gives the same certificate in every process, time zone and language, and on every day.
/// </summary>
public sealed class AnywhereAnytimeTests
{
    const string Input = """
        apiVersion: config.kubernetes.io/v1
        kind: ResourceList
        functionConfig:
          apiVersion: krm.kyma-project.io/v1alpha1
          kind: KymaTraffic
          metadata: {name: local, annotations: {config.kubernetes.io/local-config: "true"}}
          spec:
            domain: local.kyma.dev
            gateway: {tls: {cipherSuites: [ECDHE-ECDSA-AES256-GCM-SHA384]}}
            certificate: {selfSigned: {privateKey: {algorithm: ECDSA}}}
        items: []

        """;

    static readonly Lazy<string> Here = new(() => Render(Tool.Binary, [], []));

    [Theory]
    [InlineData("Pacific/Kiritimati", "tr_TR.UTF-8")]
    [InlineData("America/St_Johns", "ar_SA.UTF-8")]
    [InlineData("UTC", "C")]
    public void In_any_time_zone_and_language(string zone, string language) =>
        Assert.Equal(
            Here.Value,
            Render(
                Tool.Binary,
                [],
                new()
                {
                    ["TZ"] = zone,
                    ["LANG"] = language,
                    ["LC_ALL"] = language,
                }
            )
        );

    [Theory]
    [InlineData("2000-01-01 00:00:00")]
    [InlineData("2037-12-31 23:59:59")]
    public void On_any_day(string day) =>
        Assert.Equal(
            Here.Value,
            Render(Tool.Named("faketime", required: false), [day, Tool.Binary.Path, .. Tool.Binary.FirstArguments], [])
        );

    static string Render(Tool tool, IReadOnlyList<string> arguments, Dictionary<string, string?> environment)
    {
        var output = tool.Run(arguments, Input, environment: environment).Ends(0).Stdout;
        Assert.Contains("tls.key", output, StringComparison.Ordinal);
        return output;
    }
}
