using CommandLine;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm install DIR</c></summary>
[Verb("install", HelpText = "Copy this program into a folder, for initContainers: the image has no cp.")]
[Example("kyma-krm install /tools", "In an initContainer that shares the volume /tools with argocd-repo-server")]
internal sealed class InstallOptions
{
    [Value(
        0,
        MetaName = "DIR",
        Required = true,
        HelpText = "An existing folder, such as a volume shared with argocd-repo-server."
    )]
    public string Folder { get; set; } = "";
}

/// <summary>For initContainers that bring the program to where kustomize looks for exec functions.</summary>
internal static class InstallCommand
{
    const string Name = "kyma-krm";

    /// <summary>rwxr-xr-x: whoever runs kustomize there is another user.</summary>
    const UnixFileMode Mode = (UnixFileMode)0b111_101_101;

    public static int Run(InstallOptions options, CommandHost host)
    {
        var target = Path.Combine(options.Folder, Name);
        if (Refusal(options.Folder, target, host.ProgramFile) is { } refusal)
            return host.Refuse(refusal);

        try
        {
            Copy(host.ProgramFile, target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return host.Refuse(
                $"'{target}' could not be written; the folder must be writable for the user that runs this"
            );
        }

        host.Say($"Installed {target}");
        return ExitCodes.Fine;
    }

    static string? Refusal(string folder, string target, string program) =>
        !Directory.Exists(folder) ? $"'{folder}' is not a folder; mount the volume there, or create it"
        : Path.GetFullPath(folder) == Path.GetPathRoot(Path.GetFullPath(folder))
            ? $"'{folder}' is the root of the file system; name the folder of a volume"
        : Directory.Exists(target) ? $"'{target}' is a folder; name another place, or remove it"
        : Path.GetFullPath(target) == program ? $"'{target}' is this program itself"
        : File.Exists(Path.ChangeExtension(program, ".dll"))
            ? $"this build is not a single file: '{program}' needs the files next to it. Use the released "
                + "program or image"
        : null;

    /// <summary>Under another name first: whoever starts it meanwhile finds all of it or none.</summary>
    static void Copy(string program, string target)
    {
        var part = $"{target}.part";
        File.Copy(program, part, overwrite: true);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(part, Mode);
        File.Move(part, target, overwrite: true);
    }
}
