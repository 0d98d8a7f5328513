using System.Runtime.CompilerServices;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>The resource that is being read: it knows where each of its fields stands.</summary>
/// <param name="Tree">The resource as the parser leaves it; findings show positions in it.</param>
/// <param name="Resource">
/// Null where the tree knows it (<see cref="INamedTree"/>), and where the input has no apiVersion, kind and name to
/// refer to it by.
/// </param>
/// <param name="File">Null where the input is not a file and has no path annotation.</param>
/// <param name="HasPositions">We opened the file ourselves, so lines and columns are those the user sees.</param>
internal sealed record ResourceSource(ITree Tree, ResourceReference? Resource, FileReference? File, bool HasPositions)
{
    /// <summary>Null where the input has no apiVersion, kind and name to refer to it by.</summary>
    public ResourceReference? Resource
    {
        get => field ?? (Tree as INamedTree)?.Reference;
        init;
    } = Resource;

    /// <summary>The same resource with another content, that nobody reads from a text.</summary>
    public ResourceSource WithRoot(YamlNode root) => this with { Tree = new KeptTree(root), Resource = Resource };

    /// <summary>Of a tree that stays.</summary>
    public ResourceSource(YamlNode root, ResourceReference? resource, FileReference? file, bool hasPositions)
        : this(new KeptTree(root), resource, file, hasPositions) { }

    /// <summary>Read again from its text where it was dropped.</summary>
    public YamlNode Root => Tree.Root;

    /// <summary>Empty where the resource has none; known without the tree where an item was scanned.</summary>
    public string ApiVersion => Resource?.ApiVersion ?? Text("apiVersion");

    /// <summary>Empty where the resource has none.</summary>
    public string Kind => Resource?.Kind ?? Text("kind");

    string Text(string field) => (Root as YamlMapping)?.FindText(field) ?? "";

    /// <summary>How the user calls a field, where that differs from its path in <see cref="Root"/>.</summary>
    public Func<string, string>? Rename { get; init; }

    /// <summary>
    /// Names that may stand at a path besides the fields there: what another way of writing the same resource calls its
    /// own.
    /// </summary>
    public Func<string, IReadOnlyList<string>>? AlsoKnown { get; init; }

    /// <summary>
    /// Where else in the resource a field of that name belongs, for one that is not where it is written.
    /// </summary>
    public Func<string, IReadOnlyList<string>>? Elsewhere { get; init; }

    /// <summary>
    /// What it was read as, kept by whoever read it: several rooms ask the same of every resource of a package. Null,
    /// or the reader's own record; who asks checks that it was read the same way.
    /// </summary>
    public object? ReadBefore { get; set; }

    /// <summary>A source is equal to itself only.</summary>
    public bool Equals(ResourceSource? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Null where all of it could be read.</summary>
    public UnreadFields? Unread { get; init; }

    /// <summary>The field is written, whatever its value.</summary>
    public bool HasField(string field) => Unread?.IsWritten(field) ?? FieldPath.Find(Root, field) is not null;

    /// <summary>The field, or something around it, was left out because it could not be read.</summary>
    public bool IsLeftOut(string field) => Unread?.Holds(field) == true;

    /// <summary>Nothing at these fields had to be left out because it could not be read.</summary>
    public bool HasRead(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (Unread?.Touch(field) == true)
                return false;
        }

        return true;
    }

    /// <summary>
    /// All of it is rendered, and nobody has added anything to it: it has no label but our marks, which mean nothing to
    /// Istio.
    /// </summary>
    public bool IsNew { get; init; }

    /// <summary>Tells by the tree what <see cref="From"/> is; one function for all that is rendered.</summary>
    public Func<ITree, IRenderedFrom>? Origin { get; init; }

    /// <summary>Null for what is not rendered from a config of the input; made each time it is asked for.</summary>
    public IRenderedFrom? From => Origin?.Invoke(Tree);

    /// <summary>The field, or what is nearest above it and written: what a default follows from.</summary>
    public string NearestWritten(string field) => FieldPath.DownTo(field).LastOrDefault(HasField) ?? "";

    /// <summary>How the user calls a field.</summary>
    public string NameOf(string field) => Rename is null ? field : Rename(field);

    /// <summary>
    /// The place of a field, which need not exist; of a rendered resource, that of the config's field that it comes
    /// from.
    /// </summary>
    public Place At(string field) => At(field, null);

    /// <summary>Where it is, for a message about another resource: <c>in shop.yaml</c>, or a line of the same
    /// file.</summary>
    public string SeenFrom(ResourceSource other) =>
        File?.Path == other.File?.Path && At("metadata.name").Position is { } at ? $"in line {at.Line}"
        : File is { } file ? $"in {file.Path}"
        : "among the resources";

    /// <summary>The same where the field's value is at hand; null for none.</summary>
    public Place At(string field, YamlNode? value)
    {
        var from = From;
        if (from?.Written(field) is { } written)
            return written with { Rendered = RenderedAt(field, from) };
        return new()
        {
            Resource = Resource,
            Field = NameOf(field),
            File = File,
            Position = HasPositions ? (value ?? FieldPath.Nearest(Root, field)).Start : null,
            Rendered = from is null ? null : RenderedAt(field, from),
        };
    }

    RenderedField? RenderedAt(string field, IRenderedFrom from) =>
        Resource is { } resource ? new RenderedField(resource, NameOf(field), from.Config) : null;
}

/// <summary>A tree that knows which resource it is of.</summary>
internal interface INamedTree : ITree
{
    /// <summary>Made each time it is asked for: of thousands of resources, hardly one is referred to.</summary>
    ResourceReference Reference { get; }
}

/// <summary>The config that a resource is rendered from.</summary>
internal interface IRenderedFrom
{
    /// <summary>What it is called; null where it has no name.</summary>
    ResourceReference? Config { get; }

    /// <summary>
    /// The place in the config of what decides a field of the resource; null where no field of the config does.
    /// </summary>
    Place? Written(string field);
}
