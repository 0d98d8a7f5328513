using System.Diagnostics;

namespace Kyma.Krm.Tests.Certificates;

/// <summary>The <c>openssl</c> command: the second opinion on everything that our own code made.</summary>
internal static class OpenSsl
{
    /// <summary>Output and error text of a command that must succeed.</summary>
    public static string Run(params string[] arguments)
    {
        var (exit, text) = Try(arguments);
        Assert.True(exit == 0, $"openssl {string.Join(' ', arguments)}: exit {exit}\n{text}");
        return text;
    }

    public static (int Exit, string Text) Try(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text + error.Result);
    }

    public static Process Start(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("openssl", arguments)
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("KYMA_KRM_REQUIRE_TOOLS") != "1")
        {
            Assert.Skip("openssl is not installed");
            throw;
        }
    }
}
