using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>
/// Who a certificate is for or from. Compared as BoringSSL and OpenSSL do (RFC 5280, 7.1): the case of ASCII letters
/// and repeated blanks do not count, nor does which kind of string a value is.
/// </summary>
/// <param name="Parts">In the order of the name, each in the form that is equal for equal parts.</param>
/// <param name="Text">For people, safe to print.</param>
/// <param name="CommonName">The last common name, or null.</param>
/// <param name="Emails">The values of emailAddress.</param>
internal sealed record DistinguishedName(
    IReadOnlyList<string> Parts,
    string Text,
    string? CommonName,
    IReadOnlyList<string> Emails
)
{
    public bool IsEmpty => Parts.Count == 0;

    /// <summary>Equal for equal names.</summary>
    public string Key { get; } = string.Join('\n', Parts);

    /// <param name="name">A SEQUENCE of SETs of type and value; not X509Name's, which does not say which values share a
    /// SET.</param>
    public static DistinguishedName Read(Asn1Encodable name)
    {
        var values = new List<(DerObjectIdentifier Type, string Value)>();
        var parts = new List<string>();
        foreach (var set in Asn1Sequence.GetInstance(name))
        {
            var pairs = Asn1Set.GetInstance(set).Select(Asn1Sequence.GetInstance).ToArray();
            values.AddRange(pairs.Select(pair => (DerObjectIdentifier.GetInstance(pair[0]), Show(pair[1]))));
            parts.Add(
                string.Join(
                    '+',
                    pairs
                        .Select(pair => $"{DerObjectIdentifier.GetInstance(pair[0]).Id}={Canonical(pair[1])}")
                        .Order(StringComparer.Ordinal)
                )
            );
        }

        var text = Printable.Text(string.Join(", ", values.Select(v => $"{Symbol(v.Type.Id)}={v.Value}")));
        var commonName = values.LastOrDefault(v => v.Type.Equals(X509Name.CN)).Value;
        return new DistinguishedName(
            parts,
            text.Length > 0 ? text : "(empty)",
            commonName is null ? null : Printable.Text(commonName),
            values.Where(v => v.Type.Equals(PkcsObjectIdentifiers.Pkcs9AtEmailAddress)).Select(v => v.Value).ToArray()
        );
    }

    static string Show(Asn1Encodable value) =>
        value is IAsn1String text ? text.GetString() : $"#{Convert.ToHexStringLower(value.GetEncoded())}";

    static string Canonical(Asn1Encodable value) =>
        value is IAsn1String text
            ? string.Concat(
                string.Join(' ', text.GetString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Select(c =>
                        char.IsAsciiLetterUpper(c) ? (char)(c | 0x20)
                        : c == '\n' ? '\u0001'
                        : c
                    )
            )
            : Show(value);

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
