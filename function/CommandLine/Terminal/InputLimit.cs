using System.Globalization;

namespace Kyma.Krm.CommandLine.Terminal;

/// <summary><c>--max-input</c>: how much a command reads altogether, because memory grows with it.</summary>
internal static class InputLimit
{
    public const string Option = "max-input";
    public const string Value = "MIB";
    public const string Help = "The most MiB that are read altogether; more is an error. Default: 512.";
    public const string ValidValues = "a whole number of MiB from 1 to 512";

    /// <summary>Five times the largest list we measure with (100,000 Deployments).</summary>
    public const int Default = 512;

    public static bool Accepts(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= Default;
}
