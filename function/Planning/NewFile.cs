using System.Globalization;
using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Planning;

/// <summary>
/// A resource that is new goes to a file of its own next to its config, because kpt's default names can collide. No
/// resource that we write shares path and index with another item: kpt would refuse the whole output.
/// </summary>
internal sealed class NewFile
{
    readonly HashSet<(string Package, string Path)> _shared;
    readonly HashSet<(string Package, string Path, int Index)> _taken;

    /// <param name="remaining">The items that stay.</param>
    /// <param name="layout">Their packages.</param>
    /// <param name="plans">All that the run renders, new or not.</param>
    public NewFile(IEnumerable<Item> remaining, PackageLayout layout, IReadOnlyList<TrafficPlan> plans)
    {
        _taken =
        [
            .. remaining.Where(item => item.Path.Length > 0).Select(item => (layout.Of(item), item.Path, item.Index)),
        ];
        _shared =
        [
            .. plans
                .SelectMany(plan => plan.Resources.Select(resource => Plain(plan.Config, "", resource.Id)))
                .GroupBy(file => file)
                .Where(file => file.Count() > 1)
                .Select(file => file.Key),
        ];
    }

    /// <summary>Adds path, index and package to the resource's annotations.</summary>
    /// <param name="content">The resource, with its marks.</param>
    /// <param name="config">Whose it is.</param>
    /// <param name="home">Where the config's files go.</param>
    /// <param name="id">The resource's identity.</param>
    public (JsonObject Content, FileReference File) Place(
        JsonObject content,
        KymaTraffic config,
        ConfigHome home,
        ResourceId id
    )
    {
        var (package, path) = Plain(config, home.Folder ?? "", id);
        if (_shared.Contains(Plain(config, "", id)))
            path = $"{home.Folder}{config.Name}-{id.Kind.ToLowerInvariant()}-{id.Namespace}-{id.Name}.yaml";
        var index = 0;
        while (!_taken.Add((package, path, index)))
            index++;
        var annotations = content["metadata"]!["annotations"]!.AsObject();
        annotations[Annotations.Path] = path;
        annotations[Annotations.Index] = index.ToString(CultureInfo.InvariantCulture);
        if (home.PackagePath is { } packagePath)
            annotations[Annotations.PackagePath] = packagePath;
        return (content, new FileReference(path, index));
    }

    static (string Package, string Path) Plain(KymaTraffic config, string folder, ResourceId id) =>
        (config.Home.Package, $"{folder}{config.Name}-{id.Kind.ToLowerInvariant()}-{id.Name}.yaml");
}
