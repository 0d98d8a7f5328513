using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Importing;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class ImportingFindings
{
    public static readonly Rule ImportNotExpressed = new(
        Severity.Warning,
        "A field of an imported resource that a KymaTraffic cannot express."
    )
    {
        Consequence = "What is rendered from the config differs from what was read, in this field.",
        Fix = "Do without it, or keep the resource as it is and leave its part out of the config.",
    };

    public static readonly Rule ImportStays = new(Severity.Warning, "A resource that is not part of what was imported.")
    {
        Consequence = "It stays as it is, next to what is rendered; nothing changes it.",
        Fix = "Keep it next to the config, or change what the message names and import again.",
    };

    public static readonly Rule ImportStaysAside = new(
        Severity.Info,
        "A resource that a KymaTraffic has no part for, or that another tool looks after."
    )
    {
        Consequence = "It stays as it is, next to what is rendered.",
        Fix = "Nothing to do.",
    };

    public static readonly Rule ImportSameMeaning = new(
        Severity.Info,
        "A field that is rendered differently and means the same."
    )
    {
        Consequence = "A diff shows it; traffic does not change.",
        Fix = "Nothing to do.",
    };

    public static readonly Rule ImportHardened = new(
        Severity.Warning,
        "A field of an imported resource that is no longer safe."
    )
    {
        Source = "RFC 8996",
        Consequence = "Old clients that need it can no longer connect.",
        Fix = "Update those clients before the switch-over.",
    };

    public static readonly Rule ImportAdded = new(
        Severity.Info,
        "A resource that is rendered in addition to those that were read."
    )
    {
        Consequence = "It is new in the cluster, or it was not part of the input.",
        Fix = "Put all resources of the recipe into the input.",
    };

    public static readonly Rule ImportAssumed = new(Severity.Info, "Something that the input does not show.")
    {
        Consequence = "The config says what is likely.",
        Fix = "Put the named resource into the input.",
    };

    public static readonly Rule ImportBetterWay = new(
        Severity.Info,
        "Something was imported as it is, although a KymaTraffic knows a better way."
    )
    {
        Consequence = "The config is faithful, but longer or less flexible than necessary.",
        Fix = "Change the config as the message says, after the switch-over.",
    };

    public static readonly Rule ImportTwice = new(
        Severity.Warning,
        "The input contains one resource twice, with different content."
    )
    {
        Consequence = "The first one counts.",
        Fix = "Pass it once.",
    };

    public static readonly Rule ImportContradiction = new(
        Severity.Warning,
        "The imported resources contradict one another."
    )
    {
        Consequence =
            "The configs are printed as they were read, but they cannot be rendered together until this is fixed.",
        Fix = "Change one of the two places that the message names.",
    };

    public static readonly Rule ImportNothing = new(
        Severity.Error,
        "There is nothing in the input that a KymaTraffic could render."
    )
    {
        Consequence = "There is no config to print.",
        Fix =
            "kubectl get gateways.networking.istio.io,certificates.cert.gardener.cloud,"
            + "dnsentries,serviceentries,destinationrules,apirules -A -o yaml | kyma-krm import -",
    };
}
