using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tracing;

/// <summary>Printable lines: names come from other people's files.</summary>
internal sealed class TraceLines
{
    readonly StringBuilder _text = new();

    public void Add(string line) => _text.Append(PrintableText.Line(line)).Append('\n');

    public int Length => _text.Length;

    public void Blank() => _text.Append('\n');

    public override string ToString() => _text.ToString();
}
