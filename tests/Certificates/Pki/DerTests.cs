using Kyma.Krm.Certificates.Pki;
using Org.BouncyCastle.Asn1;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>What reaches the parser: elements whose lengths hold, and that do not nest too deep.</summary>
public sealed class DerTests
{
    /// <summary>The first element as far as it goes, or null where there is none.</summary>
    [Theory]
    [InlineData("0500", "0500")]
    [InlineData("05000500", "0500")]
    [InlineData("020101", "020101")]
    [InlineData("3003020101FF", "3003020101")]
    [InlineData("30060201010201023000", "3006020101020102")]
    [InlineData("300430020500", "300430020500")]
    [InlineData("30043000300005", "300430003000")]
    [InlineData("04810141", "04810141")]
    [InlineData("0482000141", "0482000141")]
    [InlineData("048300000141", "048300000141")]
    [InlineData("04840000000141", null)]
    [InlineData("0480410000", null)]
    [InlineData("30800000", null)]
    [InlineData("5F80010141", "5F80010141")]
    [InlineData("5F8101014142", "5F81010141")]
    [InlineData("5F80", null)]
    [InlineData("1F", null)]
    [InlineData("1F01", null)]
    [InlineData("02", null)]
    [InlineData("0202", null)]
    [InlineData("020201", null)]
    [InlineData("0281", null)]
    [InlineData("028200", null)]
    [InlineData("048181", null)]
    [InlineData("30020202", null)]
    [InlineData("300202020101", null)]
    [InlineData("300330020101", null)]
    [InlineData("3004300302010105", null)]
    [InlineData("", null)]
    public void An_element_ends_where_its_length_says(string hex, string? first)
    {
        var der = Convert.FromHexString(hex);
        Assert.Equal(first, Der.Read(der, Convert.ToHexString));
        Assert.Equal(first is not null && first != hex, Der.HasMore(der));
    }

    /// <summary>Not even where as many bytes follow as the first byte of the length would say.</summary>
    [Fact]
    public void A_length_that_is_left_open_is_refused() =>
        Assert.Null(Der.Read([4, 0x80, .. new byte[0x80]], bytes => bytes));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Elements_nest_32_deep_at_most(int depth, bool isRead)
    {
        byte[] der = [5, 0];
        for (var i = 0; i < depth; i++)
            der = [0x30, 0x82, (byte)(der.Length >> 8), (byte)der.Length, .. der];
        Assert.Equal(isRead, Der.Read(der, bytes => bytes) is not null);
    }

    [Fact]
    public void What_cannot_be_parsed_is_null_and_inside_of_something_an_error()
    {
        byte[] broken = [1, 2, 3, 4];
        Assert.Null(Der.Read(broken, Asn1Object.FromByteArray));
        Assert.Null(Der.Read<object>([5, 0], _ => throw new InvalidOperationException()));
        Assert.Throws<InvalidDataException>(() => Der.Inner(broken));
        Assert.Throws<InvalidDataException>(() => Der.Inner([5]));
        Assert.Equal(DerNull.Instance, Der.Inner([5, 0]));
    }

    [Theory]
    [InlineData("0500", true)]
    [InlineData("050005", false)]
    [InlineData("05", false)]
    public void Of_an_extension_nothing_may_be_left_over(string hex, bool isRead) =>
        Assert.Equal(isRead, Der.ReadWhole(Convert.FromHexString(hex), value => value) is not null);

    [Theory]
    [InlineData("30050201010500", "020101")]
    [InlineData("308105020101050005", "020101")]
    public void What_is_signed_is_the_first_element_inside(string hex, string inner) =>
        Assert.Equal(inner, Convert.ToHexString(Der.FirstInner(Convert.FromHexString(hex))));
}
