using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>security.istio.io AuthorizationPolicy.</summary>
internal sealed class PolicySpec : JsonFields
{
    public PolicyTarget? Selector => Object<PolicyTarget>();

    /// <summary>ALLOW where it is left out.</summary>
    public string? Action => Text();

    public IReadOnlyList<PolicyRule>? Rules => List<PolicyRule>();
}

internal sealed class PolicyTarget : JsonFields
{
    public IReadOnlyDictionary<string, string>? MatchLabels => TextMap();
}

internal sealed class PolicyRule : JsonFields
{
    public IReadOnlyList<PolicyFrom>? From => List<PolicyFrom>();

    public IReadOnlyList<PolicyTo>? To => List<PolicyTo>();

    public IReadOnlyList<PolicyCondition>? When => List<PolicyCondition>();
}

internal sealed class PolicyFrom : JsonFields
{
    public PolicySource? Source => Object<PolicySource>();
}

internal sealed class PolicySource : JsonFields
{
    public IReadOnlyList<string>? Principals => Texts();

    public IReadOnlyList<string>? NotPrincipals => Texts();

    public IReadOnlyList<string>? RequestPrincipals => Texts();

    public IReadOnlyList<string>? NotRequestPrincipals => Texts();

    public IReadOnlyList<string>? Namespaces => Texts();

    public IReadOnlyList<string>? NotNamespaces => Texts();

    public IReadOnlyList<string>? ServiceAccounts => Texts();

    public IReadOnlyList<string>? NotServiceAccounts => Texts();

    public IReadOnlyList<string>? TrustDomains => Texts();

    public IReadOnlyList<string>? NotTrustDomains => Texts();

    public IReadOnlyList<string>? IpBlocks => Texts();

    public IReadOnlyList<string>? NotIpBlocks => Texts();

    public IReadOnlyList<string>? RemoteIpBlocks => Texts();

    public IReadOnlyList<string>? NotRemoteIpBlocks => Texts();
}

internal sealed class PolicyTo : JsonFields
{
    public PolicyOperation? Operation => Object<PolicyOperation>();
}

internal sealed class PolicyOperation : JsonFields
{
    public IReadOnlyList<string>? Hosts => Texts();

    public IReadOnlyList<string>? NotHosts => Texts();

    public IReadOnlyList<string>? Ports => Texts();

    public IReadOnlyList<string>? NotPorts => Texts();

    public IReadOnlyList<string>? Methods => Texts();

    public IReadOnlyList<string>? NotMethods => Texts();

    public IReadOnlyList<string>? Paths => Texts();

    public IReadOnlyList<string>? NotPaths => Texts();
}

internal sealed class PolicyCondition : JsonFields
{
    public string? Key => Text();

    public IReadOnlyList<string>? Values => Texts();

    public IReadOnlyList<string>? NotValues => Texts();
}
