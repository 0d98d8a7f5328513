namespace Kyma.Krm.Diagnostics;

/// <summary>How much a finding matters, most important first (the order in which findings are told).</summary>
internal enum Severity
{
    Error,
    Warning,
    Info,
}

/// <summary>A severity as users read it.</summary>
internal static class SeverityWord
{
    /// <summary>As it is told and written: error, warning, info.</summary>
    public static string Word(this Severity severity) => severity.ToString().ToLowerInvariant();
}
