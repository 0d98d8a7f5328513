#pragma warning disable RS0030 // This file alone speaks to the terminal, the environment and chance.
using System.Security.Cryptography;
using Kyma.Krm;
using Kyma.Krm.CommandLine;

var host = new Host(Console.OpenStandardInput, Console.OpenStandardOutput, Console.Error, Environment.GetEnvironmentVariable)
{
    InputIsTerminal = !Console.IsInputRedirected,
    OutputIsTerminal = !Console.IsOutputRedirected,
    ErrorIsTerminal = !Console.IsErrorRedirected,
    RandomBytes = RandomNumberGenerator.GetBytes,
};

try
{
    return Commands.Run(args, host);
}
catch (IOException failure)
{
    host.StandardError.WriteLine($"error: {failure.Message}");
    return ExitCodes.OurFault;
}
#pragma warning disable CA1031 // Whatever it is: one line, never a stack trace on stdout.
catch (Exception failure)
{
    host.StandardError.WriteLine($"error: kyma-krm failed, which is a fault of kyma-krm and not of the input: {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}");
    return ExitCodes.OurFault;
}
