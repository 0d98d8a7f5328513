using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Services;

/// <summary>What is wrong with the Secret of an egress credential, told where the credential is named.</summary>
internal static class ClientSecretRules
{
    /// <summary>Errors for what Envoy cannot load, and with the time of the run warnings for what is expired.</summary>
    /// <param name="written">The credential as the config or the DestinationRule has it.</param>
    /// <param name="secret">Where its certificates are.</param>
    /// <param name="content">What the Secret holds.</param>
    /// <param name="now">Null where nobody asks for the time of the run.</param>
    /// <param name="place">Where the credential is named.</param>
    public static IEnumerable<Finding> Check(
        string written,
        ResourceId secret,
        LoadedSecret content,
        DateTimeOffset? now,
        Place place
    )
    {
        foreach (var finding in content.Findings)
            yield return new Finding(
                EgressCredentialUnusable,
                EgressCredentialUnusable.Severity,
                $"'{written}' cannot be used, and every request gets 503: {What(finding, secret)}",
                place
            );
        foreach (var finding in now is { } time ? content.AgainstClock(time) : [])
            yield return new Finding(
                EgressCredentialOutdated,
                EgressCredentialOutdated.Severity,
                $"'{written}': {What(finding, secret)}",
                place
            )
            {
                DependsOnClock = true,
            };
    }

    static string What(PkiFinding finding, ResourceId secret) =>
        $"{(finding.Field is "data" ? "" : $"{finding.Field} of ")}the {secret} "
        + $"{(finding.Part is "" ? "" : $"({finding.Part}) ")}{finding.Message}";
}
