using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Kyma.Krm.Yaml.Scanning;

/// <summary>
/// Goes on only from a token that was consumed. YamlDotNet's parser looks twice at what follows <c>{a: &amp;b c</c>,
/// and its scanner would skip the comma meanwhile: it refuses <c>{a: &amp;b c, d: e}</c>, which is YAML.
/// </summary>
internal sealed class SteadyScanner(Scanner scanner) : IScanner
{
    public Mark CurrentPosition => scanner.CurrentPosition;

    public Token? Current => scanner.Current;

    public bool MoveNext() => scanner.MoveNext();

    public bool MoveNextWithoutConsuming() =>
        scanner.Current is not (null or StreamEnd) || scanner.MoveNextWithoutConsuming();

    public void ConsumeCurrent() => scanner.ConsumeCurrent();
}
