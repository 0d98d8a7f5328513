using System.Collections;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Explaining;

/// <summary>
/// What is said about each config, made when it is looked at and each time again: the words about thousands of them
/// would be many times their size.
/// </summary>
internal sealed class ExplainedConfigs(int count, Func<int, ExplainedConfig> of) : IReadOnlyList<ExplainedConfig>
{
    public int Count => count;

    public ExplainedConfig this[int index] => of(index);

    public IEnumerator<ExplainedConfig> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            Heap.Settle();
            yield return of(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
