using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking;

/// <summary>A resource that will reach the cluster; its content is read when it is asked for.</summary>
internal sealed class CheckedResource
{
    /// <summary>The source, or what reads it as long as nobody has asked for it.</summary>
    object _source;

    CheckedResource(ResourceId id, Func<ResourceSource> read) => (Id, _source) = (id, read);

    public ResourceId Id { get; }

    /// <summary>Its config was judged; the keys of a Secret are not even made.</summary>
    public bool IsRendered { get; private init; }

    public ResourceSource Source
    {
        get
        {
            if (_source is Func<ResourceSource> read)
                _source = read();
            return (ResourceSource)_source;
        }
    }

    public YamlMapping Root => (YamlMapping)Source.Root;

    /// <param name="item">Its own text.</param>
    /// <param name="origin">Tells the config that says all this, too; null where none does.</param>
    public static CheckedResource Of(Item item, Func<ITree, IRenderedFrom>? origin = null) =>
        new(item.Id, () => origin is null ? item.Source : item.Source with { Origin = origin });

    /// <param name="id">What is rendered.</param>
    /// <param name="tree">Its content.</param>
    /// <param name="file">Where the user can do something about it.</param>
    /// <param name="origin">Tells the config that it is rendered from; null where nobody knows what it says.</param>
    public static CheckedResource Of(
        ResourceId id,
        RenderedTree tree,
        FileReference? file,
        Func<ITree, IRenderedFrom>? origin
    ) => new(id, () => SourceOf(id, tree, file, origin)) { IsRendered = true };

    static ResourceSource SourceOf(
        ResourceId id,
        RenderedTree tree,
        FileReference? file,
        Func<ITree, IRenderedFrom>? origin
    )
    {
        var reference = tree is Addition ? null : id.In(((YamlMapping)tree.Root).FindText("apiVersion")!);
        return new ResourceSource(tree, reference, file, HasPositions: false)
        {
            Origin = origin,
            IsNew = tree is Addition,
        };
    }
}
