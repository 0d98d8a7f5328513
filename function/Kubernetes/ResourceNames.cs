using System.Security.Cryptography;
using System.Text;

namespace Kyma.Krm.Kubernetes;

/// <summary>Names of rendered resources.</summary>
internal static class ResourceNames
{
    /// <summary>A DNS label's length (RFC 1123), which is what labels and Services can take.</summary>
    const int MaximumLength = 63;

    /// <summary>How Kyma shortens (api-gateway, internal/reconciliations/externalgateway): the start, and enough of a hash to stay apart.</summary>
    const int KeptOfLongName = 37;

    const int HashDigits = 7;

    /// <summary>Names over 63 characters become their first 37, '-' and 7 hex digits of the name's SHA-256.</summary>
    public static string Shorten(string name) =>
        name.Length <= MaximumLength
            ? name
            : $"{name[..KeptOfLongName]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashDigits]}";

    /// <summary>A host as part of a name: <c>*.example.com</c> becomes <c>wildcard-example-com</c>.</summary>
    public static string OfHost(string host) => Shorten(InFull(host));

    /// <summary>The same of any length, for a name that is shortened as a whole.</summary>
    public static string InFull(string host) =>
        (host.StartsWith("*.", StringComparison.Ordinal) ? $"wildcard-{host[2..]}" : host).Replace('.', '-');
}
