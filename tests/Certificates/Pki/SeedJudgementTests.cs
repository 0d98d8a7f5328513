using System.Text;
using Kyma.Krm.Certificates.Pki.Issuing;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>Why a seed is refused, and the last one of each kind that is not.</summary>
public sealed class SeedJudgementTests
{
    const string Short = "has 31 bytes, but must have at least 32",
        Repeated = "is one piece over and over again",
        TooFew = "has too few different characters",
        Singles = "repeats single characters",
        Slide = "runs along the alphabet or the keyboard",
        Words = "is made of words";

    [Theory]
    [InlineData("7Kf0wPz3Xq9mR5tB1vN8yL2cH6jD4gS", Short)]
    [InlineData("7Kf0wPz3Xq9mR5tB1vN8yL2cH6jD4gSa", null)]
    [InlineData("7Kf0wPz3Xq9mR5tB7Kf0wPz3Xq9mR5tB", Repeated)]
    [InlineData("7Kf0wPz3Xq9mR5tB17Kf0wPz3Xq9mR5t", null)]
    [InlineData("7Kf0wPz3Xq97Kf0wPz3Xq97Kf0wPz3Xq9", Repeated)]
    [InlineData("07070707070707070707070707070707", Repeated)]
    [InlineData("0429d0492d0942d0294d0492d40292d0", TooFew)]
    [InlineData("04290492a0942d0294f0492640292d0f", null)]
    [InlineData("07249d07a4d2970d4a2970d4a9270d4a", TooFew)]
    [InlineData("07249f07a4d2970d4a2970d4a9270d4a", null)]
    [InlineData("zQ8kXvR2pM5zQ8Xkv2RpM5zkQ8vX2R5p", TooFew)]
    [InlineData("zQ8kXvR2pM5jwz8QXkv2RpM5zkQ8vX2R", null)]
    [InlineData("aaaQQQ888kkkXXXvvvRRR222pppMMMjjjwww", Singles)]
    [InlineData("qazQAZwsxWSXedcEDCrfvRFVtgbTGByhn", null)]
    [InlineData("qwertyuiop1QWERTYUIOP2asdfghjkl3", Slide)]
    [InlineData("poiuztrewq1POIUZTREWQ2lkjhgfdsa3", Slide)]
    [InlineData("zxcvbnm-ZXCVBNM+mnbvcxy*MNBVCXY/", Slide)]
    [InlineData("qwertz7uiop8asdf9ghjk0yxcv1bnmq2", Slide)]
    [InlineData("9090p9090P9090q9090Q9090r9090R9090s9090S9090t9090T", Slide)]
    [InlineData("the rain on the stone in the other land", Words)]
    [InlineData("theRainOnTheStoneInTheOtherLand42", Words)]
    [InlineData("thQthKthZthXth8th7th4th2th9thPthJW", Words)]
    [InlineData("thQthKthZthXth8th7th4th2th9QPPWJWQ", null)]
    [InlineData("Q z 8 k X v R 2 p M 5 j w 4 T k B ", null)]
    [InlineData("0eade0ede1ea0de2eade3ed0ea4ded5e", null)]
    [InlineData("\u0001heRainOnTheStoneInTheOtherLand42", null)]
    public void A_seed_is_refused_for_a_reason(string seed, string? why) =>
        Assert.Equal(
            why is null
                ? null
                : $"{why}; a seed must be made by chance, as `kyma-krm new-seed` and `openssl rand 32` do",
            SeedRules.Judge(Encoding.Latin1.GetBytes(seed))
        );

    /// <summary>Of 35 pairs 14 may not be twins or neighbours.</summary>
    [Theory]
    [InlineData(14, 0, Singles)]
    [InlineData(13, 0, null)]
    [InlineData(0, 14, Slide)]
    [InlineData(0, 13, null)]
    [InlineData(7, 7, Slide)]
    [InlineData(8, 6, Singles)]
    public void Two_pairs_in_five_are_too_many(int twins, int neighbours, string? why)
    {
        const string Letters = "QzKx8vR2pM5jw4TkB7aF0sLdY3hC9nHeU6oG1rVb";
        var pairs = Letters.Select(
            (c, i) =>
                i < twins ? $"{c}{c}"
                : i < twins + neighbours ? $"{c}{(char)(c + 1)}"
                : $"{c}"
        );
        var seed = Encoding.ASCII.GetBytes(string.Concat(pairs)[..36]);
        Assert.Equal(why, SeedRules.Judge(seed)?.Split(';')[0]);
        Array.Reverse(seed);
        Assert.Equal(why, SeedRules.Judge(seed)?.Split(';')[0]);
    }
}
