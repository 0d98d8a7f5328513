namespace Kyma.Krm.Mutation;

/// <summary>Which test meets which mutants.</summary>
internal sealed class Coverage
{
    /// <summary>Mutants in what is made once, when a class is first used or its value first asked for.</summary>
    public IReadOnlyList<int> Tables { get; set; } = [];

    public IReadOnlyList<CoveredTest> Tests { get; set; } = [];
}

/// <param name="Seconds">Of CPU: a machine that others use as well makes no test dearer.</param>
internal sealed record CoveredTest(
    string Id,
    string Class,
    string Name,
    double Seconds,
    bool IsFailed,
    IReadOnlyList<int> Mutants
);

/// <summary>Mutants for one process, one after the other.</summary>
/// <param name="Active">The one that is alive from the start, or -1.</param>
/// <param name="Classes">Those of the tests.</param>
internal sealed record Batch(int Active, IReadOnlyList<BatchMutant> Mutants, IReadOnlyList<string> Classes);

/// <param name="Tests">In the order in which they are run.</param>
internal sealed record BatchMutant(int Id, IReadOnlyList<PlannedTest> Tests);

/// <param name="Seconds">Of CPU, without a mutant.</param>
internal sealed record PlannedTest(string Id, double Seconds);
