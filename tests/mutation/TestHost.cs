using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Xunit;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

namespace Kyma.Krm.Mutation;

/// <summary>Runs tests in this process, over and over, each time with another mutant alive.</summary>
internal sealed class TestHost
{
    readonly InProcessFrontController _tests;
    readonly Dictionary<string, ITestCase> _cases = new(StringComparer.Ordinal);
    readonly Assembly _program;
    readonly Type _switch;
    readonly bool[] _hits;

    /// <param name="folder">The built tests, with the mutated program.</param>
    /// <param name="active">A mutant that is alive from the first line on, or -1.</param>
    /// <param name="classes">Which test classes are wanted.</param>
    /// <param name="mutants">Where it is to be recorded which of them are met: how many there are.</param>
    public TestHost(string folder, int active, Func<string, bool> classes, int mutants = 0)
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, $"{name.Name}.dll") is var file && File.Exists(file)
                ? context.LoadFromAssemblyPath(file)
                : null;
        _program = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, "kyma-krm.dll"));
        _switch = _program.GetType("MutantSwitch", throwOnError: true)!;
        Active = active;
        _hits = new bool[mutants];
        if (mutants > 0)
        {
            // Before tests are looked for: their rows are made from tables, too.
            Field("Hits").SetValue(null, _hits);
            Field("Records").SetValue(null, true);
            MakeTables();
        }

        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, "Kyma.Krm.Tests.dll"));
        _tests = new InProcessFrontController(RegisteredEngineConfig.GetTestFramework(assembly, null), assembly, null);
        TestContext.SetForInitialization(null, diagnosticMessages: false, internalDiagnosticMessages: false);
        var options = TestFrameworkOptions.ForDiscovery(new TestAssemblyConfiguration { PreEnumerateTheories = true });
        using var source = new CancellationTokenSource();
        var types = assembly.GetExportedTypes().Where(type => classes(type.FullName!)).ToArray();
        _tests
            .Find(
                NullMessageSink.Instance,
                options,
                _ => true,
                source,
                types,
                (test, _) =>
                {
                    lock (_cases)
                        _cases[test.UniqueID] = test;
                    return new ValueTask<bool>(true);
                }
            )
            .AsTask()
            .GetAwaiter()
            .GetResult();
    }

    public int Active
    {
        get => (int)Field("Active").GetValue(null)!;
        set => Field("Active").SetValue(null, value);
    }

    FieldInfo Field(string name) => _switch.GetField(name)!;

    /// <summary>
    /// Tables are made before any mutant is alive: one that is in a table is tried in a process of its own.
    /// </summary>
    public void MakeTables()
    {
        foreach (var type in _program.GetTypes().Where(type => !type.ContainsGenericParameters))
        {
            try
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
            catch (Exception)
            {
                // The test that needs it fails.
            }
        }
    }

    /// <summary>Which mutants the tables meet, and which each test meets; how long each test takes.</summary>
    /// <remarks>
    /// The tests run twice: what none of them meets the second time was made when it was first asked for, and kept. It
    /// counts as part of a table, since the process that tries many mutants has it already.
    /// </remarks>
    public Coverage Cover()
    {
        var coverage = new Coverage();
        var kept = Taken(_hits).ToHashSet();
        var first = CoverOnce(_hits);
        coverage.Tests = CoverOnce(_hits);
        var again = coverage.Tests.SelectMany(test => test.Mutants).ToHashSet();
        kept.UnionWith(first.SelectMany(test => test.Mutants).Where(id => !again.Contains(id)));
        coverage.Tables = [.. kept.Order()];
        Field("Records").SetValue(null, false);
        return coverage;
    }

    List<CoveredTest> CoverOnce(bool[] hits)
    {
        var tests = new List<CoveredTest>();
        var sink = new Sink();
        sink.Finished = (id, seconds, isFailed) =>
        {
            var test = _cases[id];
            tests.Add(
                new CoveredTest(id, test.TestClassName!, test.TestCaseDisplayName, seconds, isFailed, Taken(hits))
            );
        };
        sink.Started = () => Array.Clear(hits);
        Run(_cases.Values, sink, stops: false);
        return tests;
    }

    static List<int> Taken(bool[] hits)
    {
        var taken = Enumerable.Range(0, hits.Length).Where(i => hits[i]).ToList();
        Array.Clear(hits);
        return taken;
    }

    /// <summary>The identifier of the test that fails while the mutant is alive; null where none does.</summary>
    /// <param name="mutant">Its number.</param>
    /// <param name="batches">Tests, those that fail most likely first.</param>
    public string? Kill(int mutant, IEnumerable<IReadOnlyList<PlannedTest>> batches)
    {
        try
        {
            Active = mutant;
            foreach (var batch in batches)
            {
                using var limit = new Limit(Field("Aborts"), 5 + (5 * batch.Sum(test => test.Seconds)));
                var sink = new Sink();
                Run([.. batch.Select(test => _cases[test.Id])], sink, stops: true);
                if (sink.Failed is { } failed)
                    return failed;
            }

            return null;
        }
        finally
        {
            Active = -1;
            Field("Aborts").SetValue(null, false);
        }
    }

    /// <summary>The name of a test; what is none is a message.</summary>
    public string NameOf(string id) => _cases.TryGetValue(id, out var test) ? test.TestCaseDisplayName : id;

    /// <summary>
    /// A mutant whose tests use so many seconds of CPU is taken for endless: a busy machine makes none of them so.
    /// </summary>
    sealed class Limit : IDisposable
    {
        readonly Timer _timer;

        public Limit(FieldInfo aborts, double seconds)
        {
            var start = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            _timer = new Timer(
                _ =>
                {
                    var used = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
                    if (used > seconds)
                        aborts.SetValue(null, true);

                    // What does not even end then, or waits for ever, takes the process with it, and whoever started
                    // it sees which mutant it was.
                    if (used > (2 * seconds) + 10 || watch.Elapsed.TotalSeconds > (30 * seconds) + 300)
                        Environment.Exit(9);
                },
                null,
                TimeSpan.FromSeconds(1),
                TimeSpan.FromSeconds(1)
            );
        }

        public void Dispose() => _timer.Dispose();
    }

    void Run(IEnumerable<ITestCase> cases, Sink sink, bool stops)
    {
        var options = TestFrameworkOptions.ForExecution(
            new TestAssemblyConfiguration
            {
                StopOnFail = stops,
                MaxParallelThreads = 1,
                ParallelMode = ParallelMode.None,
                SynchronousMessageReporting = true,
            }
        );
        _tests.Run(sink, options, [.. cases], sink.Source).AsTask().GetAwaiter().GetResult();
    }

    sealed class Sink : IMessageSink
    {
        TimeSpan _start;
        bool _isFailed;

        public CancellationTokenSource Source { get; } = new();
        public string? Failed { get; private set; }
        public Action? Started { get; set; }
        public Action<string, double, bool>? Finished { get; set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestCaseStarting:
                    _isFailed = false;
                    _start = Environment.CpuUsage.TotalTime;
                    Started?.Invoke();
                    break;
                case ITestFailed failed:
                    _isFailed = true;
                    Failed ??= failed.TestCaseUniqueID;
                    break;
                case IErrorMetadata error when message is not ITestFailed:
                    Failed ??= string.Join(' ', error.Messages);
                    break;
                case ITestCaseFinished finished:
                    var used = Environment.CpuUsage.TotalTime - _start;
                    Finished?.Invoke(finished.TestCaseUniqueID, used.TotalSeconds, _isFailed);
                    break;
            }

            return true;
        }
    }
}
