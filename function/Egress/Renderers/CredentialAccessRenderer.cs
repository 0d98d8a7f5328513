using System.Text.Json.Nodes;
using k8s.Models;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Renderers;

/// <summary>
/// istiod hands a Secret to a sidecar only if the pod's service account may list Secrets in its namespace
/// (istio, pilot/pkg/credentials/kube/secrets.go, Authorize); a list cannot be limited to one name.
/// </summary>
internal static class CredentialAccessRenderer
{
    const string RbacGroup = "rbac.authorization.k8s.io";

    public static IEnumerable<Rendered> Render(EgressService service, EgressPlan plan)
    {
        if (service.Origination?.Holders is not { } holders)
            yield break;
        yield return Rendered.Of(() => RoleOf(service, plan)) with
        {
            Origins = Origins,
        };
        yield return Rendered.Of(() => BindingOf(holders, service, plan)) with
        {
            Origins = Origins,
        };

        Origins Origins() => new() { Because = [("", $"{service.Field}.tls.credentialName")] };
    }

    static JsonObject RoleOf(EgressService service, EgressPlan plan) =>
        FieldOrder.Apply(
            KubeJson.ToJson(
                new V1Role
                {
                    ApiVersion = $"{RbacGroup}/v1",
                    Kind = "Role",
                    Metadata = MetadataOf(service, plan),
                    Rules =
                    [
                        new V1PolicyRule
                        {
                            ApiGroups = [""],
                            Resources = ["secrets"],
                            Verbs = ["get", "list", "watch"],
                        },
                    ],
                },
                KubeJson.Default.V1Role
            )
        );

    static JsonObject BindingOf(CredentialHolders holders, EgressService service, EgressPlan plan) =>
        FieldOrder.Apply(
            KubeJson.ToJson(
                new V1RoleBinding
                {
                    ApiVersion = $"{RbacGroup}/v1",
                    Kind = "RoleBinding",
                    Metadata = MetadataOf(service, plan),
                    RoleRef = new V1RoleRef
                    {
                        ApiGroup = RbacGroup,
                        Kind = "Role",
                        Name = service.Name,
                    },
                    Subjects =
                    [
                        .. holders.ServiceAccounts.Select(account => new Rbacv1Subject
                        {
                            Kind = "ServiceAccount",
                            Name = account,
                            NamespaceProperty = plan.Namespace,
                        }),
                    ],
                },
                KubeJson.Default.V1RoleBinding
            )
        );

    static V1ObjectMeta MetadataOf(EgressService service, EgressPlan plan) =>
        new() { Name = service.Name, NamespaceProperty = plan.Namespace };
}
