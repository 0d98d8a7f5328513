using Kyma.Krm.Certificates;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Explaining;

/// <summary>Which keys of a Secret hold what, by the names that Istio reads (pilot/pkg/credentials/kube/secrets.go).</summary>
internal static class InspectedSecret
{
    public static bool Is(Item item) => item.Id is { Group: "", Kind: "Secret" };

    public static Inspection Inspect(Item secret, Inspector inspector)
    {
        var type = secret.Root.FindText("type") ?? "Opaque";
        var head = new Inspection($"{secret.Id}, {type}", secret.File?.Path ?? "");
        return EncryptedSecret.Is(secret)
            ? head with
            {
                Note =
                    "encrypted with SOPS: decrypt it first, for example with sops --decrypt FILE | kyma-krm inspect -",
            }
            : inspector.Inspect(head, PartsOf(secret));
    }

    static CredentialFiles PartsOf(Item secret) =>
        new()
        {
            Certificate = First(secret, "cert", "tls.crt"),
            PrivateKey = First(secret, "key", "tls.key"),
            Authorities = First(secret, "cacert", "ca.crt"),
            RevocationLists = First(secret, "crl", "ca.crl"),
        };

    static NamedBytes? First(Item secret, params IReadOnlyList<string> keys) =>
        keys.Select(key => SecretReader.Value(secret, key) is { } value ? new NamedBytes($"data[{key}]", value) : null)
            .FirstOrDefault(found => found is not null);
}
