using System.Text.Json.Nodes;
using Kyma.Krm.ApiRules;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;
using Kyma.Krm.Yaml;
using static Kyma.Krm.ApiRules.ApiRuleFindings;

namespace Kyma.Krm.Checking.Judging;

/// <summary>APIRules that somebody wrote, judged by the rules for those of a config.</summary>
internal static class ApiRuleManifests
{
    public const string Group = "gateway.kyma-project.io";

    public const string Kind = "APIRule";

    /// <summary>Those with a config among the items are judged there.</summary>
    /// <param name="package">The APIRules, and what surrounds them.</param>
    /// <param name="findings">What is wrong with them.</param>
    public static void Check(CheckedPackage package, Findings findings)
    {
        foreach (var apiRule in package.Of(Group, Kind).Where(apiRule => !package.IsFromConfig(apiRule)))
            Judgement.Try(apiRule.Source, findings, () => Check(apiRule, package.Items, findings));
    }

    static void Check(CheckedResource apiRule, InputItems items, Findings findings)
    {
        var source = apiRule.Source;
        var version = apiRule.Root.FindText("apiVersion");
        if (version is not ($"{Group}/v2" or $"{Group}/v2alpha1"))
        {
            findings.Add(
                ApiruleVersion,
                source.At("apiVersion"),
                $"'{version}' is not reconciled by Kyma. Use {Group}/v2"
            );
            return;
        }

        var (manifest, read) = HalfRead.Read(Whole, source, findings);
        if (manifest is not null)
            Check(
                manifest,
                apiRule,
                new ConfigScope(apiRule.Id.Name, apiRule.Id.Namespace, read, items, findings)
                {
                    IstioVersion = $"{IstioVersion.Default}",
                }
            );
    }

    static void Check(Manifest manifest, CheckedResource apiRule, ConfigScope scope)
    {
        foreach (var (i, host) in manifest.Hosts.Index())
        {
            ApiHostRules.CheckSchema(host, $"spec.hosts[{i}]", scope);
            ApiSurroundings.CheckOccupied(apiRule.Id.Namespace, apiRule.Id.Name, host, $"spec.hosts[{i}]", scope);
        }

        if (manifest.Hosts.Count != 1)
            scope.Report(
                ApiruleHostCount,
                "spec.hosts",
                $"must have exactly one host, and has {manifest.Hosts.Count}: write an APIRule for each"
            );
        if (manifest is { Gateway: null, ExternalGateway: null } or { Gateway: not null, ExternalGateway: not null })
            scope.Report(
                ApiruleNoGateway,
                "spec.gateway",
                "must have exactly one of `gateway` and `externalGateway`, as namespace/name"
            );
        foreach (var (i, rule) in manifest.Rules.Index())
        {
            if (rule is { NoAuth: not true, Jwt: null, ExtAuth: null })
                scope.Report(
                    ApiruleNoAuthentication,
                    $"spec.rules[{i}]",
                    "must have exactly one of `noAuth: true`, `jwt` and `extAuth`"
                );
            if (rule.Service is null && manifest.Service is null)
                scope.Report(
                    ApiruleNoService,
                    $"spec.rules[{i}]",
                    "must have a `service`, because `spec.service` is not set"
                );
        }

        ApiRuleRules.Check(
            apiRule.Id.Name,
            // `noAuth: false` alone is reported above.
            [.. manifest.Rules.Select(rule => rule.NoAuth is false ? rule with { NoAuth = null } : rule)],
            manifest.CorsPolicy,
            "spec",
            "metadata.name",
            scope
        );
    }

    /// <summary>A field without a value is left out when a resource is created.</summary>
    static readonly Dialect Manifests = new() { NullField = ApiruleNullField };

    static readonly SpecShape Whole = new();

    /// <summary>Of the whole resource only the spec is read: metadata is judged as that of every kind is.</summary>
    sealed class SpecShape : Shape<Manifest>
    {
        public override Manifest? Read(YamlValue value)
        {
            if ((value.Node as YamlMapping)?.Find("spec") is { } spec)
                return Spec.Read(value.Child("spec", spec) with { Dialect = Manifests });
            value.ReportMissing("spec", "`spec` is required: add it");
            return null;
        }

        public override JsonObject Describe() => Spec.Describe();
    }

    /// <summary>spec of an APIRule v2 (kyma api-gateway, config/crd/bases).</summary>
    sealed record Manifest(
        IReadOnlyList<string> Hosts,
        string? Gateway,
        string? ExternalGateway,
        ApiServiceConfig? Service,
        CorsPolicyConfig? CorsPolicy,
        IReadOnlyList<ApiPathConfig> Rules
    );

    static readonly ObjectShape<ApiServiceConfig> Service = new(
        "A Kubernetes Service and its port.",
        f =>
        {
            var service = new ApiServiceConfig(
                f.Required("name", TextShape.Any, "The Service's name."),
                f.Optional("namespace", TextShape.Any, "The Service's namespace."),
                f.Required("port", Shapes.Port, "The Service's port.")
            );
            f.OptionalValue("external", Shapes.Bool, "Whether it is outside of the cluster.");
            return service;
        }
    );

    static readonly ObjectShape<Manifest> Spec = new(
        "An APIRule.",
        f =>
        {
            var manifest = new Manifest(
                f.Required("hosts", Shapes.ListOf(TextShape.Any), "The host."),
                f.Optional("gateway", ApiRuleConfig.GatewayShape, "namespace/name of an Istio Gateway."),
                f.Optional("externalGateway", ApiRuleConfig.GatewayShape, "namespace/name of an ExternalGateway."),
                f.Optional("service", Service, "The Service that answers."),
                f.Optional("corsPolicy", () => CorsPolicyConfig.Shape, "Cross-origin requests."),
                f.Required(
                    "rules",
                    Shapes.ListOf(ApiPathConfig.InManifest(Service), atLeast: 1),
                    "Paths, and how they are authenticated."
                )
            );
            f.OptionalValue("timeout", ApiPathConfig.TimeoutShape, "Seconds until a request times out.");
            return manifest.CorsPolicy == new CorsPolicyConfig() ? manifest with { CorsPolicy = null } : manifest;
        }
    );
}
