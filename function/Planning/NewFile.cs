using System.Text.Json.Nodes;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Planning;

/// <summary>A resource that is new goes to a file of its own next to its config, so that kpt's default names cannot collide.</summary>
internal static class NewFile
{
    public static JsonObject For(TrafficPlan plan, Rendered resource)
    {
        var content = Marks.Put(resource, plan.Config.Name);
        var annotations = content["metadata"]!["annotations"]!.AsObject();
        annotations[Annotations.Path] = PathOf(plan, resource.Id);
        annotations[Annotations.Index] = "0";
        return content;
    }

    static string PathOf(TrafficPlan plan, ResourceId id) =>
        $"{plan.Config.Folder}{plan.Config.Name}-{id.Kind.ToLowerInvariant()}-{id.Name}.yaml";
}
