using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Config;

/// <summary>
/// Reads a config, or another resource that is judged like one, whatever is wrong with it: what cannot be read is
/// reported and left out until the rest can be, so that rules between fields see nothing but what a correct resource
/// could be, and every mistake is reported in one run.
/// </summary>
internal static class HalfRead
{
    /// <summary>What is missing once a field is left out is one level further up; no config is that deep.</summary>
    const int MostPasses = 20;

    /// <summary>The config, and its source that knows what was left out; no config where nothing is left.</summary>
    public static (T? Document, ResourceSource Source) Read<T>(Shape<T> shape, ResourceSource source, Findings findings)
        where T : class
    {
        var (document, mistakes) = Try(shape, source, findings);
        if (mistakes.Count == 0)
            return (document, source);
        var tree = new PrunedTree(source.Root);
        var unread = new UnreadFields(source.Root, tree);
        var placeholders = new Placeholders(shape.Describe);
        var rename = source.NameOf;
        source = source with { Unread = unread, Rename = field => rename(tree.PathBefore(field)) };
        for (var pass = 0; pass < MostPasses && mistakes.Count > 0; pass++)
        {
            if (!LeaveOut(mistakes, tree, unread, placeholders))
                return (null, source);
            source = source.WithRoot(tree.Root);
            (document, mistakes) = Try(shape, source, new Findings());
        }

        return (mistakes.Count == 0 ? document : null, source);
    }

    static (T? Document, List<ReadMistake> Mistakes) Try<T>(Shape<T> shape, ResourceSource source, Findings findings)
        where T : class
    {
        var mistakes = new List<ReadMistake>();
        return (shape.Read(YamlValue.Root(source, findings) with { Mistakes = mistakes }), mistakes);
    }

    /// <returns>False where all of it would have to be left out.</returns>
    static bool LeaveOut(List<ReadMistake> mistakes, PrunedTree tree, UnreadFields unread, Placeholders placeholders)
    {
        var left = new HashSet<string>();
        var given = new List<(string Path, YamlNode Value)>();
        foreach (var mistake in mistakes)
        {
            var path = mistake.Path;
            Note(mistake, tree, unread);
            if (path is "metadata" or "metadata.name")
            {
                left.Add("metadata");
                continue;
            }

            // What is next to it is judged all the same; a source without settings is written as text.
            if (
                mistake.IsMissing
                && FieldPath.Find(tree.Root, FieldPath.Parent(path)) is YamlMapping
                && placeholders.Next(path, tree.PathBefore(path)) is { } value
            )
            {
                given.Add((path, value));
                continue;
            }

            var existing = tree.Existing(path);
            if (existing.Length == 0)
                return false;
            left.Add(existing);
            unread.Add(tree.PathBefore(existing));
        }

        tree.Put(given);
        tree.Remove(left);
        if (left.Contains("metadata") && tree.Root is YamlMapping)
            tree.Put([("metadata", Placeholders.Metadata)]);
        return true;
    }

    static void Note(ReadMistake mistake, PrunedTree tree, UnreadFields unread)
    {
        if (mistake.Meant is { } meant)
            unread.Add(tree.PathBefore(meant));
        if (mistake.Rule == SchemaFindings.UnknownField && mistake.Meant is null)
            unread.AddUnknown(tree.PathBefore(mistake.Path));
        else
            unread.Add(tree.PathBefore(mistake.Path));
    }
}
