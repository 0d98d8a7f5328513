using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Explaining;

/// <summary>The parts of one credential, as bytes with the field or file that each came from; what is not there is null.</summary>
internal sealed record CredentialFiles
{
    public NamedBytes? Certificate { get; init; }

    public NamedBytes? PrivateKey { get; init; }

    public NamedBytes? Authorities { get; init; }

    public NamedBytes? RevocationLists { get; init; }

    /// <summary>Files of one command that belong together: the first with a certificate, the first with a key, further certificates as their CAs.</summary>
    public static CredentialFiles Of(IReadOnlyList<NamedBytes> files)
    {
        var parts = new CredentialFiles();
        foreach (var file in files)
        {
            var blocks = PemFile.Read(file.Bytes).Blocks;
            var hasKey = blocks.Any(block => block.IsPrivateKey || block.IsOpenSshKey || block.IsPublicKey);
            var hasCertificate = blocks.Any(block => block.IsCertificate);
            if (hasKey)
                parts = parts with { PrivateKey = parts.PrivateKey ?? file };
            if (blocks.Any(block => block.Label == "X509 CRL"))
                parts = parts with { RevocationLists = file };
            else if (hasCertificate && parts.Certificate is not null)
                parts = parts with { Authorities = file };
            else if (hasCertificate || !hasKey)
                parts = parts with { Certificate = file };
        }

        return parts;
    }
}

internal sealed record NamedBytes(string Name, byte[] Bytes);
