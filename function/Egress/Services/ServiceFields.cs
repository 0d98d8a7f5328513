namespace Kyma.Krm.Egress.Services;

/// <summary>
/// The fields of a service that decide what a rule looks at. A rule names these and no others, so that a field that
/// cannot be read hides no mistake that has nothing to do with it.
/// </summary>
internal static class ServiceFields
{
    /// <summary>What decides number, protocol and name of its ports, written or not.</summary>
    /// <param name="service">The service.</param>
    /// <param name="field">Its path, such as <c>spec.egress.services[0]</c>.</param>
    public static IReadOnlyList<string> OfPorts(EgressServiceConfig service, string field) =>
        service.Ports is null
            ? [$"{field}.ports", $"{field}.preset", $"{field}.tls", $"{field}.via"]
            : [$"{field}.ports", $"{field}.preset", $"{field}.tls"];

    /// <summary>What decides <see cref="EgressServiceConfig.EffectiveResolution"/>.</summary>
    /// <inheritdoc cref="OfPorts"/>
    public static IReadOnlyList<string> OfResolution(EgressServiceConfig service, string field) =>
        service.Resolution is null
            ? [$"{field}.resolution", $"{field}.endpoints", $"{field}.addresses", $"{field}.hosts"]
            : [$"{field}.resolution"];
}
