using Kyma.Krm.Checking.Credentials;
using Kyma.Krm.Checking.Dangers;
using Kyma.Krm.Checking.Hosts;
using Kyma.Krm.Checking.Kinds;
using Kyma.Krm.Checking.Naming;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Checking.Traffic;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes.Metadata;
using Kyma.Krm.Mesh.Reach;
using Kyma.Krm.Planning;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// Judges a whole package as the cluster will get it: written by anyone, or rendered from its configs.
/// </summary>
internal sealed class PackageCheck(CheckPolicy policy, DateTimeOffset now, bool isComplete, Findings findings)
{
    /// <summary>With a KymaTrafficCheck as functionConfig nothing changes, whatever is found.</summary>
    public static Changes AsValidator(
        IReadOnlyList<Item> items,
        Item functionConfig,
        DateTimeOffset now,
        Findings findings
    )
    {
        var scope = Run(items, functionConfig, null, now, findings);
        if (scope.NotChecked.Count > 0)
            findings.Add(
                CheckFindings.NotChecked,
                Place.Input,
                $"nothing but the metadata is checked of: {scope.NotCheckedWords}"
            );
        return new Changes();
    }

    /// <summary>Renders, judges and reports; nothing is left out without being counted in the answer.</summary>
    /// <returns>What was looked at, and what was not.</returns>
    /// <param name="items">The package, with its configs.</param>
    /// <param name="functionConfig">A KymaTrafficCheck, or null: then those among the items count.</param>
    /// <param name="version">Null: what the configs say.</param>
    /// <param name="now">For warnings that depend on the day.</param>
    /// <param name="findings">What is to be told.</param>
    /// <param name="isComplete">The package is all there is, so what it does not have does not exist.</param>
    /// <param name="onChanges">What the caller has to say of that which would be rendered.</param>
    public static CheckScope Run(
        IReadOnlyList<Item> items,
        Item? functionConfig,
        IstioVersion? version,
        DateTimeOffset now,
        Findings findings,
        Action<Changes, Findings>? onChanges = null,
        bool isComplete = false
    )
    {
        var found = new Findings();
        var checks = KymaTrafficCheck.ReadAll(items, functionConfig, found);
        var configs = ConfigReader.ReadAny(items, null, found);
        var changes = Rendering.Preview(configs, items, now, found);
        onChanges?.Invoke(changes, found);
        ReportUnknown(checks, found);
        var policy = new CheckPolicy(checks, version, PackageRelease.Of(configs));
        var clusters = ClusterParts.Of(items, found).Where(part => part.IsCluster).ToArray();
        var whole = CheckedPackage.Of(items, changes, _ => true);
        var before = found.Sorted();
        var told = new List<(ClusterPart Cluster, Findings Findings)>();
        foreach (var cluster in clusters)
        {
            // What was found in the configs is not said again of what they render.
            var own = new Findings();
            own.AddRange(before.Where(finding => cluster.HasFile(finding.Place.File?.Path ?? "")));
            new PackageCheck(policy, now, isComplete && cluster.IsWhole, own).Judge(
                clusters.Length == 1 ? whole : CheckedPackage.Of(cluster.Items, changes, cluster.HasFile),
                checks.Where(check => cluster.HasFile(Item.OriginOf(check.Source))).ToArray()
            );
            told.Add((cluster, own));
        }

        ClusterFindings.AddTo(found, told);
        var scope = NotChecked.Count(whole);
        LiveObjectRules.Check(items, changes, policy, found);
        findings.AddRange(policy.Apply(PlaceholderRules.Instead(found.Sorted())));
        return scope with { SwitchedOff = policy.SwitchedOff, Lowered = policy.Lowered };
    }

    /// <summary>Configs report their own.</summary>
    static void ReportUnknown(IReadOnlyList<KymaTrafficCheck> checks, Findings findings)
    {
        foreach (var check in checks)
        {
            if (check.Spec.IstioVersion is { } text && IstioVersion.Parse(text)?.WhyNotKnown is { } why)
                findings.Add(ConfigFindings.IstioVersionUnknown, check.Source.At("spec.istioVersion"), why);
        }
    }

    void Judge(CheckedPackage package, IReadOnlyList<KymaTrafficCheck> checks)
    {
        var refused = new HashSet<ResourceSource>(ReferenceEqualityComparer.Instance);
        foreach (var resource in package.Resources)
        {
            Judgement.Try(resource.Source, findings, () => JudgeMetadata(resource));
            var isIstios = IstioKinds.Owns(resource.Id.Group);
            if (isIstios)
                Judgement.Try(
                    resource.Source,
                    findings,
                    () =>
                    {
                        if (CheckedMesh.IsRefused(resource, policy, findings))
                            refused.Add(resource.Source);
                    }
                );

            // All others ask what was read of Istio's resources; what is rendered is made again for whoever asks.
            if (isIstios || resource.IsRendered)
                resource.Source.Tree.Drop();
            Heap.Settle();
        }

        foreach (
            var judge in new Action[]
            {
                () => RepeatedResources.Check(package, findings),
                () => PackageRules.Check(package.Istio, findings),
                () => MinimumTlsRules.Check(package.Istio.Gateways, policy, findings),
                () => ApiRuleManifests.Check(package, findings),
                () => SecretWriters.Check(package.Credentials, findings),
                () => CertificateManifests.Check(package, findings),
                () => new References(package, isComplete, findings).Check(),
                () => new OriginationCredentials(package, policy, now, findings).Check(),
                () => ApiRuleHostRules.Check(package, findings),
                () => AskMesh(package, CheckedMesh.Of(package, policy, refused.Contains), checks),
            }
        )
            Judgement.TryAll(findings, judge);
    }

    /// <summary>Istio's kinds are judged with their spec, and what we rendered with its config.</summary>
    void JudgeMetadata(CheckedResource resource)
    {
        if (!resource.IsRendered)
        {
            if (!IstioKinds.Owns(resource.Id.Group))
            {
                ObjectMetadataRules.Check(resource.Root, resource.Source, findings);
                KindCheck.Check(resource.Id, resource.Source, findings);
            }

            HiddenCharacterRules.Check(resource, findings);
            MappingKeyRules.Check(resource, findings);
            PlaceholderRules.Check(resource, findings);
        }

        if (!KindNames.IsLocal(resource.Id))
            MetadataSizeRules.Check(resource.Root, resource.Source, findings);
    }

    void AskMesh(CheckedPackage package, CheckedMesh mesh, IReadOnlyList<KymaTrafficCheck> checks)
    {
        var model = mesh.Tracer.Mesh;
        var labels = new NearLabels(model.Resources.Pods);
        var rules = new HostDestinationRules(model.Resources);
        var askers = new Askers(model, rules);
        foreach (
            var judge in new Action[]
            {
                () => new GatewayCredentials(package, model.Resources.Pods, policy, now, isComplete, findings).Check(),
                () => UnregisteredHostQuestions.Check(package, model, findings),
                () => new RateLimitManifests(package, model.Resources.Pods, labels, findings).Check(),
                () => new SelectorReferences(model.Resources, labels, findings).Check(),
                () => TrafficRules.Check(model, rules, askers, package.Istio.IsOfConfig, findings),
                () => DangerRules.Check(package, model, rules, findings),
                () =>
                {
                    if (LockedReach.IsAsked(model.Resources))
                        LockRules.Check(new LockedReach(mesh.Tracer.Assumed), findings);
                },
                () =>
                {
                    // Last: what another rule has said of a service already is not said again.
                    if (mesh.WithoutOthers(package) is { } alone)
                        new PromiseQuestions(mesh.Tracer, alone, askers, package.Istio.IsOfConfig, findings).Ask();
                },
            }
        )
            Judgement.TryAll(findings, judge);
        foreach (var check in checks)
            new Expectations(mesh, findings).Check(check);
    }
}
