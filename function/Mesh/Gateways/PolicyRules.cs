using System.Globalization;
using Kyma.Krm.Istio.Model.Security;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>
/// Whether a rule of an AuthorizationPolicy matches a peer (istio, pilot/pkg/security/authz/model). What HTTP alone can
/// know does not exist for TCP: a rule that allows is then dropped as a whole, one that denies loses the condition.
/// </summary>
internal sealed class PolicyRules(GatewayPeer peer, bool allows, string policyNamespace)
{
    /// <summary>
    /// What decides the last rule that files cannot: an attribute of the request such as <c>source.ip</c>.
    /// </summary>
    public string? Unsaid { get; private set; }

    /// <summary>Null: files cannot say.</summary>
    public bool? Matches(AuthorizationRule rule)
    {
        var before = Unsaid;
        var matches = IsMatched(rule);
        if (matches is not null)
            Unsaid = before;
        return matches;
    }

    bool? IsMatched(AuthorizationRule rule)
    {
        var conditions = new List<Condition>();
        foreach (var when in rule.When ?? [])
            conditions.Add(Of(when.Key ?? "", when.Values, when.NotValues));
        return ThreeValued.All([
            .. conditions.Select(Value),
            AnyOf(rule.From, from => From(from.Source)),
            AnyOf(rule.To, to => To(to.Operation)),
        ]);
    }

    bool? From(AuthorizationSource? source) =>
        source is null
            ? true
            : ThreeValued.All([
                Value(Of("source.principal", source.Principals, source.NotPrincipals)),
                Value(Of("request.auth.principal", source.RequestPrincipals, source.NotRequestPrincipals)),
                Value(Of("source.serviceAccount", source.ServiceAccounts, source.NotServiceAccounts)),
                Value(Of("source.trustDomain", source.TrustDomains, source.NotTrustDomains)),
                Value(Of("source.namespace", source.Namespaces, source.NotNamespaces)),
                Value(Of("remote.ip", source.RemoteIpBlocks, source.NotRemoteIpBlocks)),
                Value(Of("source.ip", source.IpBlocks, source.NotIpBlocks)),
            ]);

    bool? To(AuthorizationOperation? operation) =>
        operation is null
            ? true
            : ThreeValued.All([
                Value(Of("operation.hosts", operation.Hosts, operation.NotHosts)),
                Value(Of("operation.methods", operation.Methods, operation.NotMethods)),
                Value(Of("operation.paths", operation.Paths, operation.NotPaths)),
                Value(Of("destination.port", operation.Ports, operation.NotPorts)),
            ]);

    /// <summary>A condition that this connection cannot have.</summary>
    bool? Value(Condition condition) =>
        condition.IsEmpty ? true
        : condition.NeedsHttp && !peer.IsHttp ? !allows
        : ThreeValued.All([
            AnyOf(condition.Values, condition.Test),
            condition.NotValues is { Count: > 0 } not ? !ThreeValued.Any(not, condition.Test) : true,
        ]);

    Condition Of(string key, IReadOnlyList<string>? values, IReadOnlyList<string>? notValues) =>
        key switch
        {
            "source.principal" => new(values, notValues, value => Text(value, peer.Principal)),
            "source.namespace" => new(
                values,
                notValues,
                value => peer.Namespace is { } @namespace && Glob(value, @namespace)
            ),
            "source.serviceAccount" => new(values, notValues, Account),
            "source.trustDomain" => new(values, notValues, value => Text(value, peer.Domain)),
            "connection.sni" => new(values, notValues, value => Text(value, peer.Sni.Length > 0 ? peer.Sni : null)),
            "destination.port" => new(
                values,
                notValues,
                value => value == peer.PodPort.ToString(CultureInfo.InvariantCulture)
            ),
            "operation.hosts" => new(values, notValues, value => Text(value, peer.Http?.Authority, ignoresCase: true))
            {
                NeedsHttp = true,
            },
            "operation.methods" => new(values, notValues, value => Text(value, peer.Http?.Method)) { NeedsHttp = true },
            "operation.paths" => new(values, notValues, PathOf) { NeedsHttp = true },

            // There is no token and no header but Host.
            _ when key.StartsWith("request.", StringComparison.Ordinal) => new(values, notValues, _ => false)
            {
                NeedsHttp = true,
            },
            _ => new(values, notValues, _ => NotSaid(key)),
        };

    bool? NotSaid(string key)
    {
        Unsaid = key;
        return null;
    }

    bool? PathOf(string value) =>
        PathTemplate.IsOne(value) && peer.Http is { } http
            ? PathTemplate.Matches(value, http.PathOnly)
            : Text(value, peer.Http?.PathOnly);

    bool? Account(string value)
    {
        if (peer.ServiceAccount is null)
            return false;
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        var (@namespace, name) = slash < 0 ? (policyNamespace, value) : (value[..slash], value[(slash + 1)..]);
        return peer.Namespace == @namespace && peer.ServiceAccount == name;
    }

    static bool Text(string pattern, string? text, bool ignoresCase = false)
    {
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (text is null)
            return false;
        if (pattern == "*")
            return text.Length > 0;
        return pattern.StartsWith('*') ? text.EndsWith(pattern[1..], comparison)
            : pattern.EndsWith('*') ? text.StartsWith(pattern[..^1], comparison)
            : text.Equals(pattern, comparison);
    }

    /// <summary>Whether a text stands for others than itself.</summary>
    public static bool IsPattern(string text) => text.StartsWith('*') || text.EndsWith('*');

    /// <summary>Stars anywhere stand for any characters.</summary>
    static bool Glob(string pattern, string text)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
            return pattern == text;
        if (!text.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            if (at < 0)
                return false;
            at += part.Length;
        }

        return text.Length - at >= parts[^1].Length && text.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    /// <summary>Nothing written is no condition.</summary>
    static bool? AnyOf<T>(IReadOnlyList<T>? parts, Func<T, bool?> test) =>
        parts is { Count: > 0 } ? ThreeValued.Any(parts, test) : true;

    sealed record Condition(IReadOnlyList<string>? Values, IReadOnlyList<string>? NotValues, Func<string, bool?> Test)
    {
        public bool NeedsHttp { get; init; }

        public bool IsEmpty => Values is not { Count: > 0 } && NotValues is not { Count: > 0 };
    }
}
