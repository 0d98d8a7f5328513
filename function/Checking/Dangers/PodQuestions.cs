using Kyma.Krm.Diagnostics;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Checking.Dangers.DangerFindings;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>Pods whose connections a Sidecar is to limit, or to encrypt, and that leave without passing it.</summary>
internal sealed class PodQuestions(MeshModel mesh, OriginatedPorts origination, Findings findings)
{
    const string ExcludedPorts = "excludeOutboundPorts";

    public void Ask()
    {
        foreach (var pod in mesh.Resources.Pods.All)
        {
            var source = pod.Source!;
            if (pod.Marks is { HostNetwork: not null } or { Inject: "false" })
                AskForSidecar(pod, source);
            else
                AskForWays(pod, source);
        }
    }

    void AskForSidecar(MeshPod pod, Schema.ResourceSource source)
    {
        if (LockOf(pod) is not { } sidecar)
            return;
        var isOnNode = pod.Marks.HostNetwork is not null;
        findings.Add(
            LockedPodsWithoutSidecar,
            source.At(pod.Marks.HostNetwork ?? pod.Marks.InjectField),
            $"{(isOnNode ? "pods on the node's network get no sidecar" : "these pods get no sidecar")}, so the "
                + $"{sidecar} with REGISTRY_ONLY does not limit them: they reach every external host. "
                + $"Remove {(isOnNode ? "hostNetwork" : "it")}, or limit the pods with a NetworkPolicy"
        );
    }

    void AskForWays(MeshPod pod, Schema.ResourceSource source)
    {
        foreach (var (field, name, value) in pod.Marks.Past)
        {
            if (LockOf(pod) is { } sidecar)
                findings.Add(
                    PodsBypassSidecar,
                    source.At(field),
                    $"`{name}: {value}` takes {What(name, value)} past the sidecar, so the {sidecar} with "
                        + "REGISTRY_ONLY does not limit them. Remove it, and register what the pods need in a "
                        + "ServiceEntry"
                );
            else if (name == ExcludedPorts && Originated(value, pod.Namespace) is var (port, found))
                findings.Add(
                    PodsBypassSidecar,
                    source.At(field),
                    $"`{name}: {value}` takes connections to port {port} past the sidecar, and "
                        + $"{found.Rule.Reference} is to originate TLS for '{found.Service.Host}' there: requests "
                        + $"leave as plain text. Remove {port} from it"
                );
        }
    }

    static string What(string name, string value) =>
        name switch
        {
            ExcludedPorts => "connections to these ports",
            "excludeOutboundIPRanges" => "connections to these addresses",
            "includeOutboundIPRanges" when value.Length == 0 => "all connections",
            "includeOutboundIPRanges" => "connections to all other addresses",
            "excludeInterfaces" => "connections through these interfaces",
            "runAsUser" => "what that user, who is the sidecar's own, sends",
            _ => "all connections",
        };

    (int Port, Originated Found)? Originated(string ports, string @namespace)
    {
        foreach (var text in ports.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Digits.Read(text) is { } port && origination.On(port, @namespace) is { } found)
                return (port, found);
        }

        return null;
    }

    /// <summary>The Sidecar that is to limit a pod; those of the ambient mesh are reported for themselves.</summary>
    Mesh.Answers.MeshRef? LockOf(MeshPod pod) =>
        !mesh.Resources.Modes.IsAmbient(pod)
        && mesh.ScopeOf(pod.Namespace, pod.Labels) is { AllowsAny: false, Sidecar: { } sidecar }
            ? sidecar
            : null;
}
