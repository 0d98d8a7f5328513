using System.Globalization;
using Kyma.Krm.Certificates.Pki.Paths;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using static Kyma.Krm.Certificates.Pki.ChainFindings;
using static Kyma.Krm.Certificates.Pki.LeafFindings;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>Whether certificates are valid at a time that is given, never at a time that we look up.</summary>
internal static class ValidityCheck
{
    /// <summary>
    /// Enough to have a certificate issued and rolled out; ACME clients renew a 90-day certificate then too.
    /// </summary>
    static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <summary>Certificates that no time is good for.</summary>
    public static IEnumerable<PkiFinding> Reversed(IEnumerable<Certificate> certificates) =>
        from certificate in certificates
        where certificate.NotAfter < certificate.NotBefore
        select new PkiFinding(
            ValidityReversed,
            certificate.Field,
            certificate.Part,
            $"is valid from {Text(certificate.NotBefore)} to {Text(certificate.NotAfter)}, which is earlier"
        );

    /// <summary>
    /// The certificates of a chain that clients look at: the path, and what a newer root makes superfluous.
    /// </summary>
    public static IEnumerable<PkiFinding> OfChain(Chain chain, DateTimeOffset time, ValidityRules rules)
    {
        var spared = PathValidity.Spared(chain, time).Select(certificate => certificate.Fingerprint).ToHashSet();
        var related = chain.Path.Select(certificate => certificate.Fingerprint).Concat(spared).ToHashSet();
        return chain
            .Certificates.Concat(chain.Path)
            .Where(certificate => related.Contains(certificate.Fingerprint))
            .DistinctBy(certificate => certificate.Fingerprint)
            .Select(certificate =>
                Of(certificate, time, spared.Contains(certificate.Fingerprint) ? rules.ForSpared() : rules)
            )
            .OfType<PkiFinding>();
    }

    /// <summary>A finding for each certificate that is not valid at that time, or soon no longer.</summary>
    public static IEnumerable<PkiFinding> OfEach(
        IEnumerable<Certificate> certificates,
        DateTimeOffset time,
        ValidityRules rules
    ) => certificates.Select(certificate => Of(certificate, time, rules)).OfType<PkiFinding>();

    /// <summary>Null where it is valid, and will be for a while.</summary>
    public static PkiFinding? Of(string field, string part, Period period, DateTimeOffset time, ValidityRules rules)
    {
        var asOf = rules.IsAsOf ? $"; `certificate.asOf` is {Text(time)}" : "";
        if (time > period.NotAfter)
            return new PkiFinding(rules.Expired, field, part, $"expired on {Text(period.NotAfter)}{asOf}");
        if (time < period.NotBefore)
            return new PkiFinding(
                rules.NotYetValid,
                field,
                part,
                $"is not valid before {Text(period.NotBefore)}{asOf}"
            );
        return rules.ExpiresSoon is { } soon && period.NotAfter - time < Soon
            ? new PkiFinding(soon, field, part, $"expires on {Text(period.NotAfter)}")
            : null;
    }

    /// <summary>RFC 3339 in UTC with whole seconds: <c>2026-01-01T00:00:00Z</c>.</summary>
    public static string Text(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static PkiFinding? Of(Certificate certificate, DateTimeOffset time, ValidityRules rules) =>
        certificate.NotAfter < certificate.NotBefore
            ? null
            : Of(
                certificate.Field,
                certificate.Part,
                new Period(certificate.NotBefore, certificate.NotAfter),
                time,
                rules
            );
}

/// <summary>Both ends count in.</summary>
internal readonly record struct Period(DateTimeOffset NotBefore, DateTimeOffset NotAfter);

/// <summary>
/// What to say of a certificate that is not valid: errors at a time that somebody wrote down, warnings today.
/// </summary>
internal sealed record ValidityRules(Rule Expired, Rule NotYetValid, Rule? ExpiresSoon, bool IsAsOf)
{
    /// <summary>Errors, for a time that somebody wrote down.</summary>
    public static readonly ValidityRules AsOf = new(ExpiredAsOf, NotYetValidAsOf, null, IsAsOf: true);

    /// <summary>Warnings, for a time that is that of the run.</summary>
    public static readonly ValidityRules AgainstClock = new(
        CertificateExpired,
        CertificateNotYetValid,
        CertificateExpiresSoon,
        IsAsOf: false
    );

    /// <summary>For certificates that some clients do without.</summary>
    public ValidityRules ForSpared() => this with { Expired = IsAsOf ? CrossSignExpiredAsOf : CrossSignExpired };
}
