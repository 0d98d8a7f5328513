using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests;

/// <summary>What examples and cases promise is what the API server takes.</summary>
public sealed class ExpectedResourcesTests
{
    public static TheoryData<string> Folders =>
        [.. new[] { "examples", "tests/cases" }.SelectMany(root => GoldenCase.Below(root).Select(row => row.Data))];

    [Theory, MemberData(nameof(Folders))]
    public void Every_promised_resource_fits_its_CRD(string folder)
    {
        var expected = new GoldenCase(Repository.File(folder)).Expected;
        foreach (
            var document in (expected is null ? [] : YamlParser.Parse(expected, out _)!)
                .OfType<YamlMapping>()
                .Where(IsOurs)
        )
        {
            Assert.Empty(CrdSchema.Violations(Assert.IsType<JsonObject>(CrdSchema.Json(document))));
        }
    }

    static bool IsOurs(YamlMapping resource) =>
        resource.FindText("metadata", "labels", Marks.ManagedBy) == Marks.Program;
}
