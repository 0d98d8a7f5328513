using System.Reflection;

namespace Kyma.Krm.CommandLine.Terminal;

/// <summary>Which kyma-krm this is.</summary>
internal static class ProgramVersion
{
    static string Number { get; } =
        typeof(ProgramVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion;

    /// <summary><c>kyma-krm 0.1.0</c></summary>
    public static string Text => $"kyma-krm {Number}";

    /// <summary>The container function of this version.</summary>
    public static string Image => $"ghcr.io/kyma-project/kyma-krm:v{Number}";
}
