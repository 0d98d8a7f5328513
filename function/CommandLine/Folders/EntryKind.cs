using System.Runtime.InteropServices;
using System.Text;

namespace Kyma.Krm.CommandLine.Folders;

/// <summary>What a name in a folder stands for.</summary>
internal enum EntryKind
{
    /// <summary>Nothing, or nothing that may be looked at.</summary>
    Missing,
    File,
    Folder,
    Link,

    /// <summary>A device, pipe or socket: reading it may wait forever, or never end.</summary>
    Special,
}

/// <summary>What is in a folder, as the file system says it, without following links.</summary>
internal static class Entries
{
    // The file type in st_mode (POSIX sys/stat.h; the runtime passes the same numbers on every Unix).
    const int TypeMask = 0xF000;
    const int FolderType = 0x4000;
    const int FileType = 0x8000;
    const int LinkType = 0xA000;

    /// <summary>Of the entry itself: a link is not followed.</summary>
    public static EntryKind KindOf(string path)
    {
        if (OperatingSystem.IsWindows())
            return new FileInfo(path) is { LinkTarget: not null } ? EntryKind.Link
                : Directory.Exists(path) ? EntryKind.Folder
                : File.Exists(path) ? EntryKind.File
                : EntryKind.Missing;
        return StatusOf(Encoding.UTF8.GetBytes(path + "\0"), out var status) != 0
            ? EntryKind.Missing
            : (status.Mode & TypeMask) switch
            {
                FileType => EntryKind.File,
                FolderType => EntryKind.Folder,
                LinkType => EntryKind.Link,
                _ => EntryKind.Special,
            };
    }

    // System.IO tells files and folders apart and takes a pipe for a file, whose opening then waits for a writer.
    // The runtime's own lstat knows, has one layout on all systems, and is linked into the program anyway.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int StatusOf(byte[] path, out FileStatus status);

    /// <summary>
    /// The first fields of the runtime's FileStatus (src/native/libs/System.Native/pal_io.h), and room for the others.
    /// </summary>
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    readonly struct FileStatus
    {
        readonly int _flags;

        public readonly int Mode;
    }
}
