using System.Text.Json;
using Kyma.Krm.Mutation;

// See run.sh. `cover` and `run` are what the program starts itself with.
switch (args)
{
    case ["cover", var folder, var count, var name, .. var own]:
    {
        var room = new Room(name, own.Length > 0);
        var host = new TestHost(folder, -1, room.IsRun, int.Parse(count));
        var coverage = host.Cover();
        File.WriteAllText(Path.Combine(folder, "..", "coverage.json"), JsonSerializer.Serialize(coverage));
        var failing = coverage.Tests.Count(t => t.IsFailed);
        Console.WriteLine($"{coverage.Tests.Count} tests, {failing} fail, {coverage.Tests.Sum(t => t.Seconds):0} s");
        return 0;
    }

    case ["run", var folder, var plan, var answers]:
    {
        var batch = JsonSerializer.Deserialize<Batch>(File.ReadAllText(plan))!;
        var classes = batch.Classes.ToHashSet();
        using var log = new StreamWriter(answers) { AutoFlush = true };
        if (batch.Active >= 0)
            log.WriteLine($"start\t{batch.Active}");
        var host = new TestHost(folder, batch.Active, classes.Contains);
        if (batch.Active < 0)
            host.MakeTables();
        var killers = new List<string>();
        foreach (var mutant in batch.Mutants)
        {
            log.WriteLine($"start\t{mutant.Id}");
            var killer = host.Kill(mutant.Id, Order(mutant.Tests, killers));
            if (killer is null)
                log.WriteLine($"survived\t{mutant.Id}\t");
            else
            {
                killers.Remove(killer);
                killers.Insert(0, killer);
                log.WriteLine($"killed\t{mutant.Id}\t{host.NameOf(killer).ReplaceLineEndings(" ")}");
            }
        }

        return 0;
    }

    case [var repository, var roomName, .. var rest]:
        return Campaigns.Run(repository, new Room(roomName, rest.Contains("--own")), rest);
    default:
        Console.Error.WriteLine("usage: tests/mutation/run.sh ROOM [FILE...]");
        return 2;
}

// The likeliest killer of a mutant is what killed those around it, the last one first.
static IEnumerable<PlannedTest[]> Order(IReadOnlyList<PlannedTest> tests, List<string> killers)
{
    const int TestsAtOnce = 25;
    var byId = tests.ToDictionary(test => test.Id);
    var first = killers.Where(byId.ContainsKey).Take(TestsAtOnce).Select(id => byId[id]).ToArray();
    return [.. first.Chunk(5), .. tests.Except(first).Chunk(TestsAtOnce)];
}
