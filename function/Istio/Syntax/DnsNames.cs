using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// Names as Istio judges them (pkg/config/labels/instance.go, pkg/config/validation/agent/validation.go):
/// upper case is allowed, a trailing dot too. Each check says what is wrong, or null.
/// </summary>
internal static partial class DnsNames
{
    public const int MaximumLabelLength = 63;
    const int MaximumNameLength = 255;

    /// <summary>Whether it is a label of at most 63 characters; upper case is allowed.</summary>
    public static bool IsLabel(string text) => text.Length <= MaximumLabelLength && Label().IsMatch(text);

    static bool IsWildcardLabel(string text) => text.Length <= MaximumLabelLength && WildcardLabel().IsMatch(text);

    /// <summary>ValidateFQDN: a name without wildcard; one label will do.</summary>
    public static string? WrongWithName(string name) => WrongWithLength(name) ?? WrongWithLabels(name);

    /// <summary>ValidateWildcardDomain: the first label may be <c>*</c>, <c>*label</c> or <c>*-label</c>.</summary>
    public static string? WrongWithDomain(string domain)
    {
        if (WrongWithLength(domain) is { } wrong)
            return wrong;
        var dot = domain.IndexOf('.', StringComparison.Ordinal);
        var first = dot < 0 ? domain : domain[..dot];
        return !IsWildcardLabel(first) ? $"has the invalid label '{first}'"
            : dot < 0 ? null
            : WrongWithLabels(domain[(dot + 1)..]);
    }

    /// <summary>ValidatePartialWildCard: a wildcard that is not a whole first label, such as <c>*foo.com</c>.</summary>
    public static bool IsPartialWildcard(string host) =>
        host.Contains('*', StringComparison.Ordinal)
        && host.Length != 1
        && !host.StartsWith("*.", StringComparison.Ordinal);

    static string? WrongWithLength(string name) =>
        name.Length == 0 ? "is empty"
        : Encoding.UTF8.GetByteCount(name) > MaximumNameLength ? $"is longer than {MaximumNameLength} characters"
        : null;

    static string? WrongWithLabels(string name)
    {
        var labels = name.Split('.');
        if (long.TryParse(labels[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return $"ends in the number '{labels[^1]}'";
        for (var i = 0; i < labels.Length; i++)
        {
            if (i == labels.Length - 1 && labels[i].Length == 0)
                return null;
            if (!IsLabel(labels[i]))
                return $"has the invalid label '{labels[i]}'";
        }

        return null;
    }

    [GeneratedRegex(@"^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?\z")]
    private static partial Regex Label();

    [GeneratedRegex(@"^(\*|(\*|\*-)?[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)\z")]
    private static partial Regex WildcardLabel();
}
