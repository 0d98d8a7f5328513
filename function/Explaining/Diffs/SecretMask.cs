using System.Text.Json.Nodes;
using Kyma.Krm.Planning;

namespace Kyma.Krm.Explaining.Diffs;

/// <summary>Secrets without their values: only whether a value is there, and whether it changes.</summary>
internal static class SecretMask
{
    /// <summary>kubectl keeps the whole Secret in it.</summary>
    const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>The resource as it may be shown; other kinds as they are.</summary>
    /// <param name="resource">What is to be shown.</param>
    /// <param name="before">What it was; a value that differs is shown as changed.</param>
    public static JsonObject Of(JsonObject resource, JsonObject? before = null)
    {
        if (!FieldChange.IsSecret(resource))
            return resource;
        var masked = resource.DeepClone().AsObject();
        foreach (var part in new[] { "data", "stringData" })
        {
            if (masked[part] is not JsonObject values)
            {
                if (masked[part] is not null)
                    masked[part] = FieldChange.Hidden;
                continue;
            }

            foreach (var key in values.Select(value => value.Key).ToList())
            {
                var isChanged =
                    before is not null
                    && before[part] is JsonObject earlier
                    && earlier.ContainsKey(key)
                    && !JsonNode.DeepEquals(earlier[key], values[key]);
                values[key] = isChanged ? FieldChange.Changed : FieldChange.Hidden;
            }
        }

        if (masked["metadata"]?["annotations"] is JsonObject annotations && annotations.ContainsKey(LastApplied))
            annotations[LastApplied] = FieldChange.Hidden;
        return masked;
    }
}
