using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;

namespace Kyma.Krm.CommandLine.Terminal;

/// <summary>Findings for people, on stderr.</summary>
internal static class FindingReport
{
    /// <summary>
    /// kpt shows four lines of a failed function's stderr, and kustomize's and Argo CD's messages end in it.
    /// </summary>
    const int LinesThatAreShown = 4;

    const string Indent = "  ";

    /// <summary>The most important findings in at most four lines. Infos stay in the results.</summary>
    public static void WriteShort(IReadOnlyList<Finding> findings, CommandHost host)
    {
        var worth = findings.Where(finding => finding.Severity != Severity.Info).ToArray();
        var shown = worth.Length <= LinesThatAreShown ? worth.Length : LinesThatAreShown - 1;
        foreach (var finding in worth.Take(shown))
            Write(finding, host);
        if (shown < worth.Length)
            host.StandardError.WriteLine(AndMore(worth.Length - shown));
    }

    /// <summary>
    /// The most important ones in at most 4 kB: Argo CD keeps the text in the Application's status, of which etcd takes
    /// 1.5 MiB.
    /// </summary>
    public static void WriteForArgoCd(IReadOnlyList<Finding> findings, TextWriter output)
    {
        const int most = 4000;
        var worth = findings.Where(finding => finding.Severity != Severity.Info).ToArray();
        var length = 0;
        foreach (var (shown, finding) in worth.Index())
        {
            var line = Line(finding);
            length += Encoding.UTF8.GetByteCount(line) + 1;
            if (length > most)
            {
                output.WriteLine(AndMore(worth.Length - shown));
                return;
            }

            output.WriteLine(line);
        }
    }

    static string AndMore(int count) => $"and {count} more; 'kyma-krm check' shows all";

    /// <summary>All findings; beside errors infos would only be noise.</summary>
    public static void WriteAll(IReadOnlyList<Finding> findings, CommandHost host)
    {
        var hasErrors = findings.Any(finding => finding.Severity == Severity.Error);
        foreach (
            var finding in FindingLimit.Apply(
                findings.Where(finding => !hasErrors || finding.Severity != Severity.Info).ToArray()
            )
        )
            Write(finding, host);
    }

    static void Write(Finding finding, CommandHost host) =>
        // What is printable already must not be escaped once more: it may have colours.
        host.StandardError.Write(Shown(finding, host.ErrorLook) + host.StandardError.NewLine);

    /// <summary>The same for a terminal: the severity in its colour, what does not fit below it.</summary>
    public static string Shown(Finding finding, TextLook look) => Shown(finding.Severity, Line(finding), look);

    /// <summary>A mistake that is in no input, in the same way.</summary>
    public static void WriteError(string message, CommandHost host) =>
        host.StandardError.Write(
            Shown(Severity.Error, PrintableText.Line($"{Severity.Error.Word()}: {message}"), host.ErrorLook)
                + host.StandardError.NewLine
        );

    /// <param name="line">Begins with the severity.</param>
    static string Shown(Severity severity, string line, TextLook look)
    {
        var lines = look.Wrap(line, Indent.Length);
        var word = severity.Word();
        var first = look.Paint(word, TextLook.Colour(severity)) + lines[0][word.Length..];
        return string.Join($"\n{Indent}", lines.Skip(1).Select(PrintableText.WithoutCommand).Prepend(first));
    }

    /// <summary>
    /// <c>error: shop/gateways.yaml:7:3 (document 2): Gateway kyma-system/kyma-gateway spec.servers[0].hosts: ...</c>
    /// </summary>
    public static string Line(Finding finding) =>
        PrintableText.Line($"{finding.Severity.Word()}: {WhereOf(finding.Place)}{finding}");

    /// <summary>As far as it is known; a resource from stdin has a line, but no file.</summary>
    static string WhereOf(Place place)
    {
        if (place is { File: null } and not { Resource: not null, Position: not null })
            return "";
        var at = place.Position is { } position ? $":{position.Line}:{position.Column}" : "";
        var document = place.File is { Index: > 0 } file ? $" (document {file.Index + 1})" : "";
        return $"{place.File?.Path ?? "stdin"}{at}{document}: ";
    }
}

/// <summary>
/// Gives an outcome to whoever called: the answer on stdout in one piece, what people should know on stderr.
/// </summary>
internal static class OutcomeWriter
{
    public static int Give(this CommandHost host, RunResult outcome, bool brief = false)
    {
        if (outcome.Answer is { } write)
        {
            using var output = host.StandardOutput();
            write(output);
            output.Flush();
        }

        if (host.IsInArgoCd)
            FindingReport.WriteForArgoCd(outcome.Findings, host.StandardError);
        else if (brief)
            FindingReport.WriteShort(outcome.Findings, host);
        else
            FindingReport.WriteAll(outcome.Findings, host);
        return outcome.ExitCode;
    }
}
