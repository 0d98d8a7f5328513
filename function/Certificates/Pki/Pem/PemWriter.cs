using System.Text;

namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>Writes PEM as OpenSSL does: 64 characters a line, a line break at the end.</summary>
internal static class PemWriter
{
    /// <summary>One block with a line break behind it; the label is that of BEGIN and END.</summary>
    public static string Write(string label, ReadOnlySpan<byte> der)
    {
        var base64 = Convert.ToBase64String(der);
        var pem = new StringBuilder().Append("-----BEGIN ").Append(label).Append("-----\n");
        for (var i = 0; i < base64.Length; i += 64)
            pem.Append(base64, i, Math.Min(64, base64.Length - i)).Append('\n');
        return pem.Append("-----END ").Append(label).Append("-----\n").ToString();
    }
}
