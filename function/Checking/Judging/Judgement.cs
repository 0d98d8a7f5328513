using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Checking.Judging;

/// <summary>What one rule does not cope with must not keep the others from judging.</summary>
internal static class Judgement
{
    /// <param name="source">The resource that is judged.</param>
    /// <param name="findings">Gets an error where the judgement failed.</param>
    /// <param name="judge">The judgement.</param>
    public static void Try(ResourceSource source, Findings findings, Action judge) =>
        Try(new Place { Resource = source.Resource, File = source.File }, "resource", findings, judge);

    /// <summary>The same for what is judged of the whole package.</summary>
    public static void TryAll(Findings findings, Action judge) => Try(Place.Input, "package", findings, judge);

    static void Try(Place place, string judged, Findings findings, Action judge)
    {
        try
        {
            judge();
        }
#pragma warning disable CA1031 // Whatever it is: the rest of the package is judged all the same.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            findings.Add(
                CheckFindings.NotJudged,
                place,
                $"could not be judged, which is a fault of kyma-krm ({failure.GetType().Name}): report it "
                    + $"with this {judged}; everything else was judged"
            );
        }
    }
}
