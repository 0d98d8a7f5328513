using System.Text;
using Kyma.Krm.Certificates.Pki.Issuing;

namespace Kyma.Krm.Tests.Certificates;

public sealed class SeedRulesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("changemechangemechangemechangeme")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("qwertyuiopasdfghjklzxcvbnm1234567890")]
    [InlineData("correct horse battery staple and another one")]
    [InlineData("ThisIsMyVerySecretSeedForTheKymaCluster1")]
    [InlineData("kyma-gateway-certificate-seed-production")]
    [InlineData("ein ganz geheimer Schluessel, den niemand kennt")]
    [InlineData("this_is_a_super_secret_seed_please_do_not_share")]
    public void A_seed_that_a_person_typed_is_refused(string seed) =>
        Assert.NotNull(SeedRules.Judge(Encoding.UTF8.GetBytes(seed)));

    /// <summary>On each row of an English and a German keyboard, in either direction.</summary>
    [Theory]
    [InlineData("tyu")]
    [InlineData("uzt")]
    [InlineData("sdf")]
    [InlineData("lkj")]
    [InlineData("zxc")]
    [InlineData("yxc")]
    [InlineData("8909")]
    public void Short_runs_along_the_keyboard_are_noticed(string run)
    {
        var seed = string.Concat("7Q%M!pX#4".Select(other => $"{run}{other}"));

        Assert.Contains("keyboard", SeedRules.Judge(Encoding.UTF8.GetBytes(seed)), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_count_up_are_refused() =>
        Assert.NotNull(SeedRules.Judge([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));

    [Fact]
    public void A_refusal_does_not_quote_the_seed() =>
        Assert.DoesNotContain(
            "horse",
            SeedRules.Judge("correct horse battery staple and another one"u8),
            StringComparison.Ordinal
        );

    [Fact]
    public void Random_seeds_in_every_usual_form_are_good()
    {
        var chance = new Chance(1);
        for (var i = 0; i < 2000; i++)
        {
            byte[] seed = [.. Enumerable.Range(0, 32).Select(_ => (byte)chance.Below(256))];
            var base64 = Convert.ToBase64String(seed);
            Assert.Null(SeedRules.Judge(seed));
            Assert.Null(SeedRules.Judge(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(seed))));
            Assert.Null(SeedRules.Judge(Encoding.ASCII.GetBytes(base64)));
            Assert.Null(SeedRules.Judge(Encoding.ASCII.GetBytes(base64 + "\n")));
        }
    }
}
