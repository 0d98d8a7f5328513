namespace Kyma.Krm.Tests.Checking.Hosts;

/// <summary>Hosts that pods behind REGISTRY_ONLY are told to talk to: where they stand, and which are fine.</summary>
public sealed class UnregisteredHostTests
{
    const string Rule = "egress-host-not-registered";

    static readonly string Locked = TestMesh.Of(
        "Sidecar",
        "default",
        "shop",
        "{egress: [{hosts: ['./*']}], outboundTrafficPolicy: {mode: REGISTRY_ONLY}}"
    );

    static string Pod(string spec, string name = "a", string metadata = "") =>
        $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: {name}, namespace: shop{metadata}}}\nspec: {{{spec}}}\n";

    static string Map(string data, string @namespace = "shop") =>
        $"---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: m, namespace: {@namespace}}}\ndata: {{{data}}}\n";

    /// <summary>The field of each finding, and the host.</summary>
    static string Told(string package) =>
        string.Join(
            ' ',
            CheckRun
                .Of(Locked + package)
                .OfRule(Rule)
                .Select(finding => $"{finding["field"]}={((string)finding["message"]!).Split('\'')[1]}")
        );

    [Theory]
    [InlineData("containers: [{env: [{name: A, value: 'https://a.example.com'}]}]", "spec.containers[0].env[0].value")]
    [InlineData("containers: [{name: a}, {args: [1, 'https://a.example.com']}]", "spec.containers[1].args[1]")]
    [InlineData("initContainers: [{command: ['https://a.example.com']}]", "spec.initContainers[0].command[0]")]
    [InlineData("containers: [null, {command: ['https://a.example.com']}]", "spec.containers[1].command[0]")]
    public void In_the_pod_itself(string spec, string field) => Assert.Equal($"{field}=a.example.com", Told(Pod(spec)));

    [Theory]
    [InlineData("containers: [{envFrom: [{configMapRef: {name: m}}]}]", "data.k data.l")]
    [InlineData("containers: [{envFrom: [{secretRef: {name: m}}]}]", "")]
    [InlineData("containers: [{envFrom: [{configMapRef: {name: other}}]}]", "")]
    [InlineData("containers: [{env: [{name: A, valueFrom: {configMapKeyRef: {name: m, key: l}}}]}]", "data.l")]
    [InlineData("containers: [{env: [{name: A, valueFrom: {configMapKeyRef: {name: m, key: x}}}]}]", "")]
    [InlineData("containers: [{name: a}], volumes: [{name: v, configMap: {name: m}}]", "data.k data.l")]
    [InlineData("volumes: [{name: v, projected: {sources: [{configMap: {name: m}}]}}]", "data.k data.l")]
    [InlineData("volumes: [{name: v, projected: {sources: [{secret: {name: m}}]}}]", "")]
    [InlineData("volumes: [{name: v, secret: {secretName: m}}]", "")]
    public void In_a_ConfigMap_that_it_reads(string spec, string fields) =>
        Assert.Equal(
            string.Join(
                ' ',
                fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => $"{f}=a.example.com")
            ),
            Told(Pod(spec) + Map("k: 'https://a.example.com', l: 'https://a.example.com', x: [https://b.example.com]"))
        );

    [Fact]
    public void A_ConfigMap_of_another_namespace_is_not_read() =>
        Assert.Equal(
            "",
            Told(Pod("volumes: [{name: v, configMap: {name: m}}]") + Map("k: 'https://a.example.com'", "other"))
        );

    [Theory]
    [InlineData("", "", true)]
    [InlineData(", labels: {sidecar.istio.io/inject: 'false'}", "", false)]
    [InlineData(", labels: {sidecar.istio.io/inject: 'true'}", "", true)]
    [InlineData(", annotations: {sidecar.istio.io/inject: 'false'}", "", false)]
    [InlineData(", annotations: {sidecar.istio.io/inject: 'true'}", "", true)]
    [InlineData("", "hostNetwork: true, ", false)]
    [InlineData("", "hostNetwork: false, ", true)]
    public void Only_what_has_a_sidecar_is_limited(string metadata, string spec, bool isTold) =>
        Assert.Equal(
            isTold,
            Told(Pod($"{spec}containers: [{{args: ['https://a.example.com']}}]", metadata: metadata)).Length > 0
        );

    [Theory]
    [InlineData(1, "mentions 'a.example.com' for the Pod shop/p0, and no ServiceEntry registers it")]
    [InlineData(2, "mentions 'a.example.com' for the Pod shop/p0 and 1 more, and")]
    [InlineData(3, "mentions 'a.example.com' for the Pod shop/p0 and 2 more, and")]
    public void What_many_read_is_told_once(int pods, string message)
    {
        var package = string.Concat(
            Enumerable.Range(0, pods).Select(i => Pod("volumes: [{name: v, configMap: {name: m}}]", $"p{i}"))
        );
        var finding = Assert.Single(
            CheckRun.Of(Locked + package + Map("k: 'https://a.example.com https://a.example.com'")).OfRule(Rule)
        );

        Assert.StartsWith(message, (string)finding["message"]!, StringComparison.Ordinal);
    }

    static string Gateway(string hosts) =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: "
                + $"[{hosts}]}}]}}"
        );

    const string Namespace = "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: dev}\n";

    public static TheoryData<string, string, bool> Inside =>
        new()
        {
            // Services of a namespace of the package.
            { "a.shop", "", false },
            { "frontend.shop", "", false },
            { "frontend.dev", "", true },
            { "frontend.dev", Namespace, false },
            { "a.frontend.dev", Namespace, true },
            { "frontend.dev", Namespace.Replace("v1", "example.com/v1", StringComparison.Ordinal), true },
            // What the package itself serves.
            { "www.example.com", Gateway("www.example.com"), false },
            { "www.example.com", Gateway("'./www.example.com'"), false },
            { "www.example.com", Gateway("WWW.example.com"), false },
            { "www.example.com", Gateway("'*.example.com'"), false },
            { "www.example.com", Gateway("www.example.org"), true },
            { "www.example.com", Gateway("'*'"), true },
            { "www.example.com", Gateway("'shop/*'"), true },
            { "www.example.com", TestMesh.Of("Gateway", "in", "shop", "{servers: [{port: {number: 80}}]}"), true },
            { "www.example.com", TestMesh.Of("Gateway", "in", "shop", "{selector: {a: b}}"), true },
        };

    [Theory, MemberData(nameof(Inside))]
    public void What_is_inside_is_fine(string host, string package, bool isTold) =>
        Assert.Equal(isTold, Told(Pod($"containers: [{{args: ['http://{host}']}}]") + package).Length > 0);

    const string Tls = "{number: 443, name: tls, protocol: TLS}";

    [Theory]
    [InlineData("a.example.com", "https://a.example.com", "")]
    [InlineData("A.example.com", "https://a.example.com", "")]
    [InlineData("a.example.com", "https://a.example.com:443", "")]
    [InlineData("a.example.com", "https://a.example.com:8443", "the ServiceEntry shop/e does not have port 8443")]
    [InlineData("b.example.com", "https://a.example.com", "no ServiceEntry registers it")]
    public void What_is_registered_is_fine(string registered, string text, string why) =>
        AssertTold(Locked + TestMesh.Entry("e", "shop", registered, Tls), text, why);

    [Theory]
    [InlineData("https://a.example.com:443", "")]
    [InlineData("https://a.example.com:8443", "the ServiceEntry shop/e does not have port 8443")]
    public void A_listener_of_one_port_shows_that_port_alone(string text, string why) =>
        AssertTold(
            TestMesh.Of(
                "Sidecar",
                "default",
                "shop",
                $"{{egress: [{{port: {Tls}, hosts: ['./*']}}], outboundTrafficPolicy: {{mode: REGISTRY_ONLY}}}}"
            ) + TestMesh.Entry("e", "shop", "a.example.com", $"{Tls}, {{number: 8443, name: tls2, protocol: TLS}}"),
            text,
            why
        );

    /// <summary>A Sidecar with a selector counts for pods with these labels, before that of the namespace.</summary>
    [Fact]
    public void A_Sidecar_of_their_own_may_let_pods_reach_anything() =>
        Assert.Equal(
            "spec.containers[0].args[0]=a.example.com",
            Told(
                TestMesh.Of(
                    "Sidecar",
                    "one",
                    "shop",
                    "{workloadSelector: {labels: {app: two}}, egress: [{hosts: ['./*']}], outboundTrafficPolicy: "
                        + "{mode: ALLOW_ANY}}"
                )
                    + Pod("containers: [{args: ['https://a.example.com']}]", "a", ", labels: {app: one}")
                    + Pod("containers: [{args: ['https://b.example.com']}]", "b", ", labels: {app: two}")
            )
        );

    static void AssertTold(string package, string url, string why)
    {
        var told = CheckRun.Of(package + Pod($"containers: [{{args: ['{url}']}}]")).Of(Rule);

        Assert.Contains(why, told, StringComparison.Ordinal);
        Assert.Equal(why.Length == 0, told.Length == 0);
    }

    /// <summary>One Sidecar of several is enough to look, and only its pods are looked at.</summary>
    [Fact]
    public void Pods_that_reach_anything_are_not_told() =>
        Assert.Equal(
            "spec.containers[0].args[0]=a.example.com",
            Told(
                TestMesh.Of("Sidecar", "default", "free", "{egress: [{hosts: ['*/*']}]}")
                    + Pod("containers: [{args: ['https://a.example.com']}]")
                    + Pod("containers: [{args: ['https://b.example.com']}]", "b")
                        .Replace("namespace: shop", "namespace: free", StringComparison.Ordinal)
            )
        );

    [Theory]
    [InlineData("v1beta1", "host: shop.example.com", "")]
    [InlineData("v1beta1", "host: shop.example.org", "warning spec.host")]
    [InlineData("v2", "hosts: [shop.example.com]", "")]
    [InlineData("v2", "hosts: [shop.example.com, shop.example.org]", "warning spec.hosts[1]")]
    [InlineData("v2", "hosts: [shop]", "")]
    public void The_host_of_an_APIRule_is_one_that_its_Gateway_serves(string version, string hosts, string told)
    {
        var run = CheckRun.Of(
            Gateway("'*.example.com'")
                + $"---\napiVersion: gateway.kyma-project.io/{version}\nkind: APIRule\nmetadata: {{name: a, namespace: "
                + $"shop}}\nspec: {{gateway: shop/in, {hosts}, service: {{name: a, port: 80}}, rules: [{{path: '/*', "
                + "methods: [GET], noAuth: true}]}\n"
        );

        Assert.Equal(
            told,
            string.Join(',', run.OfRule("apirule-host-unserved").Select(f => $"{f["severity"]} {f["field"]}"))
        );
    }
}
