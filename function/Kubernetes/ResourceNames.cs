using System.Text;
using Kyma.Krm.Hashing;

namespace Kyma.Krm.Kubernetes;

/// <summary>Names of rendered resources.</summary>
internal static class ResourceNames
{
    /// <summary>A DNS label's length (RFC 1123), which is what labels and Services can take.</summary>
    const int MaximumLength = 63;

    /// <summary>
    /// How Kyma shortens (api-gateway, internal/reconciliations/externalgateway): the start, and enough of a hash to
    /// stay apart.
    /// </summary>
    const int KeptOfLongName = 37;

    const int HashDigits = 7;

    /// <summary>Names over 63 characters become their first 37, '-' and 7 hex digits of the name's SHA-256.</summary>
    public static string Shorten(string name, int maximum = MaximumLength) =>
        name.Length <= maximum ? name : $"{Kept(name)}-{HashOf(name)}";

    /// <summary>
    /// The same for a name whose end has a meaning of its own, such as <c>-cacert</c>: the end is kept whole.
    /// </summary>
    public static string Shorten(string name, string suffix) =>
        name.Length + suffix.Length <= MaximumLength
            ? $"{name}{suffix}"
            : $"{Kept(name)}-{HashOf($"{name}{suffix}")}{suffix}";

    /// <summary>A label of a name cannot begin with '-', so no '.' comes before it.</summary>
    static string Kept(string name) => name[..Math.Min(name.Length, KeptOfLongName)].TrimEnd('.');

    /// <summary>Enough of the name's SHA-256 to keep names apart.</summary>
    public static string HashOf(string name) =>
        Convert.ToHexStringLower(Digest.Sha256(Encoding.UTF8.GetBytes(name)))[..HashDigits];

    /// <summary>A host as part of a name: <c>*.example.com</c> becomes <c>wildcard-example-com</c>.</summary>
    public static string OfHost(string host) => Shorten(InFull(host));

    /// <summary>The same of any length, for a name that is shortened as a whole.</summary>
    public static string InFull(string host) =>
        (host.StartsWith("*.", StringComparison.Ordinal) ? $"wildcard-{host[2..]}" : host).Replace('.', '-');
}

/// <summary>Namespaces that every Kyma cluster has.</summary>
internal static class SystemNamespaces
{
    /// <summary>istiod, and the pods of the ingress and egress gateways; Istio's root namespace.</summary>
    public const string Istio = "istio-system";

    /// <summary>Kyma's own Gateway and modules.</summary>
    public const string Kyma = "kyma-system";

    /// <summary>Kubernetes' own: DNS, and in a Gardener shoot the ConfigMap shoot-info.</summary>
    public const string Kube = "kube-system";

    /// <summary>All of them.</summary>
    public static readonly string[] All = [Kyma, Istio, Kube];
}
