using Answer = Kyma.Krm.Sequences.ThreeValued;

namespace Kyma.Krm.Tests.Sequences;

/// <summary>What one part decides, no unknown part undoes.</summary>
public sealed class ThreeValuedTests
{
    [Theory]
    [InlineData("", "no", "yes")]
    [InlineData("yes", "yes", "yes")]
    [InlineData("no", "no", "no")]
    [InlineData("unknown", "unknown", "unknown")]
    [InlineData("yes no", "yes", "no")]
    [InlineData("no unknown", "unknown", "no")]
    [InlineData("unknown no", "unknown", "no")]
    [InlineData("yes unknown", "yes", "unknown")]
    [InlineData("unknown yes", "yes", "unknown")]
    public void One_part_may_decide(string parts, string any, string all)
    {
        string[] words = parts.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(any, Said(Answer.Any(words, Meant)));
        Assert.Equal(all, Said(Answer.All(words.Select(Meant))));
    }

    static bool? Meant(string word) =>
        word switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };

    static string Said(bool? answer) =>
        answer switch
        {
            true => "yes",
            false => "no",
            null => "unknown",
        };
}
