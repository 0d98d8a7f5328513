#pragma warning disable CA5394 // The same damage in every run.
using System.Text;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Config;

/// <summary>Damaged configs through the front door: an answer with a right exit code, whatever the bytes, and never a fault of ours.</summary>
public sealed class ConfigFuzzTests
{
    static readonly string[] Fragments = ["", " ", "\n", "\n  ", "- ", ": ", "{", "}", "[", "]", "\"", "'", "|", ">", "&a ", "*a", "!!str ", "~", "null", "true", "443", "-1", "1e9", "*.", ".", "..", "\u00e9", "\u2028", "#", "---\n", "\t", "spec:", "hosts:"];

    /// <summary>KYMA_KRM_FUZZ multiplies the search.</summary>
    static int Count => 150 * (int.TryParse(Environment.GetEnvironmentVariable("KYMA_KRM_FUZZ"), out var times) ? times : 1);

    [Fact]
    public void No_damage_to_a_config_is_a_fault_of_ours()
    {
        var chance = new Random(20261124);
        var configs = Directory.EnumerateFiles(Repository.File("examples"), "config.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)
            .Where(config => !config.Contains("selfSigned", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < Count; i++)
        {
            var damaged = Damage(configs[chance.Next(configs.Count)], chance);
            foreach (var arguments in new string[][] { ["render", "-"], ["check", "-"], [] })
            {
                var outcome = Session.RunWith(damaged, arguments);
                Assert.True(outcome.ExitCode is 0 or 1 or 3, $"exit code {outcome.ExitCode}\n{outcome.Stderr}\n{damaged}");
                if (outcome.ExitCode == 3 && arguments is not ["check", ..]) Assert.Empty(outcome.Stdout);
            }
        }
    }

    static string Damage(string text, Random chance)
    {
        var damaged = new StringBuilder(text);
        for (var times = chance.Next(1, 5); times > 0; times--)
        {
            var at = chance.Next(damaged.Length);
            if (chance.Next(3) > 0) damaged.Remove(at, Math.Min(chance.Next(1, 12), damaged.Length - at));
            damaged.Insert(Math.Min(at, damaged.Length), Fragments[chance.Next(Fragments.Length)]);
        }

        return damaged.ToString();
    }
}
