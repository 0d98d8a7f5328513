namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>The blocks of a PEM file, and what is wrong with its form.</summary>
/// <param name="Blocks">In the order of the file, damaged ones included.</param>
/// <param name="Faults">In the order of the file.</param>
internal sealed record PemFile(IReadOnlyList<PemBlock> Blocks, IReadOnlyList<PemFault> Faults)
{
    /// <summary>
    /// Finds the blocks in bytes that are meant to be PEM: any encoding, any line breaks, text around them.
    /// </summary>
    public static PemFile Read(ReadOnlyMemory<byte> content)
    {
        var faults = new List<PemFault>();
        var text = PemText.Decode(content, faults);
        return new PemFile(text is null ? [] : PemReader.Read(text, faults), faults);
    }
}
