namespace Kyma.Krm.Tests.Support;

/// <summary>The working copy that the tests run from.</summary>
internal static class Repository
{
    static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string File(string path) => Path.Combine(Root, path);

    static string Find(DirectoryInfo folder) =>
        System.IO.File.Exists(Path.Combine(folder.FullName, "Kyma.Krm.sln")) ? folder.FullName : Find(folder.Parent!);
}
