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
internal sealed record Accepts(
    string Mode,
    IReadOnlyList<string> Sni,
    IReadOnlyList<TlsCredential> Certificates,
    TlsCredential? Ca
)
{
    public const string Plaintext = "plaintext";
    public const string Passthrough = "PASSTHROUGH";
}

/// <summary>Where a name comes from.</summary>
internal enum NameFrom
{
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
    public const string IstioMutual = "ISTIO_MUTUAL";

    public static readonly HopTls Off = new(Plain);

    /// <summary>Automatic mTLS.</summary>
    public bool IsAuto { get; init; }

    public string? Sni { get; init; }

    public NameFrom SniFrom { get; init; }

    public IReadOnlyList<string> Sans { get; init; } = [];

    public NameFrom SansFrom { get; init; }

    public TlsCredential? Ca { get; init; }

    public TlsCredential? Certificate { get; init; }

    public bool IsOn => Mode != Plain;

    public bool IsMesh => Mode == IstioMutual;
}
