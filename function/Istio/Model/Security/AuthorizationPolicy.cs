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

    /// <summary>Of external authorization, with CUSTOM.</summary>
    public NamedProvider? Provider { get; init; } = f.Optional(r => r.Provider, NamedProvider.Nameless);

    /// <summary>One must match; left out, none does: ALLOW then denies everything.</summary>
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

    /// <summary>As the mesh config has it.</summary>
    public string? Name { get; init; } = f.Required(r => r.Name, isRequired ? TextShape.Any : Types.Text, isRequired);
}

/// <summary>From, to and when: each that is there must hold.</summary>
internal sealed class AuthorizationRule(RecordFields<AuthorizationRule>? f = null)
{
    public static readonly RecordShape<AuthorizationRule> Shape = new(f => new AuthorizationRule(f));

    static readonly ListShape<AuthorizationFrom> FromList = new(AuthorizationFrom.Shape, atMost: 512);

    static readonly ListShape<AuthorizationTo> ToList = new(AuthorizationTo.Shape);

    static readonly ListShape<AuthorizationCondition> WhenList = new(AuthorizationCondition.Shape);

    /// <summary>One of them must match; left out: any client.</summary>
    public IReadOnlyList<AuthorizationFrom>? From { get; init; } = f.Optional(r => r.From, FromList);

    /// <summary>One of them must match; left out: any request.</summary>
    public IReadOnlyList<AuthorizationTo>? To { get; init; } = f.Optional(r => r.To, ToList);

    /// <summary>Each of them must hold.</summary>
    public IReadOnlyList<AuthorizationCondition>? When { get; init; } = f.Optional(r => r.When, WhenList);
}

/// <summary>Who sends a request.</summary>
internal sealed class AuthorizationFrom(RecordFields<AuthorizationFrom>? f = null)
{
    public static readonly RecordShape<AuthorizationFrom> Shape = new(f => new AuthorizationFrom(f));

    /// <summary>Each of its fields must match.</summary>
    public AuthorizationSource? Source { get; init; } = f.Optional(r => r.Source, AuthorizationSource.Shape);
}

/// <summary>Identities, namespaces and addresses of a client, and those it must not have.</summary>
internal sealed class AuthorizationSource(RecordFields<AuthorizationSource>? f = null)
{
    public static readonly RecordShape<AuthorizationSource> Shape = new(f => new AuthorizationSource(f));

    static readonly ListShape<string> Accounts = new(Types.UpTo(320), atMost: 16);

    /// <summary>By the client's mesh certificate: <c>cluster.local/ns/NAMESPACE/sa/ACCOUNT</c>.</summary>
    public IReadOnlyList<string>? Principals { get; init; } = f.Optional(r => r.Principals, Types.Texts);

    /// <summary>None of them may match; a client without a mesh certificate has none.</summary>
    public IReadOnlyList<string>? NotPrincipals { get; init; } = f.Optional(r => r.NotPrincipals, Types.Texts);

    /// <summary>By the request's token: <c>ISSUER/SUBJECT</c>.</summary>
    public IReadOnlyList<string>? RequestPrincipals { get; init; } = f.Optional(r => r.RequestPrincipals, Types.Texts);

    /// <summary>None of them may match; a request without a token has none.</summary>
    public IReadOnlyList<string>? NotRequestPrincipals { get; init; } =
        f.Optional(r => r.NotRequestPrincipals, Types.Texts);

    /// <summary>By the client's mesh certificate.</summary>
    public IReadOnlyList<string>? Namespaces { get; init; } = f.Optional(r => r.Namespaces, Types.Texts);

    /// <summary>None of them may match; a client without a mesh certificate has none.</summary>
    public IReadOnlyList<string>? NotNamespaces { get; init; } = f.Optional(r => r.NotNamespaces, Types.Texts);

    /// <summary>By the client's mesh certificate: <c>NAMESPACE/ACCOUNT</c>, or an account of its namespace.</summary>
    public IReadOnlyList<string>? ServiceAccounts { get; init; } = f.Optional(r => r.ServiceAccounts, Accounts);

    /// <summary>None of them may match; a client without a mesh certificate has none.</summary>
    public IReadOnlyList<string>? NotServiceAccounts { get; init; } = f.Optional(r => r.NotServiceAccounts, Accounts);

    /// <summary>By the client's mesh certificate.</summary>
    public IReadOnlyList<string>? TrustDomains { get; init; } = f.Optional(r => r.TrustDomains, Types.Texts);

    /// <summary>None of them may match; a client without a mesh certificate has none.</summary>
    public IReadOnlyList<string>? NotTrustDomains { get; init; } = f.Optional(r => r.NotTrustDomains, Types.Texts);

    /// <summary>Addresses or ranges of the connection's other end, which may be a proxy.</summary>
    public IReadOnlyList<string>? IpBlocks { get; init; } = f.Optional(r => r.IpBlocks, Types.Texts);

    /// <summary>None of them may match.</summary>
    public IReadOnlyList<string>? NotIpBlocks { get; init; } = f.Optional(r => r.NotIpBlocks, Types.Texts);

    /// <summary>Addresses or ranges of the original client, by X-Forwarded-For or the PROXY protocol.</summary>
    public IReadOnlyList<string>? RemoteIpBlocks { get; init; } = f.Optional(r => r.RemoteIpBlocks, Types.Texts);

    /// <summary>None of them may match.</summary>
    public IReadOnlyList<string>? NotRemoteIpBlocks { get; init; } = f.Optional(r => r.NotRemoteIpBlocks, Types.Texts);
}

/// <summary>What a rule of a policy allows or denies.</summary>
internal sealed class AuthorizationTo(RecordFields<AuthorizationTo>? f = null)
{
    public static readonly RecordShape<AuthorizationTo> Shape = new(f => new AuthorizationTo(f));

    /// <summary>Each of its fields must match.</summary>
    public AuthorizationOperation? Operation { get; init; } =
        f.Optional(r => r.Operation, AuthorizationOperation.Shape);
}

/// <summary>Hosts, ports, methods and paths of a request, and those it must not have.</summary>
internal sealed class AuthorizationOperation(RecordFields<AuthorizationOperation>? f = null)
{
    public static readonly RecordShape<AuthorizationOperation> Shape = new(f => new AuthorizationOperation(f));

    /// <summary>The Host header; <c>*</c> may stand at either end; the case does not matter.</summary>
    public IReadOnlyList<string>? Hosts { get; init; } = f.Optional(r => r.Hosts, Types.Texts);

    /// <summary>None of them may match.</summary>
    public IReadOnlyList<string>? NotHosts { get; init; } = f.Optional(r => r.NotHosts, Types.Texts);

    /// <summary>Numbers as text: the port that the pod listens on, not the Service's.</summary>
    public IReadOnlyList<string>? Ports { get; init; } = f.Optional(r => r.Ports, Types.Texts);

    /// <summary>None of them may match.</summary>
    public IReadOnlyList<string>? NotPorts { get; init; } = f.Optional(r => r.NotPorts, Types.Texts);

    /// <summary>GET, POST and the like.</summary>
    public IReadOnlyList<string>? Methods { get; init; } = f.Optional(r => r.Methods, Types.Texts);

    /// <summary>None of them may match.</summary>
    public IReadOnlyList<string>? NotMethods { get; init; } = f.Optional(r => r.NotMethods, Types.Texts);

    /// <summary>
    /// Without the query; <c>*</c> may stand at either end, templates such as <c>{*}</c> are allowed.
    /// </summary>
    public IReadOnlyList<string>? Paths { get; init; } = f.Optional(r => r.Paths, Types.Texts);

    /// <summary>None of them may match.</summary>
    public IReadOnlyList<string>? NotPaths { get; init; } = f.Optional(r => r.NotPaths, Types.Texts);
}

/// <summary>A condition on an attribute of the request, such as <c>connection.sni</c>.</summary>
internal sealed class AuthorizationCondition(RecordFields<AuthorizationCondition>? f = null)
{
    public static readonly RecordShape<AuthorizationCondition> Shape = new(f => new AuthorizationCondition(f));

    /// <summary>An attribute, such as <c>request.headers[name]</c> or <c>connection.sni</c>.</summary>
    public string? Key { get; init; } = f.Required(r => r.Key, Types.Text);

    /// <summary>The attribute must have one of them; <c>*</c> may stand at either end.</summary>
    public IReadOnlyList<string>? Values { get; init; } = f.Optional(r => r.Values, Types.Texts);

    /// <summary>The attribute must have none of them; <c>*</c> may stand at either end.</summary>
    public IReadOnlyList<string>? NotValues { get; init; } = f.Optional(r => r.NotValues, Types.Texts);
}
