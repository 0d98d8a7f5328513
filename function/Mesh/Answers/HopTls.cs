namespace Kyma.Krm.Mesh.Answers;

/// <summary>Where a certificate or CA comes from, and whether Istio would deliver it.</summary>
/// <param name="From"><c>system</c>, <c>istio</c>, <c>none</c>, <c>file:PATH</c>, <c>secret:NAMESPACE/NAME</c> or
/// <c>configmap:NAMESPACE/NAME</c>.</param>
/// <param name="IsFound">Null where that is not a question for files in a package.</param>
internal sealed record TlsCredential(string From, bool? IsFound)
{
    public static readonly TlsCredential Istio = new("istio", null);
    public static readonly TlsCredential System = new("system", null);

    /// <summary>Nothing is verified.</summary>
    public static readonly TlsCredential None = new("none", null);
}

/// <summary>The TLS that a server of a Gateway accepts.</summary>
/// <param name="Mode">plaintext, PASSTHROUGH, SIMPLE, MUTUAL, OPTIONAL_MUTUAL, ISTIO_MUTUAL.</param>
/// <param name="Sni">The names of its filter chain; empty for any.</param>
/// <param name="Certificates">What the server shows; two where it has one with an RSA and one with an ECDSA
/// key.</param>
/// <param name="Ca">Verifies client certificates; null where the mode does not ask for any.</param>
internal sealed record Accepts(
    string Mode,
    IReadOnlyList<string> Sni,
    IReadOnlyList<TlsCredential> Certificates,
    TlsCredential? Ca
)
{
    /// <summary>The server has no TLS settings; not a mode of Istio's.</summary>
    public const string Plaintext = "plaintext";

    /// <summary>The gateway does not terminate TLS: the connection is routed by its server name.</summary>
    public const string Passthrough = "PASSTHROUGH";

    /// <summary>The lowest version of TLS that it speaks, as Istio spells it; null where it terminates none.</summary>
    public string? LowestVersion { get; init; }
}

/// <summary>Where a name comes from.</summary>
internal enum NameFrom
{
    /// <summary>There is no name, so none is sent or verified.</summary>
    None,
    DestinationRule,

    /// <summary>Automatic: the request's host.</summary>
    HostHeader,

    /// <summary>The cluster's own name.</summary>
    Istio,

    /// <summary>In the DestinationRule, else in the ServiceEntry.</summary>
    Listed,

    /// <summary>The service accounts that the mesh knows.</summary>
    Mesh,
}

/// <summary>The TLS that a proxy puts around what it sends.</summary>
/// <param name="Mode">none, SIMPLE, MUTUAL, ISTIO_MUTUAL.</param>
internal sealed record HopTls(string Mode)
{
    public const string Plain = "none";

    /// <summary>The mesh's own mutual TLS, as Istio's mode is spelled.</summary>
    public const string IstioMutual = "ISTIO_MUTUAL";

    public static readonly HopTls Off = new(Plain);

    /// <summary>Automatic mTLS.</summary>
    public bool IsAuto { get; init; }

    /// <summary>The server name that is sent; null where none is.</summary>
    public string? Sni { get; init; }

    /// <summary>Where <see cref="Sni"/> comes from; None where none is sent.</summary>
    public NameFrom SniFrom { get; init; }

    /// <summary>The names of which the server's certificate must have one; empty where it is not checked.</summary>
    public IReadOnlyList<string> Sans { get; init; } = [];

    /// <summary>Where <see cref="Sans"/> come from; None where it is not checked.</summary>
    public NameFrom SansFrom { get; init; }

    /// <summary>Verifies the server; null without TLS, "none" where nobody verifies.</summary>
    public TlsCredential? Ca { get; init; }

    /// <summary>What the proxy shows as a client; null where it shows none.</summary>
    public TlsCredential? Certificate { get; init; }

    /// <summary>Whether the proxy puts any TLS around it.</summary>
    public bool IsOn => Mode != Plain;

    /// <summary>Whether it is the mesh's own mutual TLS, automatic or written.</summary>
    public bool IsMesh => Mode == IstioMutual;
}
