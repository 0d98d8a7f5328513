using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Krm.Writing;

/// <summary>Findings as the KRM Functions Specification's results.</summary>
internal static class Results
{
    /// <summary>One entry of the <c>results</c> of a ResourceList.</summary>
    public static JsonObject ToJson(Finding finding)
    {
        // Without a whole reference the specification has no place for the field either: the message then says where.
        var resource = finding.Place.Resource is { ApiVersion.Length: > 0, Kind.Length: > 0, Name.Length: > 0 }
            ? finding.Place.Resource.Shown
            : null;

        // The severity is always written: the specification's default is error, kpt and kyaml take none for info.
        var result = new JsonObject
        {
            ["message"] = resource is null ? finding.ToString() : finding.Message,
            ["severity"] = finding.Severity.Word(),
        };
        if (resource is not null)
        {
            var reference = new JsonObject
            {
                ["apiVersion"] = resource.ApiVersion,
                ["kind"] = resource.Kind,
                ["name"] = resource.Name,
            };
            if (resource.Namespace.Length > 0)
                reference["namespace"] = resource.Namespace;
            result["resourceRef"] = reference;
            if (finding.Place.Field.Length > 0)
                result["field"] = new JsonObject { ["path"] = finding.Place.Field };
        }

        if (finding.Place.File is { } file)
            result["file"] = new JsonObject { ["path"] = PrintableText.Of(file.Path), ["index"] = file.Index };
        result["tags"] = new JsonObject { ["rule"] = finding.Rule.Name };
        return result;
    }
}
