namespace Kyma.Krm.Diagnostics;

/// <summary>How much a finding matters, most important first (the order in which findings are told).</summary>
internal enum Severity
{
    /// <summary>The cluster rejects what is written, or no request can succeed; the run exits with 1.</summary>
    Error,

    /// <summary>Accepted, but traffic differs from what is written, or protection is lost.</summary>
    Warning,

    /// <summary>Everything else that the reader may want to know.</summary>
    Info,
}

/// <summary>A severity as users read it.</summary>
internal static class SeverityWord
{
    /// <summary>As it is told and written: error, warning, info.</summary>
    public static string Word(this Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "info",
        };
}
