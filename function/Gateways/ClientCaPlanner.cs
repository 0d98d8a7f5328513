using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Gateways;

/// <summary>Which Secret has the CA of client certificates.</summary>
internal static class ClientCaPlanner
{
    /// <param name="config">With <c>tls.clientCA</c>, or without.</param>
    /// <param name="credentialName">The Secret with the server certificate.</param>
    /// <param name="podsNamespace">The namespace of both Secrets.</param>
    /// <param name="canBeNamed">Istio has <c>caCertCredentialName</c>, from 1.28.</param>
    /// <param name="scope">Where mistakes are reported.</param>
    /// <returns>Null where no client CA is wanted, or it cannot be said which.</returns>
    public static ClientCaPlan? Plan(
        GatewayConfig config,
        string credentialName,
        string podsNamespace,
        bool canBeNamed,
        ConfigScope scope
    )
    {
        if (ClientCaRules.Check(config.Tls, scope) is not { } ca)
            return null;
        var conventional = $"{credentialName}{IstioSecret.CaSuffix}";
        var name =
            ca.SecretName
            ?? (
                !canBeNamed ? conventional
                : conventional == ClientCaRules.OwnedByKyma
                    ? ResourceNames.Shorten($"{config.Name}-client-ca", IstioSecret.CaSuffix)
                : ResourceNames.Shorten(credentialName, IstioSecret.CaSuffix)
            );
        ClientCaRules.CheckName(ca, name, conventional, canBeNamed, scope);
        return new ClientCaPlan(name, podsNamespace, canBeNamed, ca.Pem);
    }
}
