using System.Globalization;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>Whether certificates are valid at a time that is given, never at a time that we look up.</summary>
internal static class ValidityCheck
{
    /// <summary>Enough to have a certificate issued and rolled out; ACME clients renew a 90-day certificate then too.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public static IEnumerable<PkiFinding> AsOf(
        string field,
        IReadOnlyList<Certificate> certificates,
        DateTimeOffset? asOf
    )
    {
        foreach (var (certificate, part) in Parts.Of(certificates))
        {
            if (certificate.NotAfter < certificate.NotBefore)
            {
                yield return new PkiFinding(
                    LeafRules.Reversed,
                    field,
                    part,
                    $"is valid from {Text(certificate.NotBefore)} to {Text(certificate.NotAfter)}, which is earlier"
                );
            }
            else if (
                asOf is { } time
                && AsOf(field, part, new Period(certificate.NotBefore, certificate.NotAfter), time) is { } finding
            )
            {
                yield return finding;
            }
        }
    }

    public static PkiFinding? AsOf(string field, string part, Period period, DateTimeOffset time) =>
        Judge(period, time, LeafRules.ExpiredAsOf, LeafRules.NotYetValidAsOf) is { } judgement
            ? new PkiFinding(judgement.Rule, field, part, $"{judgement.Message}; `certificate.asOf` is {Text(time)}")
            : null;

    public static IEnumerable<PkiFinding> AgainstClock(
        string field,
        IReadOnlyList<Certificate> certificates,
        DateTimeOffset now
    )
    {
        foreach (var (certificate, part) in Parts.Of(certificates))
        {
            if (AgainstClock(field, part, new Period(certificate.NotBefore, certificate.NotAfter), now) is { } finding)
                yield return finding;
        }
    }

    public static PkiFinding? AgainstClock(string field, string part, Period period, DateTimeOffset now)
    {
        if (Judge(period, now, LeafRules.Expired, LeafRules.NotYetValid) is { } judgement)
            return new PkiFinding(judgement.Rule, field, part, judgement.Message);
        return period.NotAfter - now < Soon
            ? new PkiFinding(LeafRules.ExpiresSoon, field, part, $"expires on {Text(period.NotAfter)}")
            : null;
    }

    public static string Text(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static (Rule Rule, string Message)? Judge(Period period, DateTimeOffset time, Rule expired, Rule notYetValid) =>
        time > period.NotAfter ? (expired, $"expired on {Text(period.NotAfter)}")
        : time < period.NotBefore ? (notYetValid, $"is not valid before {Text(period.NotBefore)}")
        : null;

    /// <summary>Both ends count in.</summary>
    internal readonly record struct Period(DateTimeOffset NotBefore, DateTimeOffset NotAfter);
}
