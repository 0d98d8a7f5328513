using System.Text;
using Kyma.Krm.Tests.Properties;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Krm;

/// <summary>Input of any kind is answered: with a finding, or with a list that says what it should.</summary>
public sealed class DamageTests
{
    [Fact]
    public void Whatever_can_be_read_can_be_changed_and_read_again()
    {
        var chance = Search.Begin(9);
        for (var i = 0; i < Search.Tries(2000); i++)
        {
            var text = RandomList.Text(chance);
            var input = Encoding.UTF8.GetBytes(chance.OneIn(2) ? text : RandomList.Damaged(text, chance));
            ListProperties.LeavesAsItCame(input);
            ListProperties.CanBeChanged(input, chance);
        }
    }

    [Fact]
    public void Documents_are_read_or_told_what_is_wrong_with_them()
    {
        var chance = Search.Begin(10);
        for (var i = 0; i < Search.Tries(2000); i++)
        {
            var text = RandomList.Damaged(
                string.Join("---\n", Enumerable.Range(0, 3).Select(_ => RandomYaml.Document(chance))),
                chance
            );
            var input = Encoding.UTF8.GetBytes(text);
            DocumentProperties.AreReadAndWritten(input);
            DocumentProperties.CanBeChanged(input, chance);
        }
    }
}
