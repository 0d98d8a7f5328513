using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Gateways;

/// <summary><c>spec.gateway.tls</c>.</summary>
internal sealed record GatewayTlsConfig
{
    public string Mode { get; init; } = TlsMode.Simple;

    public string MinProtocolVersion { get; init; } = TlsVersions.Tls12;

    public string? MaxProtocolVersion { get; init; }

    /// <summary>
    /// Null: Kyma's five. Empty: none are written, so Envoy's own list counts, as with Kyma's operator since 2.19.
    /// </summary>
    public IReadOnlyList<string>? CipherSuites { get; init; }

    /// <summary>Null: Envoy's own.</summary>
    public IReadOnlyList<string>? EcdhCurves { get; init; }

    public ClientCaConfig? ClientCa { get; init; }

    /// <summary>Client certificates are asked for, or a CA for them is written; nothing else concerns them.</summary>
    public bool ConcernsClients => Mode != TlsMode.Simple || ClientCa is not null;

    /// <summary>
    /// The suites that are rendered: none where TLS 1.2 is not spoken, because Envoy fixes those of TLS 1.3.
    /// </summary>
    public IReadOnlyList<string> EffectiveCipherSuites =>
        MinProtocolVersion == TlsVersions.Tls13 ? [] : CipherSuites ?? KymaCipherSuites.Default;

    public static readonly Shape<GatewayTlsConfig> Shape = new ObjectShape<GatewayTlsConfig>(
        "How TLS is terminated on port 443.",
        f => new GatewayTlsConfig
        {
            Mode = f.Default(
                "mode",
                TlsMode.Shape,
                TlsMode.Simple,
                "SIMPLE: the server shows a certificate. MUTUAL: clients must show one too. "
                    + "OPTIONAL_MUTUAL: clients may."
            ),
            MinProtocolVersion = f.Default(
                "minProtocolVersion",
                TlsVersionShape.Shape,
                TlsVersions.Tls12,
                "The lowest TLS version that is spoken."
            ),
            MaxProtocolVersion = f.Optional(
                "maxProtocolVersion",
                TlsVersionShape.Shape,
                "The highest TLS version that is spoken. Default: no limit."
            ),
            CipherSuites = f.Optional(
                "cipherSuites",
                Shapes.ListOf(KymaCipherSuites.Shape),
                "TLS 1.2 cipher suites in order of preference; [] writes none, so that Envoy's own list "
                    + "applies. Default: Kyma's five, which need an RSA key."
            ),
            EcdhCurves = f.Optional(
                "ecdhCurves",
                Shapes.ListOf(Shapes.OneOf([.. Istio.Syntax.EcdhCurves.Names]), atLeast: 1),
                "The curves of key agreement, in order of preference; from Istio 1.32. X25519MLKEM768 is "
                    + "post-quantum and needs TLS 1.3. Default: Envoy's own, X25519 and P-256."
            ),
            ClientCa = f.Optional(
                "clientCA",
                () => ClientCaConfig.Shape,
                "The CA whose client certificates are accepted; required for MUTUAL and OPTIONAL_MUTUAL."
            ),
        }
    );
}
