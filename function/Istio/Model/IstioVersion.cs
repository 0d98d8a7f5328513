using System.Globalization;

namespace Kyma.Krm.Istio.Model;

/// <summary>The minor release of Istio that a cluster runs, for example 1.30; releases are compared by it.</summary>
internal readonly record struct IstioVersion(int Major, int Minor) : IComparable<IstioVersion>
{
    /// <summary>The only patch release known to have changed what happens to a request.</summary>
    const int OldestEntryFirst = 3;

    /// <summary>Null where it is not written: the latest.</summary>
    public int? Patch { get; private init; }

    /// <summary>
    /// Of the entries of one host, gateways take that of istio-system before older ones. Up to 1.30.2.
    /// </summary>
    public bool PrefersOwnEntries => this < Of(30) || (this <= Of(30) && Patch < OldestEntryFirst);

    /// <summary>Envoy loads an ECDSA key of the curve P-384: from 1.33 on, which Istio ships since 1.25.</summary>
    public bool AcceptsP384 => this >= Of(25);

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

    /// <summary>The end of a message: "must be " comes before it.</summary>
    public const string ValidValues = "a release of Istio with its minor version, such as 1.30";

    /// <summary>Reads <c>1.30</c> and <c>1.30.2</c>.</summary>
    public static IstioVersion? Parse(string text)
    {
        var parts = text.Split('.');
        return parts.Length is 2 or 3 && Array.TrueForAll(parts, IsNumber)
            ? new IstioVersion(
                int.Parse(parts[0], CultureInfo.InvariantCulture),
                int.Parse(parts[1], CultureInfo.InvariantCulture)
            )
            {
                Patch = parts.Length == 3 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : null,
            }
            : null;
    }

    static bool IsNumber(string part) => part.Length is > 0 and < 5 && part.All(char.IsAsciiDigit);

    /// <summary>A release 1.x by its minor version, without a patch.</summary>
    public static IstioVersion Of(int minor) => new(1, minor);

    public int CompareTo(IstioVersion other) =>
        Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <summary>Older; the patch is not compared.</summary>
    public static bool operator <(IstioVersion left, IstioVersion right) => left.CompareTo(right) < 0;

    /// <summary>Newer; the patch is not compared.</summary>
    public static bool operator >(IstioVersion left, IstioVersion right) => left.CompareTo(right) > 0;

    /// <summary>Older or the same minor release.</summary>
    public static bool operator <=(IstioVersion left, IstioVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Newer or the same minor release.</summary>
    public static bool operator >=(IstioVersion left, IstioVersion right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Major}.{Minor}";
}
