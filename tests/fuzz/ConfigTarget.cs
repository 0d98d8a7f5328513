using System.Text;
using Kyma.Krm.Tests.Properties;

namespace Kyma.Krm.Fuzz;

/// <summary>Configs through the command line and as a function's config.</summary>
internal sealed class ConfigTarget : ITarget
{
    public string Name => "config";

    /// <summary>Without certificates of our own: making a key takes so long that nothing else would be tried.</summary>
    public void Check(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        if (MakesKeys(text))
            return;
        ConfigProperties.IsAnswered(input);
        ConfigProperties.IsRenderedOnce(text);
    }

    public IEnumerable<byte[]> Seeds() => Files.Yaml("config.yaml").Where(text => !MakesKeys(text)).Select(Files.Utf8);

    static bool MakesKeys(string text) => text.Contains("selfSigned", StringComparison.Ordinal);
}
