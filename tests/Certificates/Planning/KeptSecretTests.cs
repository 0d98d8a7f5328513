using System.Text;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>
/// A Secret that was rendered before is kept where it is whole, and made again, to the byte, where it is not.
/// </summary>
public sealed partial class KeptSecretTests
{
    const string SelfSigned = """
        apiVersion: config.kubernetes.io/v1
        kind: ResourceList
        functionConfig:
          apiVersion: krm.kyma-project.io/v1alpha1
          kind: KymaTraffic
          metadata: {name: shop}
          spec:
            domain: shop.example.com
            certificate:
              selfSigned:
                notBefore: "2026-01-01T00:00:00Z"
                privateKey: {algorithm: ECDSA, size: 256}
                seedSecretRef: {name: seed}
            gateway: {tls: {cipherSuites: []}}
        items:
        - apiVersion: v1
          kind: Secret
          metadata: {name: seed, annotations: {config.kubernetes.io/local-config: "true"}}
          data: {seed: "7v3Oy0cYb0wIqGkQyJ3r8nq1m2u3l4k5j6h7g8f9d0s="}

        """;

    [Theory]
    [InlineData("as it is", "(?!)", "")]
    [InlineData("another text", "tls.crt: .*", "tls.crt: Zm9v")]
    [InlineData("one character of the certificate", "(?<=tls.crt: .{400}).", "A")]
    [InlineData("one character of the key", "(?<=tls.key: .{100}).", "A")]
    [InlineData("one character of the CA", "(?<=ca.crt: .{400}).", "A")]
    [InlineData("no CA", " *ca.crt: .*\n", "")]
    [InlineData("another type", "type: kubernetes.io/tls", "type: Opaque")]
    [InlineData("keys that Istio would read first", "(?<=\n)(?= *ca.crt)", "    cert: Zm9v\n")]
    [InlineData("without its label", "app.kubernetes.io/managed-by: kyma-krm", "a: b")]
    public void A_damaged_self_signed_Secret_is_made_again(string damage, string pattern, string replacement)
    {
        var first = Session.RunWith(SelfSigned).Stdout;
        var secret = Secret().Match(first).Value;
        var damagedSecret = Regex.Replace(secret, pattern, replacement);
        Assert.True(damage == "as it is" || damagedSecret != secret, secret);

        var again = Session.RunWith(first.Replace(secret, damagedSecret, StringComparison.Ordinal));

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(
            damage == "another type",
            again.Stderr.Contains(
                "'Opaque' becomes 'kubernetes.io/tls', and the type of a Secret in the cluster cannot be changed",
                StringComparison.Ordinal
            )
        );
        Assert.Equal(DataOf(secret), DataOf(Secret().Match(again.Stdout).Value));
    }

    [Fact]
    public void A_provided_Secret_is_always_compared()
    {
        var source = $"""
            - apiVersion: v1
              kind: Secret
              metadata:
                name: mine
                annotations:
                  config.kubernetes.io/local-config: "true"
              data:
                tls.crt: {Convert.ToBase64String(Fixtures.Certificate("good"))}
                tls.key: {Convert.ToBase64String(Fixtures.Key("good"))}

            """;
        var list = SelfSigned[..SelfSigned.IndexOf("- apiVersion", StringComparison.Ordinal)] + source;
        list = Regex.Replace(list, "selfSigned:\n( {8}.*\n)+", "provided: {secretRef: {name: mine}}\n");
        var first = Session.RunWith(list).Stdout;
        var secret = Secret().Match(first).Value;
        var other = Convert.ToBase64String(Encoding.ASCII.GetBytes("other"));

        var again = Session
            .RunWith(
                first.Replace(
                    secret,
                    Regex.Replace(secret, "tls.crt: .*", $"tls.crt: {other}"),
                    StringComparison.Ordinal
                )
            )
            .Stdout;

        Assert.NotEmpty(secret);
        Assert.Equal(DataOf(secret), DataOf(Secret().Match(again).Value));
    }

    static string DataOf(string secret) =>
        string.Join(
            '\n',
            secret
                .Split('\n')
                .Where(line => Data().IsMatch(line))
                .Select(line => line.Trim())
                .Order(StringComparer.Ordinal)
        );

    [GeneratedRegex(@"- apiVersion: v1\n  kind: Secret\n(?=(?:  .*\n)*  +name: kyma-gateway-certs)(?:  .*\n)*")]
    private static partial Regex Secret();

    [GeneratedRegex("^ *(type|ca.crt|tls.crt|tls.key|cert|app.kubernetes.io/managed-by): ")]
    private static partial Regex Data();
}
