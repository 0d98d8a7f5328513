using Kyma.Krm.Schema;

namespace Kyma.Krm.Gateways;

/// <summary><c>spec.gateway.tls.clientCA</c>: exactly one of the two.</summary>
internal sealed record ClientCaConfig(string? SecretName, string? Pem)
{
    public static readonly Shape<ClientCaConfig> Shape = new ObjectShape<ClientCaConfig>(
        "The CA whose client certificates are accepted: secretName or pem.",
        f => new ClientCaConfig(
            f.Optional(
                "secretName",
                Shapes.SecretName,
                "A Secret with the key `cacert` or `ca.crt`, in the namespace of the gateway pods."
            ),
            f.Optional(
                "pem",
                TextShape.Any,
                "CA certificates as PEM; they are rendered into the Secret `<gateway name>-client-ca`."
            )
        )
    );
}
