namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>
/// Somebody asks what can be typed: <c>--help</c>, <c>-h</c>, <c>--version</c> or <c>-v</c> in any place, or
/// <c>help</c> first.
/// </summary>
/// <param name="Verb">The command that is asked about; null for the whole program.</param>
internal sealed record HelpRequest(Verb? Verb)
{
    public bool IsVersion { get; init; }

    public bool IsManPage { get; init; }

    /// <summary>A word after <c>help</c> that is not a command.</summary>
    public string? Unknown { get; init; }

    /// <summary>A word after <c>help</c> that one command more would be.</summary>
    public string? Surplus { get; init; }

    public const string Usage = "kyma-krm help [COMMAND]";
    public const string ManUsage = "kyma-krm help --man prints the manual page of all commands";

    /// <summary>Null where nobody asks, or asks about a command that does not exist.</summary>
    public static HelpRequest? Of(string[] arguments, IReadOnlyList<Verb> verbs)
    {
        // Behind -- everything is a path.
        var asked = arguments.TakeWhile(argument => argument != "--").ToList();
        var isHelp = asked is ["help", ..];
        var words = asked.Skip(isHelp ? 1 : 0).Where(argument => !argument.StartsWith('-')).ToList();
        var named = words.FirstOrDefault();
        var verb = verbs.FirstOrDefault(verb => verb.Name == named);
        if (asked.Exists(argument => argument is "--version" or "-v"))
            return new HelpRequest(verb) { IsVersion = true };
        if (isHelp && asked.Contains("--man"))
            return new HelpRequest(verb) { IsManPage = true, Surplus = named };
        if (named is not null && named != "help" && verb is null)
            return isHelp ? new HelpRequest(verb) { Unknown = named } : null;
        if (isHelp)
            return new HelpRequest(verb) { Surplus = words.ElementAtOrDefault(1) };
        return asked.Exists(argument => argument is "--help" or "-h") ? new HelpRequest(verb) : null;
    }
}
