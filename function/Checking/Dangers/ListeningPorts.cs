using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Clusters;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>The port of a Service that leads to another port of its pods.</summary>
internal readonly record struct ServicePort(MeshRef Service, int Target);

/// <summary>On which ports the pods of a selector listen, as far as Services and containers say.</summary>
internal sealed class ListeningPorts(MeshModel mesh)
{
    Dictionary<MeshPod, List<LedPort>> Services => field ??= ByPod();

    /// <summary>
    /// Where a number leads that only a Service of the selected pods has; null where a pod may listen on it, or files
    /// do not say.
    /// </summary>
    /// <param name="labels">Not empty: what such a policy selects may be in no file.</param>
    public ServicePort? BehindService(string @namespace, IReadOnlyDictionary<string, string> labels, int number)
    {
        ServicePort? found = null;
        foreach (var pod in Selected(@namespace, labels))
        {
            var declared = Declared(pod);
            if (declared.Any(port => port.Number == number))
                return null;
            foreach (var port in Services.GetValueOrDefault(pod) ?? [])
            {
                var target = port.Target ?? NumberOf(port.TargetName, declared);
                if (target == number || (target is null && port.Number == number))
                    return null;
                if (port.Number == number)
                    found ??= new ServicePort(port.Service, target!.Value);
            }
        }

        return mesh.Resources.WorkloadEntries.Selected(@namespace, labels).Count == 0 ? found : null;
    }

    /// <summary>A policy of the root namespace selects pods of every namespace.</summary>
    IEnumerable<MeshPod> Selected(string @namespace, IReadOnlyDictionary<string, string> labels) =>
        @namespace != MeshResources.RootNamespace
            ? mesh.Resources.Pods.Selected(@namespace, labels)
            : mesh
                .Resources.Namespaces.SelectMany(one => mesh.Resources.Pods.Selected(one, labels))
                .Concat(Proxies().Select(proxy => proxy.Pod).Where(pod => pod.HasLabels(labels)));

    IEnumerable<GatewayProxy> Proxies() => mesh.Egress is { } egress ? [mesh.Ingress, egress] : [mesh.Ingress];

    static IReadOnlyList<ContainerPort> Declared(MeshPod pod) =>
        pod.Source is { Root: YamlMapping root } source
        && PodTemplates.Paths.TryGetValue((ResourceId.GroupOf(source.ApiVersion), source.Kind), out var path)
        && PodTemplates.At(path, root) is { } template
            ? ContainerPort.AllOf(template).ToArray()
            : [];

    static int? NumberOf(string? name, IReadOnlyList<ContainerPort> declared)
    {
        foreach (var port in declared)
        {
            if (port.Name == name)
                return port.Number;
        }

        return null;
    }

    Dictionary<MeshPod, List<LedPort>> ByPod()
    {
        var found = new Dictionary<MeshPod, List<LedPort>>(ReferenceEqualityComparer.Instance);
        foreach (var service in mesh.Resources.Services)
        {
            foreach (var pod in mesh.Resources.Pods.Selected(service.Namespace, service.Spec.Selector))
            {
                foreach (var port in service.Spec.Ports)
                {
                    // Clients of a headless Service may call a pod at whichever port they like.
                    var target = service.Spec.IsHeadless ? port.Number : port.TargetPort;
                    found.ListOf(pod).Add(new LedPort(service.Reference, port.Number, target, port.TargetName));
                }
            }
        }

        foreach (var service in mesh.Registry.All)
        {
            foreach (var pod in IstioGateways.SelectedBy(service, mesh.Resources))
            {
                foreach (var port in service.Ports)
                    found.ListOf(pod).Add(new LedPort(service.Reference, port.Number, port.TargetPort, null));
            }
        }

        return found;
    }

    /// <summary>A port of a Service, and where it leads: a number, or the name of a container's port.</summary>
    readonly record struct LedPort(MeshRef Service, int Number, int? Target, string? TargetName);
}
