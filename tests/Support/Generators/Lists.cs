using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Krm.Writing;

namespace Kyma.Krm.Tests.Support.Generators;

/// <summary>ResourceLists from text and back.</summary>
internal static class Lists
{
    public static ResourceList Read(string text)
    {
        var findings = new Findings();
        var list = ResourceListReader.Read(Encoding.UTF8.GetBytes(text), findings);
        Assert.Empty(findings.Sorted());
        return Assert.IsType<ResourceList>(list, exactMatch: false);
    }

    public static string Written(
        string text,
        Action<ResourceList, Changes> change,
        IReadOnlyList<Finding>? results = null
    )
    {
        var list = Read(text);
        var changes = new Changes();
        change(list, changes);
        using var output = new MemoryStream();
        ResourceListWriter.Write(list, changes, results ?? [], output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
