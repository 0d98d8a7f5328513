using System.Globalization;

namespace Kyma.Krm.Istio.Model;

/// <summary>The minor release of Istio that a cluster runs, for example 1.30.</summary>
internal readonly record struct IstioVersion(int Major, int Minor) : IComparable<IstioVersion>
{
    /// <summary>What Kyma ships.</summary>
    public static readonly IstioVersion Default = new(1, 30);

    /// <summary>Knows every field that any release has.</summary>
    public static readonly IstioVersion Newest = new(int.MaxValue, int.MaxValue);

    /// <summary>The newest release whose fields and rules are known here; a later one is judged like it.</summary>
    public static readonly IstioVersion NewestKnown = new(1, 32);

    /// <summary>The oldest release that is known here; an older one is judged like it.</summary>
    public static readonly IstioVersion OldestKnown = new(1, 22);

    /// <summary>What to say of a release that is newer or older than what is known; null for the others.</summary>
    public string? WhyNotKnown =>
        this > NewestKnown
            ? $"'{this}' is newer than Istio {NewestKnown}, the newest that is known here, and is judged like it"
        : this < OldestKnown
            ? $"'{this}' is older than Istio {OldestKnown}, the oldest that is known here, and is judged like it"
        : null;

    public const string ValidValues = "a release of Istio with its minor version, such as 1.30";

    /// <summary>Reads <c>1.30</c> and <c>1.30.2</c>; a patch release changes no rule.</summary>
    public static IstioVersion? Parse(string text)
    {
        var parts = text.Split('.');
        return parts.Length is 2 or 3 && Array.TrueForAll(parts, IsNumber)
            ? new IstioVersion(
                int.Parse(parts[0], CultureInfo.InvariantCulture),
                int.Parse(parts[1], CultureInfo.InvariantCulture)
            )
            : null;
    }

    static bool IsNumber(string part) => part.Length is > 0 and < 5 && part.All(char.IsAsciiDigit);

    public static IstioVersion Of(int minor) => new(1, minor);

    public int CompareTo(IstioVersion other) =>
        Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    public static bool operator <(IstioVersion left, IstioVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(IstioVersion left, IstioVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(IstioVersion left, IstioVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(IstioVersion left, IstioVersion right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
