using System.Globalization;
using System.Text;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Explaining;
using Codes = Kyma.Krm.Diagnostics.ExitCodes;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>
/// What is shown to someone who asks how to call the program. CommandLineParser's own help knows neither examples with
/// pipes nor the function.
/// </summary>
internal static class Help
{
    /// <summary>Longer lines are hard to read; a narrower terminal gets shorter ones.</summary>
    const int WidestLine = 100;

    const string HelpOption = "--help";

    /// <summary>What the program is for, in half a sentence.</summary>
    public const string Purpose =
        "one small config in Git becomes the Istio and Kyma resources for traffic into and out of a cluster.";

    /// <summary>Each with its meaning, in every command and in those that answer a question.</summary>
    public static readonly IReadOnlyList<(int Code, string Meaning)> ExitCodes =
    [
        (Codes.Fine, "Success."),
        (
            Codes.InputHasErrors,
            "The input has errors. diff: something differs, or with --effects protection is lost; "
                + "trace: the request does not arrive."
        ),
        (Codes.WrongUsage, "Wrong usage."),
        (Codes.Unreadable, "The input is not YAML, or not a ResourceList."),
        (Codes.NotAnswered, "diff and trace: the input does not answer the question, or has errors."),
        (Codes.OurFault, "A fault of kyma-krm, or too little memory."),
        (Codes.ReaderLeft, "The reader of the answer left before its end."),
    ];

    public static string OfProgram(IReadOnlyList<Verb> verbs, TextLook look)
    {
        var width = Math.Min(WidestLine, look.Width);
        var all = verbs.Select(VerbOptions.Of).ToArray();
        var text = new StringBuilder();
        Paragraph(text, "", $"{ProgramVersion.Text}: {Purpose}", look.Width);
        Columns(
            text.Append("\nUsage\n"),
            [
                ("kyma-krm COMMAND [OPTIONS]", "for people and CI; kyma-krm help COMMAND shows more"),
                ("kyma-krm", "the KRM function: a ResourceList on stdin, a ResourceList on stdout"),
            ],
            width
        );
        Columns(text.Append("\nCommands\n"), all.Select(verb => (verb.Name, verb.Summary)).ToArray(), width);
        Columns(
            text.Append("\nOptions\n"),
            [
                ("-h, --help", "This help, or that of a command: kyma-krm help render."),
                ("-v, --version", "The version."),
                ("help --man", "The manual page."),
            ],
            width
        );
        Paragraph(
            text.Append("\nAs KRM function\n"),
            "  ",
            "The config is a KymaTraffic: as functionConfig, among the resources, or in short as key=value pairs. "
                + "kyma-krm explain --field spec describes every field.",
            width
        );
        text.Append("  kpt fn eval DIR --image IMAGE -- name=shop domain=shop.example.com certificate=gardener\n");
        Columns(
            text.Append("\nExit codes\n"),
            ExitCodes.Select(exit => (exit.Code.ToString(CultureInfo.InvariantCulture), exit.Meaning)).ToArray(),
            width
        );
        return text.ToString();
    }

    public static string Of(Verb verb, TextLook look)
    {
        var width = Math.Min(WidestLine, look.Width);
        var options = VerbOptions.Of(verb);
        var text = new StringBuilder();
        Paragraph(text, "", options.Summary, look.Width);
        text.Append("\nUsage\n  ").Append(options.Usage).Append('\n');
        if (options.Values.Count > 0)
            Columns(
                text.Append("\nArguments\n"),
                options.Values.Select(value => (value.Label, value.HelpText)).ToArray(),
                width
            );
        Columns(
            text.Append("\nOptions\n"),
            [.. options.Options.Select(option => (option.Label, option.HelpText)), (HelpOption, "This help.")],
            width
        );
        text.Append(options.Examples.Count == 1 ? "\nExample\n" : "\nExamples\n");
        foreach (var example in options.Examples)
        {
            Paragraph(text, "  # ", example.Purpose, width);
            // In one line, however long: it is there to be copied.
            text.Append("  ").Append(example.Command).Append('\n');
        }

        return text.ToString();
    }

    /// <param name="indent">Before each line.</param>
    static void Paragraph(StringBuilder text, string indent, string words, int width)
    {
        foreach (var line in TextWrap.Lines(words, width - indent.Length))
            text.Append(indent).Append(line).Append('\n');
    }

    static void Columns(StringBuilder text, IReadOnlyList<(string Left, string Right)> rows, int width)
    {
        // A label that is longer stands on a line of its own.
        const int longest = 26;
        var left = rows.Select(row => row.Left.Length).Where(length => length <= longest).DefaultIfEmpty(0).Max();
        foreach (var (label, help) in rows)
        {
            var lines = TextWrap.Lines(help, width - left - 4);
            text.Append("  ").Append(label.PadRight(left)).Append(label.Length > longest ? "\n" : "  ");
            if (label.Length > longest)
                text.Append(' ', left + 4);
            text.AppendJoin($"\n{new string(' ', left + 4)}", lines).Append('\n');
        }
    }
}

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
        var asked = arguments.TakeWhile(argument => argument != "--").ToArray();
        var isHelp = asked is ["help", ..];
        var words = asked.Skip(isHelp ? 1 : 0).Where(argument => !argument.StartsWith('-')).ToArray();
        var named = words.FirstOrDefault();
        var verb = verbs.FirstOrDefault(verb => verb.Name == named);
        if (asked.Any(argument => argument is "--version" or "-v"))
            return new HelpRequest(verb) { IsVersion = true };
        if (isHelp && asked.Contains("--man"))
            return new HelpRequest(verb) { IsManPage = true, Surplus = named };
        if (named is not null && named != "help" && verb is null)
            return isHelp ? new HelpRequest(verb) { Unknown = named } : null;
        if (isHelp)
            return new HelpRequest(verb) { Surplus = words.ElementAtOrDefault(1) };
        return asked.Any(argument => argument is "--help" or "-h") ? new HelpRequest(verb) : null;
    }
}
