using Kyma.Krm.Config;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking;

/// <summary>
/// What the cluster will be given: the resources of the package as they will be once its configs are rendered, without
/// those that stay local.
/// </summary>
internal sealed class CheckedPackage
{
    readonly Lookup<(string Group, string Kind), CheckedResource> _byKind;

    CheckedPackage(IReadOnlyList<CheckedResource> resources, IReadOnlySet<string> configs, InputItems items)
    {
        (Resources, Configs, Items) = (resources, configs, items);
        _byKind = resources.ToLookup(resource => (resource.Id.Group, resource.Id.Kind));
    }

    /// <summary>In the order of the input, then what rendering adds.</summary>
    public IReadOnlyList<CheckedResource> Resources { get; }

    /// <summary>The names of the configs that were rendered.</summary>
    public IReadOnlySet<string> Configs { get; }

    /// <summary>What was written, configs included.</summary>
    public InputItems Items { get; }

    /// <summary>Read when it is first asked for.</summary>
    public IstioResources Istio =>
        field ??= IstioResources.Read(
            Resources.Where(resource => resource.Id.Group == IstioRules.Group).Select(resource => resource.Source),
            Configs,
            KymaIstio.Find(Items) is { HasDnsProxying: true }
        );

    /// <summary>Secrets, and what writes them, by the Secret's name.</summary>
    public Lookup<string, CredentialSource> Credentials => field ??= CredentialSource.AllOf(Of);

    /// <summary>The Namespaces, and those that resources are in; empty text where that is open.</summary>
    public IReadOnlySet<string> Namespaces =>
        field ??= Resources
            .Select(resource => resource.Id is { Group: "", Kind: "Namespace" } id ? id.Name : resource.Id.Namespace)
            .ToHashSet();

    public IEnumerable<CheckedResource> Of(string group, string kind) => _byKind[(group, kind)];

    /// <summary>It was rendered from a config of the package, and is judged there.</summary>
    public bool IsFromConfig(CheckedResource resource) =>
        resource.IsRendered || (Marks.OwnerOf(resource.Source.Tree) is { } owner && Configs.Contains(owner));

    /// <summary>The items with the changes that rendering makes to them; local ones are left out.</summary>
    /// <param name="items">As they were read.</param>
    /// <param name="changes">Of these and maybe of others.</param>
    /// <param name="isOwn">Of what the changes add: whether that of the config of a file belongs to these.</param>
    public static CheckedPackage Of(IReadOnlyList<Item> items, Changes changes, Func<string, bool> isOwn)
    {
        var layout = new PackageLayout(items);
        var all = items.Where(ConfigReader.IsTraffic).ToArray();

        // What a package with a pipeline of its own renders was compared with nothing here.
        var configs = all.Where(config => !layout.IsRenderedByItself(layout.Of(config)))
            .Select(config => config.Id.Name)
            .ToHashSet();
        var resources = new List<CheckedResource>();
        var real = changes.Real();
        Func<ITree, IRenderedFrom>? origin = changes.Origins is { } origins ? tree => origins(RenderedAs(tree)) : null;
        foreach (
            var item in items.Where(item =>
                !item.IsLocalConfig && !ConfigReader.IsConfig(item) && !PackageLayout.IsKptfile(item)
            )
        )
        {
            if (changes.Removes(item))
                continue;
            resources.Add(
                real.Concern(item)
                    ? CheckedResource.Of(item.Id, real.TreeOf(item), item.File, origin)
                    : CheckedResource.Of(item, changes.Concern(item) ? origin : null)
            );
        }

        foreach (var added in changes.Added.Where(added => isOwn(added.OwnerOrigin)))
            resources.Add(CheckedResource.Of(added.Id, added, added.OwnerFile, origin));

        return new CheckedPackage(resources, configs, new InputItems(items) { HasConfigs = all.Length > 0 });
    }

    /// <summary>The name that it was rendered with; transformers may have changed what is there.</summary>
    static ResourceId RenderedAs(ITree tree) =>
        tree is Addition added ? added.Id
        : (tree as Item ?? (tree as RenderedTree)?.Replaced) is { } item ? Marks.RenderedAsOf(item)
        : throw new ArgumentException("nobody renders it", nameof(tree));
}

/// <summary>Something that runs pods: the pod's own part of it.</summary>
/// <param name="Pod">metadata and spec of its pods; null entries of a broken manifest are passed over.</param>
/// <param name="Path">Where that stands in the resource: empty, or <c>spec.template</c>.</param>
internal sealed record Workload(CheckedResource Resource, YamlMapping Pod, string Path)
{
    public string Namespace => Resource.Id.Namespace;

    /// <summary>It has a sidecar, as far as its own manifest decides that.</summary>
    public bool HasSidecar =>
        Mark("labels") != "false" && Mark("annotations") != "false" && Pod.FindBool("spec", "hostNetwork") is not true;

    public static IEnumerable<Workload> AllOf(CheckedPackage package) =>
        PodTemplates.Paths.SelectMany(kind =>
            package.Of(kind.Key.Group, kind.Key.Kind).Select(resource => Of(resource, kind.Value)).OfType<Workload>()
        );

    static Workload? Of(CheckedResource resource, string path) =>
        PodTemplates.At(path, resource.Root) is { } pod ? new Workload(resource, pod, path) : null;

    string? Mark(string part) => Pod.FindText("metadata", part, "sidecar.istio.io/inject");
}
