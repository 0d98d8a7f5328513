using Kyma.Krm.ApiRules;
using Kyma.Krm.Certificates.Planning;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Egress.Planning;
using Kyma.Krm.Gateways;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.RateLimits;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Planning;

/// <summary>
/// The story that every way in shares: configs are read, planned and rendered, and the outcome is told as changes to
/// the items.
/// </summary>
internal static class Rendering
{
    /// <summary>What is to change; nothing where anything is an error.</summary>
    public static Changes Render(
        IReadOnlyList<Item> items,
        Item? functionConfig,
        DateTimeOffset now,
        Findings findings
    ) => Run(items, functionConfig, now, findings).Changes.WithoutOrigins();

    /// <summary>The same with the plans that led to it, for who wants to know why.</summary>
    public static RenderingResult Run(
        IReadOnlyList<Item> items,
        Item? functionConfig,
        DateTimeOffset now,
        Findings findings
    )
    {
        var configs = ConfigReader.Read(items, functionConfig, findings);
        return Render(
            configs,
            new InputItems(items, isGenerator: IsGenerator(items, functionConfig)),
            now,
            findings,
            isPreview: false
        );
    }

    /// <summary>
    /// What would change if it were rendered, told without making any keys. Nothing without configs: behind kustomize
    /// there may be none left, and what was rendered from them is no orphan.
    /// </summary>
    public static Changes Preview(
        IReadOnlyList<KymaTraffic> configs,
        IReadOnlyList<Item> items,
        DateTimeOffset now,
        Findings findings
    ) =>
        configs.Count == 0
            ? new Changes()
            : Render(configs, new InputItems(items), now, findings, isPreview: true).Changes;

    static RenderingResult Render(
        IReadOnlyList<KymaTraffic> configs,
        InputItems package,
        DateTimeOffset now,
        Findings findings,
        bool isPreview
    )
    {
        var owners = new ConfigOwners(package, configs);
        var surroundings = owners.Surroundings;
        var plans = new List<TrafficPlan>(configs.Count);
        foreach (var config in configs)
        {
            if (plans.Count > 0)
                Heap.Settle();
            plans.Add(TrafficPlanner.Plan(config, surroundings, now, findings));
        }

        PackageRelease.Check(configs, findings);
        CheckTogether(plans, surroundings, findings);
        if (findings.HasErrors)
            return RenderingResult.Nothing;
        foreach (var plan in plans)
        {
            if (plan.Fault is { } fault)
                throw new InvalidOperationException($"it would render a resource that Istio rejects: {fault}");
        }

        GeneratorRules.Check(plans, package, findings);
        var told = new Findings();
        var result = Ownership.Reconcile(package, owners, isPreview ? WithoutKeys(plans) : plans, told);

        // Neither a preview nor a run with an error changes anything: nothing is reported as removed or replaced.
        var isDone = !isPreview && !told.HasErrors && !findings.HasErrors;
        findings.AddRange(told.Sorted().Where(finding => isDone || finding.Severity != Severity.Info));
        return result;
    }

    /// <summary>
    /// What configs do to each other, and egress and rate limits to what lies around; a part that no config has, or
    /// only one that nothing else can disturb, is not asked.
    /// </summary>
    static void CheckTogether(List<TrafficPlan> plans, InputItems surroundings, Findings findings)
    {
        if (Having(plan => plan.Gateway) is [_, ..] gateways)
            GatewaysTogether.Check(gateways, surroundings, findings);
        if (Having(plan => plan.Certificate) is [_, ..] certificates)
            CertificatesTogether.Check(certificates, plans.SelectMany(ClientCasOf).ToArray(), surroundings, findings);
        if (Having(plan => plan.Egress) is [_, ..] egress)
            EgressTogether.Check(
                egress,
                surroundings,
                new GatewaySecrets(plans.SelectMany(plan => SecretsOf(plan.Gateway)), surroundings),
                findings
            );
        if (Having(plan => plan.ApiRules is [_, ..] rules ? rules : null) is [_, _, ..] apiRules)
            ApiRulesTogether.Check(apiRules, findings);
        if (Having(plan => plan.RateLimits is [_, ..] limits ? limits : null) is [_, ..] rateLimits)
            RateLimitsTogether.Check(rateLimits, surroundings, findings);

        List<(T Part, ResourceSource Source)> Having<T>(Func<TrafficPlan, T?> partOf)
            where T : class
        {
            var having = new List<(T, ResourceSource)>();
            foreach (var plan in plans)
            {
                if (partOf(plan) is { } part)
                    having.Add((part, plan.Config.Source));
            }

            return having;
        }
    }

    static IReadOnlyList<TrafficPlan> WithoutKeys(IEnumerable<TrafficPlan> plans) =>
        plans
            .Select(plan =>
                plan with
                {
                    Resources = plan.Resources.Select(resource => resource.WithoutKeys()).ToArray(),
                }
            )
            .ToArray();

    static IEnumerable<(string Secret, string Gateway)> SecretsOf(GatewayPlan? gateway) =>
        gateway is null
            ? []
            : new[] { gateway.CredentialName, gateway.ClientCa?.SecretName }
                .OfType<string>()
                .Select(secret => (secret, $"Gateway {gateway.Reference}"));

    static IEnumerable<(string Namespace, string Secret, ResourceSource Source)> ClientCasOf(TrafficPlan plan) =>
        plan.Gateway?.ClientCa is { Pem: not null } ca ? [(ca.Namespace, ca.SecretName, plan.Config.Source)] : [];

    /// <summary>
    /// kustomize gives a generator its own config as only item, without a path; kpt always writes paths.
    /// </summary>
    static bool IsGenerator(IReadOnlyList<Item> items, Item? functionConfig) =>
        functionConfig is not null
        && items.All(item => ConfigReader.IsTraffic(item) && item.Annotation(Annotations.Path) is null);
}
