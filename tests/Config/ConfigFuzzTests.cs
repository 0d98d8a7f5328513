using System.Text;
using Kyma.Krm.Tests.Properties;

namespace Kyma.Krm.Tests.Config;

/// <summary>Damaged configs through the front door.</summary>
public sealed class ConfigFuzzTests
{
    static readonly string[] Fragments =
    [
        "",
        " ",
        "\n",
        "\n  ",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        "|",
        ">",
        "&a ",
        "*a",
        "!!str ",
        "~",
        "null",
        "true",
        "443",
        "-1",
        "1e9",
        "*.",
        ".",
        "..",
        "\u00e9",
        "\u2028",
        "#",
        "---\n",
        "\t",
        "spec:",
        "hosts:",
    ];

    [Fact]
    public void No_damage_to_a_config_is_a_fault_of_ours()
    {
        var chance = Search.Begin(20261124);
        var configs = Directory
            .EnumerateFiles(Repository.File("examples"), "config.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(config => !config.Contains("selfSigned", StringComparison.Ordinal))
            .ToList();
        for (var i = 0; i < Search.Tries(150); i++)
        {
            var damaged = Damage(chance.Of(configs), chance);
            ConfigProperties.IsAnswered(Encoding.UTF8.GetBytes(damaged));
            ConfigProperties.IsRenderedOnce(damaged);
        }
    }

    static string Damage(string text, Chance chance)
    {
        var damaged = new StringBuilder(text);
        for (var times = 1 + chance.Below(4); times > 0; times--)
        {
            var at = chance.Below(damaged.Length);
            if (!chance.OneIn(3))
                damaged.Remove(at, Math.Min(1 + chance.Below(11), damaged.Length - at));
            damaged.Insert(Math.Min(at, damaged.Length), chance.Of(Fragments));
        }

        return damaged.ToString();
    }
}
