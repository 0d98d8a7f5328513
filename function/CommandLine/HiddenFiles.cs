using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;

namespace Kyma.Krm.CommandLine;

/// <summary>
/// Files that a new resource would be written over: .krmignore hides them from kpt's functions, which therefore cannot
/// see that the path is taken, and kpt overwrites them.
/// </summary>
internal static class HiddenFiles
{
    public static void Report(IReadOnlyList<Item> items, Changes changes, Findings findings)
    {
        var read = items.Select(item => item.Path).ToHashSet();
        foreach (
            var path in changes
                .Added.Select(added => added.Path)
                .Where(path => !read.Contains(path) && Path.Exists(path))
                .Distinct()
        )
            findings.Add(
                ReadingFindings.HiddenFile,
                new Place { File = new FileReference(path, 0) },
                "a resource would be rendered into this file, which exists and was not read: it holds no "
                    + "resource, or .krmignore names it. kpt fn render would overwrite it. Rename the file"
            );
    }
}
