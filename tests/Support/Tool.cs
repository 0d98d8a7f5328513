using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Kyma.Krm.Tests.Support;

/// <summary>
/// A program on PATH, run as its users run it. Where it is missing the test is skipped, or fails where
/// KYMA_KRM_REQUIRE_TOOLS=1 says that everything must be there.
/// </summary>
sealed record Tool(string Path, params IReadOnlyList<string> FirstArguments)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    static bool AllRequired => Environment.GetEnvironmentVariable("KYMA_KRM_REQUIRE_TOOLS") == "1";

    public static Tool Kpt => Named("kpt");
    public static Tool Kubectl => Named("kubectl");
    public static Tool Kustomize => Named("kustomize");
    public static Tool Podman => Named("podman");
    public static Tool OpenSsl => Named("openssl");
    public static Tool Chromium => Named("chromium");

    /// <summary>The program under test: what KYMA_KRM_BINARY names, else what was built beside these tests.</summary>
    public static Tool Binary { get; } = FindBinary();

    /// <summary>The same where only the published file will do, as for what is said of its size or memory.</summary>
    public static Tool Published =>
        Environment.GetEnvironmentVariable("KYMA_KRM_BINARY") is { Length: > 0 }
            ? Binary
            : Missing<Tool>("the published file that KYMA_KRM_BINARY names", AllRequired);

    /// <summary>A runner that loads the tests from elsewhere has no program to start.</summary>
    public static bool HasBinary => Binary.FirstArguments is not [var program] || File.Exists(program);

    /// <summary>The container image of the program under test, which only `.ci/image` builds.</summary>
    public static string Image =>
        Environment.GetEnvironmentVariable("KYMA_KRM_IMAGE") is { Length: > 0 } image
        && Podman.Run(["image", "exists", image]).ExitCode == 0
            ? image
            : Missing<string>("the image that KYMA_KRM_IMAGE names", AllRequired);

    /// <summary>Something else that the test cannot do without.</summary>
    public static void Requires(bool isThere, string what)
    {
        if (!isThere)
            Missing<string>(what, AllRequired);
    }

    public static Tool Named(string name) => Named(name, AllRequired);

    public static Tool Named(string name, bool required) =>
        OnPath(name) is { } path ? new(path) : Missing<Tool>($"`{name}`", required);

    /// <summary>A program that no script here installs, so its absence is never a failure.</summary>
    public static Tool Optional(string name) =>
        OnPath(name) is { } path
            ? new(path)
            : Missing<Tool>($"`{name}`", required: false, "Nothing here installs it: put it on PATH.");

    public Outcome Run(
        IReadOnlyList<string> arguments,
        string stdin = "",
        string? directory = null,
        IReadOnlyDictionary<string, string?>? environment = null,
        TimeSpan? timeout = null
    ) => Run(arguments, Encoding.UTF8.GetBytes(stdin), directory, environment, timeout);

    /// <param name="environment">Added to this process' own; null removes a variable.</param>
    public Outcome Run(
        IReadOnlyList<string> arguments,
        ReadOnlyMemory<byte> stdin,
        string? directory = null,
        IReadOnlyDictionary<string, string?>? environment = null,
        TimeSpan? timeout = null
    )
    {
        var start = new ProcessStartInfo(Path, [.. FirstArguments, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        using var stdout = new MemoryStream();
        using var stderr = new MemoryStream();
        Thread[] pumps =
        [
            Pump(() => process.StandardOutput.BaseStream.CopyTo(stdout)),
            Pump(() => process.StandardError.BaseStream.CopyTo(stderr)),
            Pump(() => Feed(process, stdin)),
        ];

        // Not done before its pipes are closed: a child of its own may still hold and fill them.
        var deadline = DateTime.UtcNow + (timeout ?? Patience);
        var done =
            process.WaitForExit(timeout ?? Patience)
            && pumps.All(pump => pump.Join(Max(deadline - DateTime.UtcNow, TimeSpan.FromSeconds(1))));
        if (!done)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{Command(start)}\nwas not done after {timeout ?? Patience}.");
        }
        return new(Command(start), process.ExitCode, stdout.ToArray(), Encoding.UTF8.GetString(stderr.ToArray()));
    }

    static Process Start(ProcessStartInfo start)
    {
        // A file that another thread has just written may still be held open by a process forked meanwhile (ETXTBSY).
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return Process.Start(start)!;
            }
            catch (Win32Exception e) when (e.NativeErrorCode == 26 && attempt < 50)
            {
                Thread.Sleep(20);
            }
        }
    }

    static Thread Pump(ThreadStart copy)
    {
        var thread = new Thread(copy) { IsBackground = true };
        thread.Start();
        return thread;
    }

    static void Feed(Process process, ReadOnlyMemory<byte> stdin)
    {
        try
        {
            process.StandardInput.BaseStream.Write(stdin.Span);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not read to the end, which is its right.
        }
    }

    static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    static string Command(ProcessStartInfo start) => string.Join(' ', [start.FileName, .. start.ArgumentList]);

    static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    static Tool FindBinary()
    {
        if (Environment.GetEnvironmentVariable("KYMA_KRM_BINARY") is { Length: > 0 } published)
        {
            return File.Exists(published)
                ? new(published)
                : throw new FileNotFoundException("KYMA_KRM_BINARY names no file.", published);
        }
        var host = System.IO.Path.Combine(AppContext.BaseDirectory, "kyma-krm");
        return File.Exists(host) ? new(host) : new("dotnet", host + ".dll");
    }

    static T Missing<T>(
        string what,
        bool required,
        string help = "`.ci/install` and `.ci/image` bring it, `. .ci/env` makes it known."
    )
    {
        var message = $"{what} is missing. {help}";
        if (required)
        {
            Assert.Fail(message);
        }
        Assert.Skip(message);
        return default;
    }
}
