using System.Globalization;

namespace Kyma.Krm.Tests.Support.Generators;

/// <summary>
/// How far the tests search, and where they begin: the same on every run, unless tests/fuzz/run.sh says otherwise.
/// </summary>
internal static class Search
{
    /// <summary>KYMA_KRM_FUZZ: how many times the ordinary search.</summary>
    public static int Times { get; } = (int)Number("KYMA_KRM_FUZZ", 1);

    /// <summary>KYMA_KRM_FUZZ_PART: the mutation runs try each fault with a part of the ordinary search.</summary>
    static int Part { get; } = (int)Math.Max(Number("KYMA_KRM_FUZZ_PART", 1), 1);

    /// <summary>How many inputs to try where the ordinary search tries so many.</summary>
    public static int Tries(int ordinary) => ordinary * Times / Part;

    /// <summary>KYMA_KRM_FUZZ_SEED: other choices than the ordinary ones, which are 0.</summary>
    static ulong Seed { get; } = Number("KYMA_KRM_FUZZ_SEED", 0);

    /// <param name="own">Tells the searches apart.</param>
    public static Chance Begin(uint own) => new(unchecked((Seed << 32) + own));

    static ulong Number(string variable, ulong otherwise) =>
        ulong.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : otherwise;
}
