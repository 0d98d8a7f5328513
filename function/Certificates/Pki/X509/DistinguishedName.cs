using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>Who a certificate is for or from. Compared as RFC 5280 (7.1) does: case and repeated blanks do not count.</summary>
/// <param name="Key">Equal for equal names.</param>
/// <param name="Text">For people, safe to print.</param>
/// <param name="CommonName">The last common name, or null.</param>
internal sealed record DistinguishedName(string Key, string Text, string? CommonName)
{
    public bool IsEmpty => Key.Length == 0;

    public static DistinguishedName Read(X509Name name)
    {
        var oids = name.GetOidList();
        var values = name.GetValueList();
        var parts = oids.Zip(values).ToList();
        var key = string.Join('\n', parts.Select(part => $"{part.First.Id}={Squeeze(part.Second)}"));
        var text = Printable.Text(string.Join(", ", parts.Select(part => $"{Symbol(part.First.Id)}={part.Second}")));
        var commonName = parts.LastOrDefault(part => part.First.Equals(X509Name.CN)).Second;
        return new DistinguishedName(
            key,
            text.Length > 0 ? text : "(empty)",
            commonName is null ? null : Printable.Text(commonName)
        );
    }

    static string Squeeze(string value) =>
        string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    static string Symbol(string oid) =>
        oid switch
        {
            "2.5.4.3" => "CN",
            "2.5.4.6" => "C",
            "2.5.4.7" => "L",
            "2.5.4.8" => "ST",
            "2.5.4.10" => "O",
            "2.5.4.11" => "OU",
            _ => oid,
        };
}
