using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Gateways;

/// <summary><c>spec.gateway.tls.clientCA</c>: exactly one of the two.</summary>
internal sealed record ClientCaConfig(string? SecretName, string? Pem)
{
    public static readonly Shape<ClientCaConfig> Shape = new ObjectShape<ClientCaConfig>(
        "The CA whose client certificates are accepted: secretName or pem.",
        f => new ClientCaConfig(
            f.Optional(
                "secretName",
                () => Shapes.SecretName.Like("partners-cacert"),
                "A Secret with the key `ca.crt` or `cacert`, in the namespace of the gateway pods. Its "
                    + "name must end in -cacert: from any other Istio reads no CA, and clients get in without a "
                    + "certificate or not at all. Before Istio 1.28 it must be `<certificate.secretName>-cacert`."
            ),
            f.Optional(
                "pem",
                () => TextShape.Any.Like(PemExample.Certificate),
                "CA certificates as PEM; they are rendered into the Secret `<certificate.secretName>-cacert`."
            )
        )
    );
}
