namespace Kyma.Krm.CommandLine.Packages;

/// <summary>Writes all files of a package or none, and never over one that is there.</summary>
internal static class PackageWriter
{
    /// <summary>Those of the files that are there already.</summary>
    public static IReadOnlyList<string> InTheWay(string folder, IReadOnlyList<PackageFile> files) =>
        files
            .Select(file => Path.Combine(folder, file.Name))
            .Where(path => File.Exists(path) || Directory.Exists(path))
            .ToArray();

    public static void Write(string folder, IReadOnlyList<PackageFile> files)
    {
        var written = new List<string>();
        var isNew = !Directory.Exists(folder);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in files)
            {
                var path = Path.Combine(folder, file.Name);
                using var stream = new FileStream(path, Options(file));
                written.Add(path);
                using var text = new StreamWriter(stream);
                text.Write(file.Text);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            written.ForEach(File.Delete);
            if (isNew && Directory.Exists(folder))
                Directory.Delete(folder);
            throw;
        }
    }

    /// <summary>A Secret is for its owner alone until it is encrypted.</summary>
    static FileStreamOptions Options(PackageFile file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (file.HoldsASecret && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
