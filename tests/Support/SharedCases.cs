using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Support;

/// <summary>Inputs with verdicts that lie beside the project, where they are there.</summary>
internal static class SharedCases
{
    static readonly string Folder = Path.GetFullPath(Support.Repository.File("../shared/cases"));

    public static JsonObject Read(string file)
    {
        var path = Path.Combine(Folder, file);
        if (!File.Exists(path))
            Support.Repository.MissShared($"{path} is not there");
        return JsonNode.Parse(File.ReadAllText(path))!.AsObject();
    }
}
