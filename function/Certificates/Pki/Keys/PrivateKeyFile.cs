using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Diagnostics;
using static Kyma.Krm.Certificates.Pki.ContentFindings;

namespace Kyma.Krm.Certificates.Pki.Keys;

/// <summary>
/// The private key in a PEM file, and what is wrong with its form and content. Envoy takes the first key and looks no
/// further.
/// </summary>
/// <param name="Key">The first key, or null where there is none that can be read.</param>
/// <param name="Others">The keys behind it.</param>
/// <param name="Findings">What is wrong, with the file's form first.</param>
internal sealed record PrivateKeyFile(
    PrivateKey? Key,
    IReadOnlyList<PrivateKey> Others,
    IReadOnlyList<PkiFinding> Findings
)
{
    /// <summary>Reads the keys and reports what is wrong with them at <paramref name="field"/>.</summary>
    public static PrivateKeyFile Read(string field, PemFile pem)
    {
        var findings = pem.Faults.Select(fault => fault.In(field)).ToList();
        var blocks = pem.Blocks.Where(block => block.IsPrivateKey).ToArray();
        if (blocks.Length == 0)
        {
            if (pem.Blocks.Any(block => !block.IsDamaged))
                AddWhatIsThereInstead();
            return new PrivateKeyFile(null, [], findings);
        }

        if (blocks.Length > 1)
            Add(SeveralKeys, blocks[1].Line, $"begins another private key, one of {blocks.Length}; there must be one");
        var key = blocks[0].IsEncrypted ? null : PrivateKey.Read(blocks[0]);
        if (blocks[0].IsDamaged && !blocks[0].IsEncrypted)
            return new PrivateKeyFile(null, [], findings);
        if (blocks[0].IsEncrypted)
            Add(KeyEncrypted, blocks[0].Line, "begins a private key that is encrypted with a password");
        else if (key is null)
            Add(KeyNotParseable, blocks[0].Line, "begins a private key that cannot be parsed");
        else if (key.Refused is { } why)
            Add(KeyFormUnsupported, blocks[0].Line, $"begins a private key that Envoy does not load: it {why}");
        else if (!key.IsSound)
            Add(KeyDamaged, blocks[0].Line, "begins a private key whose numbers do not belong together");
        return new PrivateKeyFile(key, blocks.Skip(1).Select(PrivateKey.Read).OfType<PrivateKey>().ToArray(), findings);

        void Add(Rule rule, int line, string message) =>
            findings.Add(new PkiFinding(rule, field, PemFault.Part(line), message));

        void AddWhatIsThereInstead()
        {
            if (pem.Blocks.FirstOrDefault(block => block.IsOpenSshKey) is { } ssh)
                Add(OpensshKey, ssh.Line, "begins a private key in OpenSSH's format");
            else if (pem.Blocks.FirstOrDefault(block => block.IsPublicKey) is { } key)
                Add(ContentFindings.PublicKey, key.Line, "begins a public key; the private one must be here");
            else
                Add(KeyMissing, 0, "has no private key among its PEM blocks");
        }
    }
}
