namespace Kyma.Krm.Tests.Checking;

/// <summary>Today's date warns people. It never decides how a pipeline ends, whatever a policy says.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData("error", "warning")]
    [InlineData("warning", "warning")]
    [InlineData("off", null)]
    public void No_policy_makes_an_expired_certificate_an_error_by_the_clock(string word, string? severity)
    {
        var run = CheckRun.Of(
            $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTrafficCheck
            metadata: {name: check, annotations: {config.kubernetes.io/local-config: "true"} }
            spec: {severity: {certificate-expired: {{word}} } }
            ---
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: shop, namespace: istio-system}
            spec:
              selector: {istio: ingressgateway}
              servers:
              - port: {number: 443, name: https, protocol: HTTPS}
                hosts: [shop.example.com]
                tls: {mode: SIMPLE, credentialName: certs}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: certs, namespace: istio-system}
            type: kubernetes.io/tls
            data: {tls.crt: {{Base64("expired.crt")}}, tls.key: {{Base64("good.key")}} }

            """
        );

        Assert.Equal(severity, (string?)run.OfRule("certificate-expired").FirstOrDefault()?["severity"]);
        Assert.DoesNotContain(run.OfRule("certificate-expired"), finding => (string)finding["severity"]! == "error");
    }

    static string Base64(string file) => Convert.ToBase64String(Fixtures.Read(file));
}
