using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Kyma.Krm.Mutation;

/// <summary>All mutants of a room against the tests that meet them, in a few processes.</summary>
internal sealed class Campaign(
    string folder,
    Room room,
    IReadOnlyList<Mutant> mutants,
    Coverage coverage,
    IReadOnlyDictionary<string, string?> before,
    Action<IReadOnlyDictionary<int, string?>> save
)
{
    /// <summary>So much CPU goes into the tests of other rooms that meet a mutant.</summary>
    const double MostSeconds = 3;

    /// <summary>So much goes into the room's own: all of them, since many meet what reads any package.</summary>
    const double MostOwnSeconds = 20;

    /// <summary>What is known is saved after so many mutants, so that a run may be cut short.</summary>
    const int MutantsAtOnce = 50;

    readonly Lock _saving = new();

    /// <summary>Of each mutant the test that fails, "crash or endless", or null where it survives.</summary>
    public ConcurrentDictionary<int, string?> Fates { get; } = new();

    public HashSet<int> Uncovered { get; } = [];

    /// <param name="only">Which mutants are to be tried.</param>
    /// <param name="processes">How many processes at a time.</param>
    public void Run(IReadOnlySet<int> only, int processes)
    {
        var meet = mutants.ToDictionary(m => m.Id, _ => new List<CoveredTest>());
        foreach (var test in coverage.Tests.Where(t => !t.IsFailed))
        {
            foreach (var id in test.Mutants.Where(meet.ContainsKey))
                meet[id].Add(test);
        }

        var tables = coverage.Tables.ToHashSet();
        var inFile = mutants.ToDictionary(m => m.Id, m => m.File);
        var aims = coverage.Tests.ToDictionary(t => t.Id, t => Aims(t, inFile));
        var near = Near(m => m.File, meet).Concat(Near(FolderOf, meet)).ToDictionary();
        var shared = new List<(Mutant Mutant, IReadOnlyList<CoveredTest> Tests)>();
        var alone = new List<Mutant>();
        foreach (var mutant in mutants.Where(m => only.Contains(m.Id)))
        {
            if (meet[mutant.Id] is { Count: > 0 } tests)
                shared.Add((mutant, Plan(mutant, tests, aims)));
            else if (tables.Contains(mutant.Id))
                alone.Add(mutant);
            else
            {
                Uncovered.Add(mutant.Id);
                Fates[mutant.Id] = null;
            }
        }

        Run([.. shared.Chunk(MutantsAtOnce).Select(few => BatchOf(-1, few))], processes);

        // Called by tests and by tables: the tables that the first processes had were made without the mutant.
        alone.AddRange(shared.Select(plan => plan.Mutant).Where(m => Fates[m.Id] is null && tables.Contains(m.Id)));
        foreach (var mutant in alone)
            Fates.TryRemove(mutant.Id, out _);
        Run(
            [
                .. alone.Select(mutant =>
                {
                    var tests = near[mutant.File] is { Count: > 0 } file ? file : near[FolderOf(mutant)];
                    return BatchOf(mutant.Id, [(mutant, Plan(mutant, tests.Count > 0 ? tests : coverage.Tests, aims))]);
                }),
            ],
            processes
        );
    }

    static string FolderOf(Mutant mutant) => Path.GetDirectoryName(mutant.File)!;

    /// <summary>By file or folder, the tests that meet a mutant in it.</summary>
    Dictionary<string, List<CoveredTest>> Near(Func<Mutant, string> place, Dictionary<int, List<CoveredTest>> meet) =>
        mutants
            .GroupBy(place)
            .ToDictionary(g => g.Key, g => g.SelectMany(m => meet[m.Id]).DistinctBy(t => t.Id).ToList());

    void Run(IReadOnlyList<Batch> planned, int processes)
    {
        var batches = new ConcurrentQueue<Batch>(planned);
        var threads = Enumerable
            .Range(0, processes)
            .Select(n => new Thread(() =>
            {
                while (batches.TryDequeue(out var batch))
                    RunToTheEnd(batch, n);
            }))
            .ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
    }

    static Batch BatchOf(int active, IReadOnlyList<(Mutant Mutant, IReadOnlyList<CoveredTest> Tests)> planned) =>
        new(
            active,
            [
                .. planned.Select(plan => new BatchMutant(
                    plan.Mutant.Id,
                    [.. plan.Tests.Select(test => new PlannedTest(test.Id, test.Seconds))]
                )),
            ],
            [.. planned.SelectMany(plan => plan.Tests).Select(test => test.Class).Distinct()]
        );

    /// <summary>By file, which share of what the test meets is in it: tests of the file have the most.</summary>
    static Dictionary<string, double> Aims(CoveredTest test, Dictionary<int, string> inFile) =>
        test
            .Mutants.Where(inFile.ContainsKey)
            .GroupBy(id => inFile[id])
            .ToDictionary(group => group.Key, group => (double)group.Count() / test.Mutants.Count);

    /// <summary>What killed it the last time, then the room's own tests, then others.</summary>
    IReadOnlyList<CoveredTest> Plan(
        Mutant mutant,
        IReadOnlyList<CoveredTest> tests,
        Dictionary<string, Dictionary<string, double>> aims
    )
    {
        var order = tests.OrderByDescending(t => aims[t.Id].GetValueOrDefault(mutant.File)).ThenBy(t => t.Seconds);
        var killer = tests.FirstOrDefault(t => t.Name == before.GetValueOrDefault(mutant.Key));
        return
        [
            .. killer is null ? Array.Empty<CoveredTest>() : [killer],
            .. Within(order.Where(t => t != killer && room.IsOwn(t.Class)), MostOwnSeconds),
            .. Within(order.Where(t => t != killer && !room.IsOwn(t.Class)), MostSeconds),
        ];
    }

    /// <summary>As many as there is time for, without the slow ones.</summary>
    static IEnumerable<CoveredTest> Within(IEnumerable<CoveredTest> tests, double seconds)
    {
        foreach (var test in tests)
        {
            if (test.Seconds + 0.005 > seconds)
                continue;
            seconds -= test.Seconds + 0.005;
            yield return test;
        }
    }

    void RunToTheEnd(Batch batch, int worker)
    {
        var left = batch.Mutants;
        while (left.Count > 0)
        {
            var plan = Path.Combine(folder, $"plan-{worker}.json");
            var answers = Path.Combine(folder, $"answers-{worker}.txt");
            File.WriteAllText(plan, JsonSerializer.Serialize(batch with { Mutants = left }));
            File.Delete(answers);
            var exitCode = Start("run", plan, answers);
            string? pending = null;
            foreach (var line in File.Exists(answers) ? File.ReadAllLines(answers) : [])
            {
                var parts = line.Split('\t', 3);
                if (parts[0] == "start")
                    pending = parts[1];
                else
                {
                    Fates[int.Parse(parts[1])] = parts[0] == "killed" ? parts[2] : null;
                    pending = null;
                }
            }

            if (pending is not null)
                Fates[int.Parse(pending)] = "crash or endless";
            else if (exitCode != 0 && batch.Active >= 0)
                Fates[batch.Active] = "crash at the start";
            else if (exitCode != 0)
                throw new InvalidOperationException($"the tests do not run: see {folder}");
            left = [.. left.Where(m => !Fates.ContainsKey(m.Id))];
            lock (_saving)
                save(Fates);
            Console.Error.WriteLine(
                $"{room.Name}: {Fates.Count} tried, {Fates.Values.Count(f => f is null)} survived so far"
            );
        }
    }

    int Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(Campaign).Assembly.Location);
        start.ArgumentList.Add(arguments[0]);
        start.ArgumentList.Add(folder);
        foreach (var argument in arguments.Skip(1))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        var errors = new ConcurrentQueue<string>();
        process.ErrorDataReceived += (_, e) => errors.Enqueue(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        if (process.ExitCode != 0)
            File.WriteAllLines(Path.Combine(folder, "last-crash.txt"), errors.Take(200));
        return process.ExitCode;
    }
}
