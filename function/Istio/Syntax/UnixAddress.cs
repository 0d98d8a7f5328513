namespace Kyma.Krm.Istio.Syntax;

/// <summary>Unix domain sockets: <c>unix:///absolute/path</c> or, abstract, <c>unix://@name</c>.</summary>
internal static class UnixAddress
{
    public const string Prefix = "unix://";

    public static bool Is(string? address) =>
        address is not null && address.StartsWith(Prefix, StringComparison.Ordinal);

    public static bool IsValid(string address)
    {
        var path = address[Prefix.Length..];
        return path.StartsWith('@') || (path.StartsWith('/') && !path.EndsWith('/'));
    }
}
