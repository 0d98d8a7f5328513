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
        var place = new NewPlace(home, IsLong: _shared.Contains(Plain(config, "", id)), Index: 0);
        var path = place.PathOf(config, id);
        while (!_taken.Add((config.Home.Package, path, place.Index)))
            place = place with { Index = place.Index + 1 };
        return place;
    }

    static (string Package, string Path) Plain(KymaTraffic config, string? folder, ResourceId id) =>
        (config.Home.Package, folder + NameOf(config, id));

    /// <summary>What the file of a resource is called.</summary>
    public static string NameOf(KymaTraffic config, ResourceId id) =>
        $"{config.Name}-{id.Kind.ToLowerInvariant()}-{id.Name}.yaml";

    /// <summary>The same where two would have one name.</summary>
    public static string LongNameOf(KymaTraffic config, ResourceId id) =>
        $"{config.Name}-{id.Kind.ToLowerInvariant()}-{id.Namespace}-{id.Name}.yaml";
}

/// <summary>Where a new resource goes.</summary>
/// <param name="Home">Folder and package of its files.</param>
/// <param name="IsLong">Its file has the namespace in its name.</param>
/// <param name="Index">In the file.</param>
internal readonly record struct NewPlace(ConfigHome Home, bool IsLong, int Index)
{
    /// <summary>The file of a resource of a config.</summary>
    public string PathOf(KymaTraffic config, ResourceId id) =>
        $"{Home.Folder}{(IsLong ? NewFile.LongNameOf(config, id) : NewFile.NameOf(config, id))}";
}

/// <summary>A rendered resource that is not there yet.</summary>
/// <param name="file">Where it goes.</param>
/// <param name="place">Where it comes among what is rendered.</param>
internal sealed class NewResource(TrafficPlan plan, Rendered resource, NewPlace file, int place) : Addition
{
    readonly Rendered _made = resource.Made();

    public TrafficPlan Plan => plan;

    public override ResourceId Id => _made.Id;

    public override string ApiVersion => _made.ApiVersion;

    public override string Owner => plan.Config.Name;

    public override FileReference? OwnerFile => plan.Config.Source.File;

    public override string OwnerOrigin => Item.OriginOf(plan.Config.Source);

    public override string Path => file.PathOf(plan.Config, Id);

    public override int Place => place;

    /// <summary>What a run does with it, for who wants to know.</summary>
    public PlannedResource Planned => new(Id, ChangeKind.New, new FileReference(Path, file.Index), []);

    public override JsonObject Content()
    {
        var content = Marks.Put(_made.Content(), _made, Owner, plan.Namespace);
        var annotations = content["metadata"]!["annotations"]!.AsObject();
        annotations[Annotations.Path] = Path;
        annotations[Annotations.Index] = file.Index.ToString(CultureInfo.InvariantCulture);
        if (file.Home.PackagePath is { } package)
            annotations[Annotations.PackagePath] = package;
        return content;
    }
}
