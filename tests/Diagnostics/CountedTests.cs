using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Diagnostics;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 promises kept")]
    [InlineData(1, "1 promise kept")]
    [InlineData(2, "2 promises kept")]
    public void One_is_one(int count, string told) => Assert.Equal(told, Counted.Of(count, "promise", " kept"));
}
