using System.Text;
using Kyma.Krm.Tests.Properties;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>Damaged files and odd folders through every command.</summary>
public sealed class CommandFuzzTests
{
    /// <summary>Numbers, names and characters that rules calculate with and terminals act on.</summary>
    static readonly string[] Fragments =
    [
        "-1",
        "0",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551616",
        "1e400",
        ".inf",
        "0x",
        "true",
        "\"\\u202e\"",
        "\"a\\n::error::b\"",
        "\"##[error]\"",
        "[]",
        "{}",
        "~",
        "\n",
        "  ",
        ": ",
        "- ",
    ];

    [Fact]
    public void Every_command_answers_whatever_the_bytes()
    {
        var chance = Search.Begin(20261126);
        var files = new[] { "examples", "tests/cases" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Repository.File(folder), "*.yaml", SearchOption.AllDirectories)
            )
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => text.Length < 6000 && !text.Contains("selfSigned", StringComparison.Ordinal))
            .ToList();
        for (var i = 0; i < Search.Tries(20); i++)
        {
            var text = new StringBuilder(chance.Of(files));
            for (var times = 1 + chance.Below(4); times > 0; times--)
            {
                var at = chance.Below(text.Length + 1);
                text.Remove(at, Math.Min(chance.Below(12), text.Length - at)).Insert(at, chance.Of(Fragments));
            }

            CommandProperties.AreAnswered(Encoding.UTF8.GetBytes(text.ToString()));
        }
    }

    [Fact]
    public void Every_folder_is_read_to_its_end()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no links as tested here.");
        var chance = Search.Begin(20261127);
        for (var i = 0; i < Search.Tries(30); i++)
            FolderProperties.AreWalked([.. Enumerable.Range(0, 24).Select(_ => (byte)chance.Below(256))]);
    }
}
