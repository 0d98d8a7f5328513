using System.Xml.Linq;

namespace Kyma.Krm.Tests.Support;

/// <summary>The working copy that the tests run from.</summary>
internal static class Repository
{
    static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string File(string path) => Path.Combine(Root, path);

    /// <summary>Of the program, without a <c>v</c>.</summary>
    public static string Version =>
        XDocument.Load(File("function/Kyma.Krm.csproj")).Descendants("Version").Single().Value;

    /// <summary>
    /// Material beside the repository: its tests are skipped without it, or fail where KYMA_KRM_REQUIRE_SHARED=1
    /// demands it.
    /// </summary>
    public static void MissShared(string what)
    {
        if (Environment.GetEnvironmentVariable("KYMA_KRM_REQUIRE_SHARED") == "1")
            Assert.Fail(what);
        Assert.Skip(what);
    }

    static string Find(DirectoryInfo folder) =>
        System.IO.File.Exists(Path.Combine(folder.FullName, "Kyma.Krm.sln")) ? folder.FullName : Find(folder.Parent!);
}
