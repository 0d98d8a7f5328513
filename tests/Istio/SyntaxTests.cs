using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Tests.Istio;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("1h30m", 5_400_000_000_000)]
    [InlineData("1.5s", 1_500_000_000)]
    [InlineData("100ms", 100_000_000)]
    [InlineData("-2us", -2_000)]
    [InlineData("0", 0)]
    public void Durations_are_read_as_Go_reads_them(string text, long nanoseconds) =>
        Assert.Equal(nanoseconds, GoDuration.Nanoseconds(text));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5 s")]
    [InlineData("s")]
    [InlineData("1.2.3s")]
    [InlineData("5d")]
    [InlineData("99999999999999999h")]
    public void What_is_no_duration_is_none(string text) => Assert.Null(GoDuration.Nanoseconds(text));

    [Theory]
    [InlineData("")]
    [InlineData("^/api/v[0-9]+/.*$")]
    [InlineData(@"(?i)a|b\d{2,3}?[^\]a-z-][[:alpha:]_]")]
    [InlineData(@"(?P<name>a)(?:b)\x{10FFFF}\pL\Q*(\E")]
    [InlineData("a{,2}")]
    [InlineData("[]a]")]
    public void Patterns_that_RE2_takes(string pattern) => Assert.Null(Re2Syntax.WrongWith(pattern));

    [Theory]
    [InlineData("*")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("a**")]
    [InlineData("(?=a)")]
    [InlineData(@"(a)\1")]
    [InlineData("a{1001}")]
    [InlineData("[z-a]")]
    [InlineData("a\\")]
    public void Patterns_that_RE2_does_not_take(string pattern) => Assert.NotNull(Re2Syntax.WrongWith(pattern));

    [Theory]
    [InlineData("(?<a>b)(?<a>c)", "a")]
    [InlineData("(?P<a>b)|(?P<b>c)|(?P<b>d)", "b")]
    [InlineData("(?<a>b)(?<b>c)", null)]
    [InlineData("(?<a>b)(?<a>", null)]
    public void A_group_name_used_twice_is_valid_to_Go_alone(string pattern, string? name) =>
        Assert.Equal(name, Re2Syntax.GroupNamedTwice(pattern));

    [Theory]
    [InlineData("foo", true)]
    [InlineData("100%%", true)]
    [InlineData("prefix %HOSTNAME% suffix", true)]
    [InlineData("%UPSTREAM_METADATA([\"ns\", \"key\"])%", true)]
    [InlineData("%REQ(X-A)%", true)]
    [InlineData("abc%123", false)]
    [InlineData("%START_TIME%%", false)]
    [InlineData("%", false)]
    [InlineData("a\u0001", false)]
    [InlineData("%UPSTREAM_METADATA([\"ns\" \"key\"])%", false)]
    public void Header_values(string value, bool valid) => Assert.Equal(valid, HeaderSyntax.IsValue(value));

    [Theory]
    [InlineData("0.0.0.0", true)]
    [InlineData("::", true)]
    [InlineData("::ffff:1.2.3.4", true)]
    [InlineData("fe80::1%eth0", true)]
    [InlineData("127.1", false)]
    [InlineData("1.2.3.04", false)]
    [InlineData("1.2.3.256", false)]
    [InlineData("[::1]", false)]
    [InlineData("::1%", false)]
    [InlineData("1.2.3.4.", false)]
    public void Addresses(string text, bool valid) => Assert.Equal(valid, IpAddresses.IsAddress(text));

    [Theory]
    [InlineData("*.a.com", "x.a.com", true)]
    [InlineData("*.a.com", "a.com", false)]
    [InlineData("*", "a.com", true)]
    [InlineData("x.a.com", "*.a.com", false)]
    [InlineData("*.com", "*.a.com", true)]
    public void Wildcards_cover_names(string whole, string part, bool covers) =>
        Assert.Equal(covers, HostNames.Covers(whole, part));

    [Theory]
    [InlineData("1.30", 30, null)]
    [InlineData("1.22.3", 22, 3)]
    public void Releases_are_read_with_their_patch_and_compared_without_it(string text, int minor, int? patch)
    {
        var read = IstioVersion.Parse(text)!.Value;
        Assert.Equal((minor, patch), (read.Minor, read.Patch));
        Assert.Equal(0, read.CompareTo(IstioVersion.Of(minor)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.x")]
    [InlineData("v1.30")]
    [InlineData("")]
    public void What_is_no_release_is_none(string text) => Assert.Null(IstioVersion.Parse(text));

    [Fact]
    public void Releases_compare_by_number() => Assert.True(IstioVersion.Of(9) < IstioVersion.Of(30));
}
