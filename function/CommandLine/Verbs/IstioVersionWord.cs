using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>The value of <c>--istio-version</c>.</summary>
internal static class IstioVersionWord
{
    /// <summary>Null where it is left out or a version, else the exit code after saying what would be right.</summary>
    public static int? Refuse(string? version, CommandHost host) =>
        version is null || IstioVersion.Parse(version) is not null
            ? null
            : host.Refuse($"--istio-version '{version}' must be {IstioVersion.ValidValues}");

    /// <summary>Null where it is left out, or no version.</summary>
    public static IstioVersion? Of(string? version) => version is null ? null : IstioVersion.Parse(version);

    /// <summary>Tells of a release that is newer or older than those that are known.</summary>
    public static void Report(string? version, Findings findings)
    {
        if (Of(version)?.WhyNotKnown is { } why)
            findings.Add(ConfigFindings.IstioVersionUnknown, Place.Input, $"--istio-version {why}");
    }
}
