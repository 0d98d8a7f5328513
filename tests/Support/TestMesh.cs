using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Schema;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.Tests.Support;

/// <summary>A few resources, asked in one line: <c>shop -> https://api.partner.com</c>.</summary>
sealed class TestMesh(string yaml)
{
    readonly MeshModel _mesh = MeshModel.Of(
        SourcesOf(yaml),
        source => IstioRules.Check(source, IstioVersion.Of(31), new Findings()) == AdmissionVerdict.Reject,
        IstioVersion.Of(31)
    );

    public MeshModel Mesh => _mesh;

    /// <summary>The resources of a package, as they are written.</summary>
    public static IReadOnlyList<ResourceSource> SourcesOf(string yaml) =>
        [
            .. DocumentsReader
                .Read(Encoding.UTF8.GetBytes(yaml), "package.yaml", new Findings())
                .Select(item => item.Source),
        ];

    public MeshAnswer Ask(string from, string to, string? address = null, string? sni = null)
    {
        var target = TraceTarget.Parse(to)!;
        return _mesh.Ask(
            new MeshRequest
            {
                From = from == "internet" ? MeshClient.Internet : MeshClient.In(from),
                Host = target.Host,
                Port = target.Port,
                Protocol = target.Protocol,
                Path = target.Path,
                Address = address,
                Sni = sni,
            }
        );
    }

    /// <summary><c>registered sidecar</c>, with the status where there is one.</summary>
    public string End(string from, string to, string? address = null, string? sni = null)
    {
        var answer = Ask(from, to, address, sni);
        return $"{TraceWords.Of(answer.Outcome)} "
            + $"{TraceWords.Of(answer.At)}{(answer.Status is { } status ? $" {status}" : "")}";
    }

    public static string Entry(string name, string @namespace, string host, string port, string more = "") =>
        $$"""
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: {{name}}, namespace: {{@namespace}}}
            spec: {hosts: ["{{host}}"], ports: [{{port}}], resolution: DNS{{more}}}

            """;

    public static string Of(string kind, string name, string @namespace, string spec) =>
        $$"""
            ---
            apiVersion: {{(kind == "AuthorizationPolicy" ? "security.istio.io/v1" : "networking.istio.io/v1")}}
            kind: {{kind}}
            metadata: {name: {{name}}, namespace: {{@namespace}}}
            spec: {{spec}}

            """;

    public static string App(string name, string @namespace, string port = "{name: http, port: 8080}") =>
        $$$"""
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: {{{name}}}, namespace: {{{@namespace}}}}
            spec: {ports: [{{{port}}}], selector: {app: "{{{name}}}" } }
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: {{{name}}}, namespace: {{{@namespace}}}}
            spec: {selector: {matchLabels: {app: "{{{name}}}" } },
              template: {metadata: {labels: {app: "{{{name}}}" } },
              spec: {containers: [{name: main, image: "app:1"}] } } }

            """;

    public static string Secret(string name, string @namespace, params string[] keys) =>
        $$$"""
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: {{{name}}}, namespace: {{{@namespace}}}}
            data: { {{{Contents(keys)}}} }

            """;

    /// <summary>Keys of a Secret's <c>data</c> with a certificate, key and CA that Envoy loads.</summary>
    public static string Contents(params string[] keys) =>
        string.Join(
            ", ",
            keys.Select(key =>
                $"{key}: {Convert.ToBase64String(Fixtures.Read(key is "tls.key" ? "good.key" : "good.crt"))}"
            )
        );

    public const string EgressGateway = """
        ---
        apiVersion: operator.kyma-project.io/v1alpha2
        kind: Istio
        metadata: {name: default, namespace: kyma-system}
        spec: {components: {egressGateway: {enabled: true}}}

        """;
}
