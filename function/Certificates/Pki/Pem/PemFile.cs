namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>The blocks of a PEM file, and what is wrong with its form.</summary>
internal sealed record PemFile(IReadOnlyList<PemBlock> Blocks, IReadOnlyList<PemFault> Faults)
{
    public static PemFile Read(ReadOnlyMemory<byte> content)
    {
        var faults = new List<PemFault>();
        var text = PemText.Decode(content, faults);
        return new PemFile(text is null ? [] : PemReader.Read(text, faults), faults);
    }
}
