using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests.Certificates;

/// <summary><c>openssl s_server</c> on a free port of this machine, until disposed.</summary>
internal sealed partial class TlsServer : IDisposable
{
    readonly Process _process;

    public TlsServer(params string[] options)
    {
        var start = new ProcessStartInfo(Tool.OpenSsl.Path, ["s_server", "-accept", "127.0.0.1:0", .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _ = _process.StandardError.ReadToEndAsync();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (Accepting().Match(line) is not { Success: true } match)
                continue;
            Address = match.Groups[1].Value;
            _ = _process.StandardOutput.ReadToEndAsync();
            return;
        }

        Assert.Fail($"openssl s_server {string.Join(' ', options)} did not start.");
    }

    /// <summary>HOST:PORT.</summary>
    public string Address { get; } = "";

    /// <summary>One handshake; its outcome's error text names protocol and cipher suite.</summary>
    public Support.Outcome Connect(params string[] options) =>
        Tool.OpenSsl.Run(["s_client", "-brief", "-connect", Address, "-verify_return_error", .. options]);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [GeneratedRegex(@"^ACCEPT (\S+)$")]
    private static partial Regex Accepting();
}
