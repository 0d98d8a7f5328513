using System.Globalization;
using System.Text;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>How many answers agree, by field.</summary>
sealed class TraceScore
{
    readonly SortedDictionary<string, (int Right, int Unknown, int Wrong)> _fields = new(StringComparer.Ordinal);

    public List<string> Differences { get; } = [];

    public void Add(string field, string id, string expected, string actual)
    {
        var (right, unknown, wrong) = _fields.GetValueOrDefault(field);
        if (expected == actual)
            right++;
        else if (actual == "\"unknown\"")
            unknown++;
        else
            wrong++;
        _fields[field] = (right, unknown, wrong);
        if (expected != actual)
            Differences.Add($"{field} | {id} | {expected} | {actual}");
    }

    public int Wrong(string field) => _fields.GetValueOrDefault(field).Wrong;

    public double Rate(string field) =>
        _fields.TryGetValue(field, out var counts)
            ? (double)counts.Right / (counts.Right + counts.Unknown + counts.Wrong)
            : 0;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (field, counts) in _fields)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{field, -18} {Rate(field), 8:P2} {counts.Right, 7} right {counts.Unknown, 5} unknown "
                    + $"{counts.Wrong, 5} wrong"
            );
        return text.ToString();
    }
}
