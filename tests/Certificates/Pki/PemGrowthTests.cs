using System.Text;
using Kyma.Krm.Certificates.Pki.Pem;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>
/// What reading a PEM file costs grows with its size. Measured in bytes allocated, which no other test disturbs.
/// </summary>
public sealed class PemGrowthTests
{
    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("-----BEGIN ")]
    [InlineData("-----BEGIN X-----A-----END X-----")]
    [InlineData("-----END X-----")]
    [InlineData("-")]
    [InlineData("\n")]
    [InlineData(" \n")]
    [InlineData("-----BEGIN X-----\n")]
    [InlineData("a: b\n")]
    public void Four_times_the_text_costs_at_most_six_times_as_much(string repeated)
    {
        Cost(repeated, 100);
        var (once, fourTimes) = (Cost(repeated, 2_000), Cost(repeated, 8_000));
        Assert.True(fourTimes < (6 * once) + 100_000, $"{once} and {fourTimes} bytes");
    }

    static long Cost(string repeated, int times)
    {
        var text = Encoding.ASCII.GetBytes(
            "-----BEGIN A-----" + string.Concat(Enumerable.Repeat(repeated, times)) + "\nMAA=\n-----END A-----\n"
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        PemFile.Read(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
