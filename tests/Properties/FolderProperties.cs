using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Kyma.Krm.Tests.Properties;

/// <summary>
/// What holds for every folder: it is read to its end, nothing outside of it is shown, and what is left out is
/// reported.
/// </summary>
internal static class FolderProperties
{
    const string Foreign = "foreign-content";

    static readonly string[] Names =
    [
        "a.yaml",
        "b.yml",
        "c.json",
        "d",
        "e",
        ".krmignore",
        "kustomization.yaml",
        "f\u001b[31m.yaml",
        "::error::g.yaml",
    ];

    static readonly string[] Targets =
    [
        ".",
        "..",
        "a.yaml",
        "d",
        "d/e",
        "../outside.yaml",
        "/dev/zero",
        "nowhere",
        "../folder/a.yaml",
        "/proc/self/cwd",
    ];

    /// <summary>Each two bytes are an entry: its kind and name, and what is in it or where it leads.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "Deleted below.")]
    public static void AreWalked(byte[] input)
    {
        var scratch = Directory.CreateTempSubdirectory("kyma-krm-");
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(scratch.FullName, "folder")).FullName;
            File.WriteAllText(
                Path.Combine(scratch.FullName, "outside.yaml"),
                $"apiVersion: v1\nkind: Secret\nmetadata: {{name: {Foreign}}}\n"
            );
            var inside = folder;
            for (var i = 0; i + 1 < input.Length && i < 40; i += 2)
                inside = Make(folder, inside, input[i], input[i + 1]);
            foreach (var command in new[] { "render", "check", "explain", "import" })
            {
                var outcome = Session.RunBytes([], command, folder);
                Assert.True(outcome.ExitCode is >= 0 and <= 3, $"{command}: {outcome.ExitCode} {outcome.Stderr}");
                Assert.DoesNotContain(Foreign, outcome.Stdout + outcome.Stderr, StringComparison.Ordinal);
                Assert.DoesNotContain('\u001b', outcome.Stdout + outcome.Stderr);
            }
        }
        finally
        {
            Directory.Delete(scratch.FullName, recursive: true);
        }
    }

    static string Make(string root, string folder, byte kind, byte what)
    {
        var path = Path.Combine(folder, Names[(kind >> 2) % Names.Length]);
        if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
            return folder;
        switch (kind & 3)
        {
            case 0:
                Directory.CreateDirectory(path);
                return (what & 1) == 0 ? path : root;
            case 1:
                File.CreateSymbolicLink(path, Targets[what % Targets.Length]);
                break;
            default:
                File.WriteAllText(path, Encoding.UTF8.GetString([what, (byte)'\n', (byte)'*']));
                break;
        }

        return folder;
    }
}
