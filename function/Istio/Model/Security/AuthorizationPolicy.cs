using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model.Security;

/// <summary>security.istio.io AuthorizationPolicy: who may send which requests to a workload.</summary>
internal sealed class AuthorizationPolicySpec(RecordFields<AuthorizationPolicySpec>? f = null) : ISpec, ITargeted
{
    public static readonly RecordShape<AuthorizationPolicySpec> Shape = new(f => new AuthorizationPolicySpec(f));

    static readonly TextShape Actions = Types.Words("ALLOW", "DENY", "AUDIT", "CUSTOM");

    static readonly ListShape<AuthorizationRule> RuleList = new(AuthorizationRule.Shape, atMost: 512);

    public PolicySelector? Selector { get; init; } = f.Optional(r => r.Selector, PolicySelector.Shape);

    public PolicyTargetRef? TargetRef { get; init; } = f.Optional(r => r.TargetRef, PolicyTargetRef.Shape);

    public IReadOnlyList<PolicyTargetRef>? TargetRefs { get; init; } =
        f.Optional(r => r.TargetRefs, PolicyTargetRef.List);

    /// <summary>ALLOW where it is left out.</summary>
    public string? Action { get; init; } = f.Optional(r => r.Action, Actions);

    public NamedProvider? Provider { get; init; } = f.Optional(r => r.Provider, NamedProvider.Nameless);

    public IReadOnlyList<AuthorizationRule>? Rules { get; init; } = f.Optional(r => r.Rules, RuleList);

    public JsonObject ToJson() => Shape.Write(this);
}

/// <summary>A provider of the mesh config: of external authorization, telemetry or logs.</summary>
internal sealed class NamedProvider(RecordFields<NamedProvider>? f = null, bool isRequired = true)
{
    public static readonly ListShape<NamedProvider> List = new(
        new RecordShape<NamedProvider>(f => new NamedProvider(f))
    );

    /// <summary>Of an AuthorizationPolicy, whose provider only the webhook demands a name of.</summary>
    public static readonly RecordShape<NamedProvider> Nameless = new(f => new NamedProvider(f, false));

    public string? Name { get; init; } = f.Required(r => r.Name, isRequired ? TextShape.Any : Types.Text, isRequired);
}

/// <summary>From, to and when: each that is there must hold.</summary>
internal sealed class AuthorizationRule(RecordFields<AuthorizationRule>? f = null)
{
    public static readonly RecordShape<AuthorizationRule> Shape = new(f => new AuthorizationRule(f));

    static readonly ListShape<AuthorizationFrom> FromList = new(AuthorizationFrom.Shape, atMost: 512);

    static readonly ListShape<AuthorizationTo> ToList = new(AuthorizationTo.Shape);

    static readonly ListShape<AuthorizationCondition> WhenList = new(AuthorizationCondition.Shape);

    public IReadOnlyList<AuthorizationFrom>? From { get; init; } = f.Optional(r => r.From, FromList);

    public IReadOnlyList<AuthorizationTo>? To { get; init; } = f.Optional(r => r.To, ToList);

    public IReadOnlyList<AuthorizationCondition>? When { get; init; } = f.Optional(r => r.When, WhenList);
}

/// <summary>Who sends a request.</summary>
internal sealed class AuthorizationFrom(RecordFields<AuthorizationFrom>? f = null)
{
    public static readonly RecordShape<AuthorizationFrom> Shape = new(f => new AuthorizationFrom(f));

    public AuthorizationSource? Source { get; init; } = f.Optional(r => r.Source, AuthorizationSource.Shape);
}

/// <summary>Identities, namespaces and addresses of a client, and those it must not have.</summary>
internal sealed class AuthorizationSource(RecordFields<AuthorizationSource>? f = null)
{
    public static readonly RecordShape<AuthorizationSource> Shape = new(f => new AuthorizationSource(f));

    static readonly ListShape<string> Accounts = new(Types.UpTo(320), atMost: 16);

    public IReadOnlyList<string>? Principals { get; init; } = f.Optional(r => r.Principals, Types.Texts);

    public IReadOnlyList<string>? NotPrincipals { get; init; } = f.Optional(r => r.NotPrincipals, Types.Texts);

    public IReadOnlyList<string>? RequestPrincipals { get; init; } = f.Optional(r => r.RequestPrincipals, Types.Texts);

    public IReadOnlyList<string>? NotRequestPrincipals { get; init; } =
        f.Optional(r => r.NotRequestPrincipals, Types.Texts);

    public IReadOnlyList<string>? Namespaces { get; init; } = f.Optional(r => r.Namespaces, Types.Texts);

    public IReadOnlyList<string>? NotNamespaces { get; init; } = f.Optional(r => r.NotNamespaces, Types.Texts);

    public IReadOnlyList<string>? ServiceAccounts { get; init; } = f.Optional(r => r.ServiceAccounts, Accounts);

    public IReadOnlyList<string>? NotServiceAccounts { get; init; } = f.Optional(r => r.NotServiceAccounts, Accounts);

    public IReadOnlyList<string>? TrustDomains { get; init; } = f.Optional(r => r.TrustDomains, Types.Texts);

    public IReadOnlyList<string>? NotTrustDomains { get; init; } = f.Optional(r => r.NotTrustDomains, Types.Texts);

    public IReadOnlyList<string>? IpBlocks { get; init; } = f.Optional(r => r.IpBlocks, Types.Texts);

    public IReadOnlyList<string>? NotIpBlocks { get; init; } = f.Optional(r => r.NotIpBlocks, Types.Texts);

    public IReadOnlyList<string>? RemoteIpBlocks { get; init; } = f.Optional(r => r.RemoteIpBlocks, Types.Texts);

    public IReadOnlyList<string>? NotRemoteIpBlocks { get; init; } = f.Optional(r => r.NotRemoteIpBlocks, Types.Texts);
}

/// <summary>What a rule of a policy allows or denies.</summary>
internal sealed class AuthorizationTo(RecordFields<AuthorizationTo>? f = null)
{
    public static readonly RecordShape<AuthorizationTo> Shape = new(f => new AuthorizationTo(f));

    public AuthorizationOperation? Operation { get; init; } =
        f.Optional(r => r.Operation, AuthorizationOperation.Shape);
}

/// <summary>Hosts, ports, methods and paths of a request, and those it must not have.</summary>
internal sealed class AuthorizationOperation(RecordFields<AuthorizationOperation>? f = null)
{
    public static readonly RecordShape<AuthorizationOperation> Shape = new(f => new AuthorizationOperation(f));

    public IReadOnlyList<string>? Hosts { get; init; } = f.Optional(r => r.Hosts, Types.Texts);

    public IReadOnlyList<string>? NotHosts { get; init; } = f.Optional(r => r.NotHosts, Types.Texts);

    public IReadOnlyList<string>? Ports { get; init; } = f.Optional(r => r.Ports, Types.Texts);

    public IReadOnlyList<string>? NotPorts { get; init; } = f.Optional(r => r.NotPorts, Types.Texts);

    public IReadOnlyList<string>? Methods { get; init; } = f.Optional(r => r.Methods, Types.Texts);

    public IReadOnlyList<string>? NotMethods { get; init; } = f.Optional(r => r.NotMethods, Types.Texts);

    public IReadOnlyList<string>? Paths { get; init; } = f.Optional(r => r.Paths, Types.Texts);

    public IReadOnlyList<string>? NotPaths { get; init; } = f.Optional(r => r.NotPaths, Types.Texts);
}

/// <summary>A condition on an attribute of the request, such as <c>connection.sni</c>.</summary>
internal sealed class AuthorizationCondition(RecordFields<AuthorizationCondition>? f = null)
{
    public static readonly RecordShape<AuthorizationCondition> Shape = new(f => new AuthorizationCondition(f));

    public string? Key { get; init; } = f.Required(r => r.Key, Types.Text);

    public IReadOnlyList<string>? Values { get; init; } = f.Optional(r => r.Values, Types.Texts);

    public IReadOnlyList<string>? NotValues { get; init; } = f.Optional(r => r.NotValues, Types.Texts);
}
