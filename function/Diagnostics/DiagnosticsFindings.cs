namespace Kyma.Krm.Diagnostics;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class DiagnosticsFindings
{
    public static readonly Rule MoreFindings = new(Severity.Info, "There are more findings than one answer reports.")
    {
        Consequence =
            "Those that are left out are the least severe and the last. This finding has the severity of the worst of "
            + "them. The exit code counts them all.",
        Fix = "Fix what is reported, then run it again.",
    };
}
