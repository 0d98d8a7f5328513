using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary>Headers that a route adds, sets or removes.</summary>
internal static class HeaderRules
{
    public static readonly IReadOnlyList<Rule> All = [HeaderName, HeaderValue];

    public static void Check(Headers? headers, string path, Review review)
    {
        CheckOperations(headers?.Request, $"{path}.request", maySetAuthority: true, review);
        CheckOperations(headers?.Response, $"{path}.response", maySetAuthority: false, review);
    }

    static void CheckOperations(HeaderOperations? operations, string path, bool maySetAuthority, Review review)
    {
        CheckValues(operations?.Set, $"{path}.set", maySetAuthority, review);
        CheckValues(operations?.Add, $"{path}.add", maySetAuthority, review);
        for (var i = 0; i < operations?.Remove?.Count; i++)
            CheckName(operations.Remove[i], FieldPath.Child($"{path}.remove", i), mayBeAuthority: false, review);
    }

    static void CheckValues(
        IReadOnlyDictionary<string, string>? headers,
        string path,
        bool maySetAuthority,
        Review review
    )
    {
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            CheckName(name, FieldPath.Child(path, name), maySetAuthority, review);
            if (!HeaderSyntax.IsValue(value))
                review.Add(
                    HeaderValue,
                    FieldPath.Child(path, name),
                    $"'{value}' must be printable, with '%%' for a percent sign"
                );
        }
    }

    static void CheckName(string name, string path, bool mayBeAuthority, Review review)
    {
        var isInternal = name.StartsWith(':') || HeaderSyntax.IsHost(name);
        if (name.Length == 0 || (isInternal && !(mayBeAuthority && HeaderSyntax.IsAuthority(name))))
            review.Add(
                HeaderName,
                path,
                $"'{name}' must be a header that may be changed, not empty, Host or a name with ':'"
            );
    }
}
