namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>What a shell offers for a value, by what stands for the value in help.</summary>
/// <param name="Words">Words to choose from.</param>
/// <param name="Files">Extensions of files, any where it is empty; null for no files at all.</param>
/// <param name="Folders">Only folders.</param>
internal sealed record Completion(IReadOnlyList<string> Words, IReadOnlyList<string>? Files, bool Folders)
{
    static readonly IReadOnlyList<string> Yaml = ["yaml", "yml", "json"];

    static readonly Completion Nothing = new([], null, false);

    /// <param name="option">The option or argument.</param>
    /// <param name="known">Words by the name of the value: <c>FINDING</c>.</param>
    public static Completion Of(VerbOption option, IReadOnlyDictionary<string, IReadOnlyList<string>> known) =>
        option.Words.Count > 0 ? Nothing with { Words = option.Words }
        : known.TryGetValue(option.Meta, out var words) ? Nothing with { Words = words }
        : option.Meta switch
        {
            "PATH..." => Nothing with { Files = Yaml },
            "FILE" or "FILE..." => Nothing with { Files = [] },
            "DIR" => Nothing with { Folders = true },
            _ => Nothing,
        };

    /// <summary>Of the arguments without a name; nothing where a verb takes none.</summary>
    public static Completion OfValues(VerbOptions verb, IReadOnlyDictionary<string, IReadOnlyList<string>> known) =>
        verb.Values.Count > 0 ? Of(verb.Values[0], known) : Nothing;
}
