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
    readonly HashSet<(string Package, string Path)> _shared = [];
    readonly HashSet<(string Package, string Path, int Index)> _taken = [];

    /// <param name="remaining">The items that stay.</param>
    /// <param name="layout">Their packages.</param>
    /// <param name="plans">All that the run renders, new or not.</param>
    public NewFile(IEnumerable<Item> remaining, PackageLayout layout, IReadOnlyList<TrafficPlan> plans)
    {
        var names = new HashSet<string>();
        var files = new HashSet<(string, string)>();
        foreach (var plan in plans)
        foreach (var resource in plan.Resources)
        {
            var file = Plain(plan.Config, "", resource.Id);
            names.Add(file.Path);
            if (!files.Add(file))
                _shared.Add(file);
        }

        // The long names stand in for those that are shared, which is rare.
        if (_shared.Count > 0)
            foreach (var plan in plans)
            foreach (var resource in plan.Resources)
                names.Add(LongNameOf(plan.Config, resource.Id));

        // Most items stand in files of other names, and are asked for nothing else.
        var byName = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var item in remaining)
        {
            var path = item.Path;
            if (byName.Contains(path.AsSpan(path.LastIndexOf('/') + 1)) && item.File is { } file)
                _taken.Add((layout.Of(item), path, file.Index));
        }
    }

    /// <summary>The first place that nothing else has.</summary>
    /// <param name="config">Whose it is.</param>
    /// <param name="home">Where the config's files go.</param>
    /// <param name="id">The resource's identity.</param>
    public NewPlace Place(KymaTraffic config, ConfigHome home, ResourceId id)
    {
        var (package, path) = Plain(config, home.Folder, id);
        if (_shared.Contains(Plain(config, "", id)))
            path = $"{home.Folder}{LongNameOf(config, id)}";
        var index = 0;
        while (!_taken.Add((package, path, index)))
            index++;
        return new NewPlace(path, index, home.PackagePath);
    }

    static (string Package, string Path) Plain(KymaTraffic config, string? folder, ResourceId id) =>
        (config.Home.Package, folder + NameOf(config, id));

    static string NameOf(KymaTraffic config, ResourceId id) =>
        $"{config.Name}-{id.Kind.ToLowerInvariant()}-{id.Name}.yaml";

    static string LongNameOf(KymaTraffic config, ResourceId id) =>
        $"{config.Name}-{id.Kind.ToLowerInvariant()}-{id.Namespace}-{id.Name}.yaml";
}

/// <summary>Where a new resource goes.</summary>
/// <param name="PackagePath">Null where the orchestrator names no packages.</param>
internal readonly record struct NewPlace(string Path, int Index, string? PackagePath)
{
    /// <summary>Adds path, index and package to the annotations of a resource that has its marks.</summary>
    public JsonObject Put(JsonObject content)
    {
        var annotations = content["metadata"]!["annotations"]!.AsObject();
        annotations[Annotations.Path] = Path;
        annotations[Annotations.Index] = Index.ToString(CultureInfo.InvariantCulture);
        if (PackagePath is not null)
            annotations[Annotations.PackagePath] = PackagePath;
        return content;
    }
}

/// <summary>A rendered resource that is not there yet.</summary>
/// <param name="file">Where it goes.</param>
/// <param name="place">Where it comes among what is rendered.</param>
internal sealed class NewResource(TrafficPlan plan, Rendered resource, NewPlace file, int place)
    : Addition(resource.Id, plan.Config.Name, file.Path, place)
{
    readonly Rendered _made = resource.Made();

    public TrafficPlan Plan => plan;

    public override FileReference? OwnerFile => plan.Config.Source.File;

    public override string OwnerOrigin => Item.OriginOf(plan.Config.Source);

    /// <summary>What a run does with it, for who wants to know.</summary>
    public PlannedResource Planned => new(Id, ChangeKind.New, new FileReference(file.Path, file.Index), []);

    public override JsonObject Content() =>
        file.Put(Marks.Put(_made.Content(), _made, plan.Config.Name, plan.Namespace));
}
