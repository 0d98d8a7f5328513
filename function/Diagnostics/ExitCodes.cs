namespace Kyma.Krm.Diagnostics;

/// <summary>Part of the contract with whoever calls the program.</summary>
internal static class ExitCodes
{
    /// <summary>No finding is an error, and stdout has what was asked for.</summary>
    public const int Fine = 0;

    /// <summary>At least one finding is an error; a function still answers, with its input and the results.</summary>
    public const int InputHasErrors = 1;

    /// <summary>Unknown commands or options, or values that an option does not accept.</summary>
    public const int WrongUsage = 2;

    /// <summary>Of <c>diff</c>: the files differ; of <c>trace</c>: the request does not arrive.</summary>
    public const int Differs = 1;

    /// <summary>The input is no ResourceList, or no YAML at all.</summary>
    public const int Unreadable = 3;

    /// <summary>A question such as <c>diff</c>'s cannot be answered, because the input has errors.</summary>
    public const int NotAnswered = 4;

    /// <summary>
    /// Whoever read the answer left before its end; 128 + SIGPIPE, as shells tell it of other programs.
    /// </summary>
    public const int ReaderLeft = 141;

    /// <summary>A fault of ours (BSD's EX_SOFTWARE), or too little memory.</summary>
    public const int OurFault = 70;
}
