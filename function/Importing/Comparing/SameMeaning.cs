namespace Kyma.Krm.Importing.Comparing;

/// <summary>Differences that change nothing for traffic, each with the reason why.</summary>
internal static class SameMeaning
{
    public static bool IsHarmless(Difference difference) => Of(difference) is not null;

    /// <summary>The reason, or null where the difference counts; empty where the whole resource is new.</summary>
    public static string? Of(Difference difference) => difference.Original is null ? "" : Reason(difference);

    static string? Reason(Difference difference) =>
        difference.Id switch
        {
            { Group: ImportedKinds.Istio, Kind: "Gateway" } => SameGateway.Of(difference),
            { Group: ImportedKinds.Gardener, Kind: "Certificate" } => SameCertificate.Gardener(difference),
            { Group: ImportedKinds.CertManager, Kind: "Certificate" } => SameCertificate.CertManager(difference),
            { Group: ImportedKinds.ExternalSecrets, Kind: "ExternalSecret" } => SameCertificate.External(difference),
            { Group: ImportedKinds.Istio, Kind: "ServiceEntry" } => SameEgress.Of(difference),
            { Group: ImportedKinds.Istio } => SameEgress.Exported(difference),
            { Group: ImportedKinds.Kyma, Kind: "APIRule" } => ApiRule(difference),
            _ => null,
        };

    static string? ApiRule(Difference difference) =>
        difference.Shape switch
        {
            "spec.hosts"
                when difference.Was.Texts() is [var host]
                    && difference.Becomes.Texts() is [var full]
                    && full.StartsWith($"{host}.", StringComparison.Ordinal) =>
                $"'{host}' is written in full as '{full}', because a short host stops working as soon as "
                    + "the Gateway has a second one",
            _ => null,
        };
}
