using Kyma.Krm.Tests.Properties;

namespace Kyma.Krm.Fuzz;

/// <summary>The same bytes through every command that reads.</summary>
internal sealed class CommandsTarget : ITarget
{
    public string Name => "commands";

    public void Check(byte[] input)
    {
        if (!System.Text.Encoding.UTF8.GetString(input).Contains("selfSigned", StringComparison.Ordinal))
            CommandProperties.AreAnswered(input);
    }

    public IEnumerable<byte[]> Seeds() =>
        Files.Yaml().Where(text => !text.Contains("selfSigned", StringComparison.Ordinal)).Select(Files.Utf8);
}
