using Kyma.Krm.Yaml;

namespace Kyma.Krm.Kubernetes;

/// <summary>A port that a container declares.</summary>
/// <param name="Number">On which the container listens.</param>
/// <param name="Name">Empty where it has none; a Service may use it as its targetPort.</param>
internal readonly record struct ContainerPort(int Number, string Name)
{
    /// <summary>Those of a pod's containers. A container may listen on others, too.</summary>
    /// <param name="pod">As <see cref="PodTemplates.At"/> finds it.</param>
    public static IEnumerable<ContainerPort> AllOf(YamlMapping pod)
    {
        foreach (var list in Lists)
        {
            foreach (var container in Items(pod.Find("spec"), list))
            {
                foreach (var port in Items(container, "ports"))
                {
                    if (Digits.Read(port.FindText("containerPort")) is { } number)
                        yield return new ContainerPort(number, port.FindText("name") ?? "");
                }
            }
        }
    }

    /// <summary>Init containers may stay and serve (sidecar containers).</summary>
    static readonly string[] Lists = ["containers", "initContainers"];

    static IEnumerable<YamlMapping> Items(YamlNode? parent, string field) =>
        (parent as YamlMapping)?.Find(field) is YamlSequence list ? list.Items.OfType<YamlMapping>() : [];
}
