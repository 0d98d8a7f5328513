using Kyma.Krm.Certificates.Pki.Pem;

namespace Kyma.Krm.Explaining.Inspecting;

/// <summary>
/// Files of one command, put together to what they are for: each certificate with its key, CAs beside them, the rest
/// for itself. No file is passed over.
/// </summary>
internal sealed class InspectedCredentials(Inspector inspector)
{
    readonly List<InspectedFile> _free = [];

    /// <summary>Every source is in at least one of the results; CAs count for each certificate.</summary>
    public IReadOnlyList<Inspection> Inspect(IReadOnlyList<PemSource> sources)
    {
        _free.AddRange(sources.Select(source => new InspectedFile(source)));
        var pairs = Pairs();
        var authorities = TakeAll(file => file.IsOfCas);
        var lists = TakeAll(file => file.HasLists && !file.HasCertificates);
        var result = new List<Inspection>(
            pairs.Select(pair => inspector.Server(pair.Certificate, pair.Key, authorities, Hint(pair)))
        );
        if (inspector.IsClientCa)
            result.AddRange(authorities.Select(file => inspector.ClientCa(file, lists)));
        else if (pairs.Count == 0)
            result.AddRange(authorities.Select(inspector.CaAlone));
        if (!inspector.IsClientCa || authorities.Count == 0)
            result.AddRange(lists.Select(inspector.ListsAlone));
        result.AddRange(TakeAll(file => file.HasKey).Select(inspector.KeyAlone));
        result.AddRange(TakeAll(_ => true).Select(inspector.Unknown));
        return result;
    }

    /// <summary>
    /// First by what belongs together, then by what is left: a key that matches nothing is shown with the certificate
    /// that has none, and what cannot be read is taken for the half that is missing.
    /// </summary>
    List<(InspectedFile Certificate, InspectedFile? Key)> Pairs()
    {
        var pairs = new List<(InspectedFile, InspectedFile?)>();
        var candidates = _free.Where(file => file.HasCertificates).OrderBy(file => file.HasKey).ToArray();
        foreach (var certificate in candidates.Where(file => !(inspector.IsClientCa && file.IsOfCas)))
        {
            if (_free.Contains(certificate) && _free.Find(certificate.HasCertificateFor) is { } key)
                pairs.Add((Take(certificate), key == certificate ? key : Take(key)));
        }

        foreach (var certificate in candidates.Where(file => !file.IsOfCas && _free.Contains(file)))
        {
            if (inspector.IsClientCa && !_free.Exists(file => file.HasKey))
                break;
            Take(certificate);
            var key = _free.Find(file => file.HasKey) ?? _free.Find(file => file.IsUnreadable);
            pairs.Add((certificate, key is null ? null : Take(key)));
        }

        if (pairs.Count == 0 && _free.Find(file => file.HasKey) is { } left)
        {
            if (_free.Find(file => file.IsUnreadable) is { } broken)
                pairs.Add((Take(broken), Take(left)));
            else if (!inspector.IsClientCa && _free.Find(file => file.IsOfCas) is { } ca)
                pairs.Add((Take(ca), Take(left)));
        }

        return pairs;
    }

    static string Hint((InspectedFile Certificate, InspectedFile? Key) pair) =>
        pair.Key is { HasCertificates: true } key && key != pair.Certificate
            ? $"{key.Name} holds certificates, too; Envoy reads the key alone from there"
            : "";

    InspectedFile Take(InspectedFile file)
    {
        _free.Remove(file);
        return file;
    }

    List<InspectedFile> TakeAll(Predicate<InspectedFile> which)
    {
        var taken = _free.FindAll(which);
        _free.RemoveAll(which);
        return taken;
    }
}
