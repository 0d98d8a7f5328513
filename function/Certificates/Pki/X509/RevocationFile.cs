using Kyma.Krm.Certificates.Pki.Pem;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>The revocation lists in a PEM file.</summary>
internal static class RevocationFile
{
    /// <summary>The lists that can be read, in the order of the file.</summary>
    /// <param name="findings">Gains those that cannot be read; the faults of the file itself are for the caller to
    /// report.</param>
    public static List<RevocationList> Read(string field, PemFile pem, List<PkiFinding> findings)
    {
        var lists = new List<RevocationList>();
        foreach (var block in pem.Blocks.Where(block => block.IsRevocationList && !block.IsDamaged))
        {
            if (RevocationList.Read(block.Der, field, block.Line) is { } list)
                lists.Add(list);
            else
                findings.Add(
                    new PkiFinding(
                        CaFindings.CrlNotParseable,
                        field,
                        PemFault.Part(block.Line),
                        "begins a revocation list that cannot be parsed"
                    )
                );
        }

        return lists;
    }
}
