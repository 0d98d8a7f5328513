namespace Kyma.Krm.Mesh.Gateways;

/// <summary>
/// The paths of an AuthorizationPolicy with operators (Envoy, source/extensions/path/uri_template_lib): <c>{*}</c> is
/// one segment, <c>{**}</c> any number of them.
/// </summary>
internal static class PathTemplate
{
    const string OneSegment = "{*}";
    const string AnySegments = "{**}";

    /// <summary>What a segment may have besides letters and digits.</summary>
    const string Allowed = "-._~%!$&'()+,;:@=";

    public static bool IsOne(string pattern) => pattern.Contains('{', StringComparison.Ordinal);

    /// <summary>Null for one that Istio would not accept.</summary>
    public static bool? Matches(string template, string path)
    {
        var (wanted, segments) = (template.Split('/'), path.Split('/'));
        if (wanted.Any(part => IsOne(part) && part is not (OneSegment or AnySegments)))
            return null;
        var any = Array.IndexOf(wanted, AnySegments);
        if (any < 0)
            return wanted.Length == segments.Length && AllMatch(wanted, segments);
        if (Array.LastIndexOf(wanted, AnySegments) > any)
            return null;
        var behind = wanted.Length - any - 1;
        return wanted.Length <= segments.Length
            && AllMatch(wanted.Take(any), segments)
            && segments.Skip(any).Take(segments.Length - any - behind).All(IsPlain)
            && AllMatch(wanted.Skip(any + 1), segments.Skip(segments.Length - behind));
    }

    static bool AllMatch(IEnumerable<string> wanted, IEnumerable<string> segments) =>
        wanted
            .Zip(segments)
            .All(pair =>
                pair.First == OneSegment ? pair.Second.Length > 0 && IsPlain(pair.Second) : pair.First == pair.Second
            );

    static bool IsPlain(string segment) =>
        segment.All(letter => char.IsAsciiLetterOrDigit(letter) || Allowed.Contains(letter, StringComparison.Ordinal));
}
