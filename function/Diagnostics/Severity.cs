namespace Kyma.Krm.Diagnostics;

/// <summary>How much a finding matters, most important first (the order in which findings are told).</summary>
internal enum Severity
{
    Error,
    Warning,
    Info,
}
