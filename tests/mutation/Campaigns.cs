using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kyma.Krm.Mutation;

/// <summary>From the sources of a room to a figure.</summary>
internal static class Campaigns
{
    const double Wanted = 0.9;

    /// <param name="repository">The working copy, with the tests built.</param>
    /// <param name="room">Whose files are mutated.</param>
    /// <param name="arguments">
    /// `--again` tries only what survived the last run, `--sample N` every n-th mutant, `--own` with the tests of the
    /// room alone, `--named` also what survivors.md names; the rest names files.
    /// </param>
    public static int Run(string repository, Room room, string[] arguments)
    {
        // A search over thousands of inputs is cut short: it is made for each mutant that no other test notices.
        Environment.SetEnvironmentVariable("KYMA_KRM_FUZZ_PART", "10");
        var isAgain = arguments.Contains("--again");
        var withNamed = arguments.Contains("--named");
        var sample = Array.IndexOf(arguments, "--sample") is >= 0 and var at
            ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture)
            : 1;
        var named = arguments
            .Where(
                (a, i) => !a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || arguments[i - 1] != "--sample")
            )
            .ToList();
        var function = Path.Combine(repository, "function");
        var files = room
            .Folders.SelectMany(name =>
                Directory.EnumerateFiles(Path.Combine(function, name), "*.cs", SearchOption.AllDirectories)
            )
            .Select(file => Path.GetRelativePath(function, file))
            .Where(file => named.Count == 0 || named.Any(name => file.Contains(name, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .ToList();
        var output = Path.Combine(repository, "out", "mutation", room.Name.Replace('/', '-').Replace(',', '+'));
        var folder = Path.Combine(output, "bin");
        var levels = Path.Combine(output, "levels.json");
        Environment.SetEnvironmentVariable("KYMA_KRM_OPENSSL_MEMORY", Path.Combine(output, "openssl"));
        Directory.CreateDirectory(output);

        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Copy(Path.Combine(repository, "tests", "bin", "Release", "net10.0"), folder);
        var known = Read<Dictionary<string, SwitchLevel>>(levels) ?? [];
        var build = new MutatedBuild(function, CompilerArguments(function));
        var mutants = build.Mutate(
            files,
            file => !file.EndsWith("Findings.cs", StringComparison.Ordinal),
            Path.Combine(folder, "kyma-krm.dll"),
            sample,
            known
        );
        foreach (var (key, level) in build.Levels)
            known[key] = level;
        File.WriteAllText(levels, JsonSerializer.Serialize(known));
        File.WriteAllLines(
            Path.Combine(output, "mutants.tsv"),
            mutants.Select(m => $"{m.Id}\t{m.File}:{m.Line}\t{m.Key}")
        );
        Console.WriteLine($"{room.Name}: {mutants.Count} mutants in {files.Count} files");
        var mayLive = Survivors.Read(Path.Combine(repository, "tests", "mutation", "survivors.md"));
        var stale = sample == 1 ? Survivors.Stale(mayLive.Keys, function, files, mutants) : [];
        foreach (var name in stale)
            Console.WriteLine($"gone, so its line in survivors.md goes: {name}");
        if (arguments.Contains("--list"))
        {
            foreach (var mutant in mutants)
                Console.WriteLine($"{mutant.File}:{mutant.Line} {mutant.Shown}");
            return stale.Count == 0 ? 0 : 1;
        }

        var total = mutants.Count == 0 ? 0 : mutants.Max(m => m.Id) + 1;
        if (
            Tool(
                [
                    typeof(Campaigns).Assembly.Location,
                    "cover",
                    folder,
                    $"{total}",
                    room.Name,
                    .. room.IsAlone ? ["--own"] : (string[])[],
                ],
                folder
            ) != 0
        )
            return 1;
        var coverage = JsonSerializer.Deserialize<Coverage>(File.ReadAllText(Path.Combine(output, "coverage.json")))!;
        foreach (var test in coverage.Tests.Where(t => t.IsFailed))
            Console.WriteLine($"fails without a mutant, so it is left out: {test.Name}");

        var last = Path.Combine(output, "results.json");
        var before = Read<Dictionary<string, string?>>(last) ?? [];
        var only = mutants
            .Where(m =>
                (withNamed || !mayLive.ContainsKey(m.Key)) && !(isAgain && before.GetValueOrDefault(m.Key) is not null)
            )
            .Select(m => m.Id)
            .ToHashSet();
        var campaign = new Campaign(folder, room, mutants, coverage, before, Save);
        campaign.Run(only, 2);

        Save(campaign.Fates);
        var fates = mutants.ToDictionary(m => m.Key, m => before.GetValueOrDefault(m.Key));
        var noticed = mutants
            .Where(m => mayLive.ContainsKey(m.Key) && campaign.Fates.GetValueOrDefault(m.Id) is not null)
            .ToList();
        foreach (var mutant in noticed)
            Console.WriteLine(
                $"a test notices it, so its line in survivors.md goes: {mutant.Key}: {fates[mutant.Key]}"
            );
        var result = Report(room, mutants, fates, mayLive, campaign.Uncovered);
        return stale.Count == 0 && noticed.Count == 0 ? result : 1;

        void Save(IReadOnlyDictionary<int, string?> tried)
        {
            foreach (var mutant in mutants)
            {
                if (tried.TryGetValue(mutant.Id, out var fate))
                    before[mutant.Key] = fate;
            }

            File.WriteAllText(last, JsonSerializer.Serialize(before, Indented));
        }
    }

    static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    static int Report(
        Room room,
        IReadOnlyList<Mutant> mutants,
        Dictionary<string, string?> fates,
        IReadOnlyDictionary<string, string> named,
        HashSet<int> uncovered
    )
    {
        var isEnough = true;
        foreach (var folder in room.Folders)
        {
            var own = mutants.Where(m => m.File.StartsWith($"{folder}/", StringComparison.Ordinal)).ToList();
            var survived = own.Where(m => !named.ContainsKey(m.Key) && fates[m.Key] is null).ToList();
            foreach (var m in survived)
            {
                var how = uncovered.Contains(m.Id) ? "no test" : "survived";
                Console.WriteLine($"{how}\t{m.File}:{m.Line}\t{m.Key[(m.File.Length + 2)..]}");
            }

            var parts = own.GroupBy(m => Path.GetDirectoryName(m.File)!).ToList();
            foreach (var part in parts.Where(_ => parts.Count > 1).OrderBy(g => g.Key, StringComparer.Ordinal))
                isEnough &= Sum(part.Key == folder ? $"{folder}/*.cs" : part.Key, [.. part]);
            isEnough &= Sum(folder, own);
        }

        return isEnough ? 0 : 1;

        bool Sum(string folder, List<Mutant> all)
        {
            var judged = all.Where(m => !named.ContainsKey(m.Key)).ToList();
            var killed = judged.Count(m => fates[m.Key] is not null);
            var share = judged.Count == 0 ? 1 : (double)killed / judged.Count;
            Console.WriteLine(
                $"{folder}: {all.Count} mutants, {killed} killed, {judged.Count - killed} survived, "
                    + $"{all.Count - judged.Count} named: {share:P1}"
            );
            return share >= Wanted;
        }
    }

    static List<string> CompilerArguments(string function)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "msbuild",
                function,
                // Files that the program embeds are arguments only after this.
                "-t:PrepareResources;Compile",
                "-p:Configuration=Release",
                "-p:ProvideCommandLineArgs=true",
                "-p:SkipCompilerExecution=true",
                "-p:NonExistentFile=/none",
                "-p:BuildProjectReferences=false",
                "-getItem:CscCommandLineArgs",
                "-nologo",
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        using var document = JsonDocument.Parse(json);
        return
        [
            .. document
                .RootElement.GetProperty("Items")
                .GetProperty("CscCommandLineArgs")
                .EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!),
        ];
    }

    static T? Read<T>(string path)
        where T : class => File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path)) : null;

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    static int Tool(IEnumerable<string> arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
