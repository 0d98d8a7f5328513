using Kyma.Krm.ApiRules;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Tracing;

/// <summary>A request of HTTP for a host.</summary>
/// <param name="Method">In upper case.</param>
/// <param name="Path">Without a query.</param>
internal readonly record struct RoutedRequest(string Method, string Path);

/// <summary>
/// The paths and methods that a gateway (or <c>mesh</c>) routes for a host, and those that the policies of the
/// gateway's pods name. Those of a VirtualService are looked at once, however many hosts it has: hosts times paths grow
/// faster than a package.
/// </summary>
internal sealed class RoutedPaths(MeshModel mesh, MeshPod gatewayPod)
{
    const string Root = "/";

    /// <summary>Stands for the paths that nothing names, where something names any.</summary>
    const string AnyOther = "/any-other-path";

    /// <summary>Of so many regular expressions an example is looked for.</summary>
    const int MostExamples = 1_000;

    /// <summary>How many other routes a request is compared with while a regular expression is.</summary>
    const int CostOfPattern = 100;

    /// <summary>What a route without matches matches.</summary>
    static readonly IReadOnlyList<HttpMatch> Everything = [new()];

    readonly Dictionary<MeshVirtualService, Routed> _known = new(ReferenceEqualityComparer.Instance);
    Routed? _policies;
    int _examples;

    /// <summary>The root where it is routed, or nothing is; else the first that is.</summary>
    public string First(string gateway, string host)
    {
        string? first = null;
        foreach (var routed in Of(gateway, host))
        {
            if (routed.HasRoot)
                return Root;
            first ??= routed.Paths.FirstOrDefault();
        }

        return first ?? Root;
    }

    /// <summary>
    /// Each path with each method, once; the root first where it is routed, or nothing is. Where any method is named,
    /// one that is not named is among them and stands for all others.
    /// </summary>
    public IEnumerable<RoutedRequest> All(string gateway, string host)
    {
        var all = Of(gateway, host).Append(Policies).ToArray();
        var paths = all.SelectMany(routed => routed.Paths).Prepend(First(gateway, host)).Distinct();
        return Methods(all).SelectMany(method => paths.Select(path => new RoutedRequest(method, path)));
    }

    /// <summary>How many there are at most: one that two VirtualServices route counts twice.</summary>
    public long Count(string gateway, string host)
    {
        var (paths, methods) = ((long)Policies.Paths.Count, (long)Policies.Methods.Count);
        foreach (var routed in Of(gateway, host))
            (paths, methods) = (paths + routed.Paths.Count, methods + routed.Methods.Count);
        return Math.Max(1, paths) * (methods + 1);
    }

    /// <summary>With how many routes each request is compared.</summary>
    public long Cost(string gateway, string host) => Math.Max(1, Of(gateway, host).Sum(routed => routed.Cost));

    /// <summary>How many regular expressions have no example, so that nothing is asked for them.</summary>
    public int WithoutExample(string gateway, string host) => Of(gateway, host).Sum(routed => routed.WithoutExample);

    static IEnumerable<string> Methods(IReadOnlyList<Routed> all)
    {
        var named = all.SelectMany(routed => routed.Methods).Distinct();
        if (!named.Any())
            return [MeshRequest.Get];
        var other = ApiPathConfig.AllMethods.Except(named).Take(1);
        return named.Concat(other).OrderBy(method => method != MeshRequest.Get);
    }

    IEnumerable<Routed> Of(string gateway, string host) => mesh.Routes.HostsOf(gateway).Covering(host).Select(Of);

    Routed Of(MeshVirtualService routes)
    {
        if (_known.TryGetValue(routes, out var known))
            return known;
        var routed = new Routed();
        foreach (var route in routes.Spec.Http ?? [])
        {
            foreach (var match in route.Match is { Count: > 0 } matches ? matches : Everything)
            {
                routed.Cost += match.Uri?.Regex is null && match.Method?.Regex is null ? 1 : CostOfPattern;
                AddPath(routed, match.Uri);
                if (match.Method is { } method)
                    AddMethods(routed, method);
            }
        }

        return _known[routes] = routed;
    }

    void AddPath(Routed routed, StringMatch? uri)
    {
        if (uri is { Exact: null, Prefix: null, Regex: { } pattern })
        {
            if (Example(pattern, '/') is { } path)
                routed.AddPath(path);
            else
                routed.WithoutExample++;
        }
        else
        {
            routed.AddPath(uri?.Exact ?? uri?.Prefix ?? Root);
        }

        // Another version may have a prefix in the place of a path, or the other way round.
        if (uri is { Exact: null, Prefix: { } prefix } && prefix != Root)
            routed.AddPath(Below(prefix));
        else if (uri is { Exact: not null } or { Regex: not null })
            routed.AddPath(AnyOther);
    }

    /// <summary>Stands for the paths that begin so and have more.</summary>
    static string Below(string prefix) => $"{prefix.TrimEnd('/')}{AnyOther}";

    /// <summary>
    /// The paths that one which stands for longer ones begins or ends with; none for every other path.
    /// </summary>
    public static IReadOnlyList<string> Shorter(string path) =>
        path.Length == AnyOther.Length ? []
        : path.EndsWith(AnyOther, StringComparison.Ordinal) ? [path[..^AnyOther.Length], path[..^(AnyOther.Length - 1)]]
        : path.StartsWith(AnyOther, StringComparison.Ordinal) ? [path[AnyOther.Length..]]
        : [];

    void AddMethods(Routed routed, StringMatch method)
    {
        if (method.Exact is { } exact)
            routed.AddMethod(exact);
        else if (method.Prefix is not null || method.Regex is not null)
        {
            var known = ApiPathConfig
                .AllMethods.Where(one => RouteMatcher.Matches(method, one, false) == true)
                .ToArray();
            foreach (var one in known)
                routed.AddMethod(one);
            if (known.Length > 0)
                return;
            if ((method.Prefix ?? Example(method.Regex!)) is { } other)
                routed.AddMethod(other);
            else
                routed.WithoutExample++;
        }
    }

    string? Example(string pattern, char? first = null) =>
        _examples++ < MostExamples ? PatternExample.Of(pattern, first) : null;

    /// <summary>Those of the policies: they concern every host.</summary>
    Routed Policies
    {
        get
        {
            if (_policies is { } known)
                return known;
            var named = new Routed();
            foreach (var operation in new GatewayPolicies(mesh.Resources, gatewayPod.Labels).Operations)
            {
                foreach (var path in (operation.Paths ?? []).Concat(operation.NotPaths ?? []))
                {
                    named.AddPath(AnyOther);
                    named.AddPath(Filled(path));
                    if (path.EndsWith('*') || path.EndsWith("{**}", StringComparison.Ordinal))
                        named.AddPath(Below(Filled(path)));
                    else if (path.StartsWith('*'))
                        named.AddPath($"{AnyOther}{Filled(path)}");
                }

                foreach (var method in (operation.Methods ?? []).Concat(operation.NotMethods ?? []))
                {
                    if (method != Any)
                        named.AddMethod(Method(method));
                }
            }

            return _policies = named;
        }
    }

    const string Any = "*";

    /// <summary>A path for a pattern of a policy: <c>*</c> at an end, or templates such as <c>{*}</c>.</summary>
    static string Filled(string pattern)
    {
        var path = pattern
            .Replace("{**}", "a", StringComparison.Ordinal)
            .Replace("{*}", "a", StringComparison.Ordinal)
            .Trim('*');
        return path.StartsWith('/') ? path : $"/{path}";
    }

    static string Method(string pattern) =>
        ApiPathConfig.AllMethods.FirstOrDefault(method =>
            pattern.StartsWith('*')
                ? method.EndsWith(pattern[1..], StringComparison.Ordinal)
                : pattern.EndsWith('*') && method.StartsWith(pattern[..^1], StringComparison.Ordinal)
        ) ?? pattern.Trim('*');

    /// <summary>What is asked because of one VirtualService, or of all policies.</summary>
    sealed class Routed
    {
        readonly OrderedSet _paths = new();
        readonly OrderedSet _methods = new();

        public IReadOnlyList<string> Paths => _paths.All;

        public IReadOnlyList<string> Methods => _methods.All;

        public bool HasRoot => _paths.Has(Root);

        public int Cost { get; set; }

        public int WithoutExample { get; set; }

        public void AddPath(string path) => _paths.Add(path);

        public void AddMethod(string method) => _methods.Add(method);
    }

    sealed class OrderedSet
    {
        readonly HashSet<string> _known = [];
        readonly List<string> _all = [];

        public IReadOnlyList<string> All => _all;

        public bool Has(string text) => _known.Contains(text);

        public void Add(string text)
        {
            if (_known.Add(text))
                _all.Add(text);
        }
    }
}
