using System.Globalization;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>Whether certificates are valid at a time that is given, never at a time that we look up.</summary>
internal static class ValidityCheck
{
    /// <summary>Enough to have a certificate issued and rolled out; ACME clients renew a 90-day certificate then too.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public static IEnumerable<PkiFinding> AsOf(string field, IReadOnlyList<Certificate> certificates, DateTimeOffset? asOf)
    {
        foreach (var (certificate, part) in Parts.Of(certificates))
        {
            if (certificate.NotAfter < certificate.NotBefore)
            {
                yield return new PkiFinding(LeafRules.Reversed, field, part, $"is valid from {Text(certificate.NotBefore)} to {Text(certificate.NotAfter)}, which is earlier");
            }
            else if (asOf is { } time && Judge(certificate, time, LeafRules.ExpiredAsOf, LeafRules.NotYetValidAsOf) is { } judgement)
            {
                yield return new PkiFinding(judgement.Rule, field, part, $"{judgement.Message}; `certificate.asOf` is {Text(time)}");
            }
        }
    }

    public static IEnumerable<PkiFinding> AgainstClock(string field, IReadOnlyList<Certificate> certificates, DateTimeOffset now)
    {
        foreach (var (certificate, part) in Parts.Of(certificates))
        {
            if (Judge(certificate, now, LeafRules.Expired, LeafRules.NotYetValid) is { } judgement) yield return new PkiFinding(judgement.Rule, field, part, judgement.Message);
            else if (certificate.NotAfter - now < Soon) yield return new PkiFinding(LeafRules.ExpiresSoon, field, part, $"expires on {Text(certificate.NotAfter)}");
        }
    }

    public static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static (Rule Rule, string Message)? Judge(Certificate certificate, DateTimeOffset time, Rule expired, Rule notYetValid) =>
        time > certificate.NotAfter ? (expired, $"expired on {Text(certificate.NotAfter)}")
        : time < certificate.NotBefore ? (notYetValid, $"is not valid before {Text(certificate.NotBefore)}")
        : null;
}
