using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Schema;
using Kyma.Krm.Tracing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Judging;

/// <summary>A package as the mesh sees it: its configs rendered, and without what Istio refuses.</summary>
/// <param name="Tracer">Answers requests.</param>
/// <param name="Refused">Resources that Istio refuses, which therefore count as absent.</param>
/// <param name="Pods">Pods of the package's workloads.</param>
internal sealed record CheckedMesh(Tracer Tracer, IReadOnlyList<ResourceSource> Refused, IReadOnlyList<MeshPod> Pods)
{
    /// <summary>
    /// Judges every Istio resource first, to know which ones the API server rejects in the release of its namespace.
    /// </summary>
    public static CheckedMesh Of(CheckedPackage package, CheckPolicy policy)
    {
        var refused = new HashSet<ResourceSource>(ReferenceEqualityComparer.Instance);
        foreach (var resource in package.Resources.Where(resource => IstioKinds.Owns(resource.Id.Group)))
        {
            if (IsRefused(resource, policy, new Findings()))
                refused.Add(resource.Source);
            resource.Source.Tree.Drop();
        }

        return Of(package, policy, refused.Contains);
    }

    /// <summary>Whether the API server rejects a resource of Istio's kinds.</summary>
    public static bool IsRefused(CheckedResource resource, CheckPolicy policy, Findings findings) =>
        IstioRules.Check(resource.Source, policy.VersionFor(resource.Id.Namespace), findings)
        == AdmissionVerdict.Reject;

    /// <param name="isRefused">What is known of it already.</param>
    public static CheckedMesh Of(CheckedPackage package, CheckPolicy policy, Func<ResourceSource, bool> isRefused)
    {
        var tracer = Of(package.Resources, policy.Version, isRefused);
        return new CheckedMesh(
            tracer,
            package.Resources.Select(resource => resource.Source).Where(isRefused).ToArray(),
            tracer.Mesh.Resources.Pods.All.ToArray()
        );
    }

    static Tracer Of(IEnumerable<CheckedResource> resources, IstioVersion version, Func<ResourceSource, bool> isRefused)
    {
        var all = resources.ToArray();
        var tracer = new Tracer(all.Select(resource => resource.Source).ToArray(), isRefused, version);
        foreach (var rendered in all.Where(resource => resource.IsRendered))
            rendered.Source.Tree.Drop();
        return tracer;
    }

    /// <summary>
    /// The same package without what others wrote for the mesh: what configs say of requests. Null where nobody did, or
    /// there is no config.
    /// </summary>
    public Lazy<Tracer>? WithoutOthers(CheckedPackage package)
    {
        if (package.Configs.Count == 0 || !package.Resources.Any(IsOfOthers))
            return null;
        return new Lazy<Tracer>(() =>
            Of(
                package.Resources.Where(resource => !IsOfOthers(resource)),
                Tracer.Version,
                Refused.ToHashSet<ResourceSource>(ReferenceEqualityComparer.Instance).Contains
            )
        );

        bool IsOfOthers(CheckedResource resource) =>
            (IstioKinds.Owns(resource.Id.Group) || resource.Id.Kind == "APIRule") && !package.IsFromConfig(resource);
    }

    /// <summary>The pod of a workload by name.</summary>
    public MeshPod? Workload(string @namespace, string name) =>
        Pods.FirstOrDefault(pod => pod.Namespace == @namespace && pod.Workload == name);

    /// <summary><c>Kind namespace/name</c>, for messages.</summary>
    public static string Title(ResourceSource source)
    {
        var (@namespace, name) = ClusterReader.Identity((YamlMapping)source.Root);
        return $"{source.Kind} {@namespace}/{name}";
    }
}
