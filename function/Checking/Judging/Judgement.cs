using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Judging;

/// <summary>What one rule does not cope with must not keep the others from judging.</summary>
internal static class Judgement
{
    /// <param name="place">What is judged.</param>
    /// <param name="findings">Gets an error where the judgement failed.</param>
    /// <param name="judge">The judgement.</param>
    public static void Try(Place place, Findings findings, Action judge)
    {
        try
        {
            judge();
        }
#pragma warning disable CA1031 // Whatever it is: the rest of the package is judged all the same.
        catch (Exception failure)
        {
            findings.Add(
                CheckFindings.NotJudged,
                place,
                $"could not be judged, which is a fault of kyma-krm ({failure.GetType().Name}): report it "
                    + "with this resource; everything else was judged"
            );
        }
    }
}
