namespace Kyma.Krm.Tests.CommandLine;

public sealed class TranscriptTests
{
    const string Folder = "tests/golden/commands";

    public static TheoryData<string> Transcripts =>
        [
            .. Directory
                .EnumerateFiles(Repository.File(Folder), "*.txt")
                .Select(file => Path.GetFileName(file)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Transcripts))]
    public void Every_command_prints_exactly_what_is_recorded(string name)
    {
        using var scratch = new Scratch();
        var file = Repository.File($"{Folder}/{name}");
        var transcript = new Transcript(file, scratch.Path("").TrimEnd('/'));

        Golden.CompareFile(file, transcript.Recorded, transcript.Replayed());
    }

    [Theory]
    [InlineData("docs/fields.md", "--fields")]
    [InlineData("docs/findings.md", "--findings")]
    public void The_reference_pages_are_what_the_command_prints(string page, string list)
    {
        var file = Repository.File(page);
        var recorded = File.Exists(file) ? File.ReadAllText(file) : "";

        Golden.CompareFile(file, recorded, Session.Run("explain", list, "--output", "markdown").Stdout);
    }
}
