using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// Whether a Secret or ConfigMap has what Envoy loads; looked at when first asked, for most are never asked about.
/// </summary>
internal sealed class CredentialKeys
{
    readonly Func<SecretData>? _read;
    bool? _hasServer;
    bool? _hasCa;

    /// <param name="read">All that the resource holds; read when it is asked about.</param>
    public CredentialKeys(Func<SecretData> read) => _read = read;

    CredentialKeys(bool hasServer, bool hasCa) => (_hasServer, _hasCa) = (hasServer, hasCa);

    /// <summary>Known without a look, as are the two below: a certificate with its key.</summary>
    public static readonly CredentialKeys Server = new(hasServer: true, hasCa: false);

    /// <summary>A CA alone.</summary>
    public static readonly CredentialKeys Ca = new(hasServer: false, hasCa: true);

    /// <summary>A certificate with its key, and a CA.</summary>
    public static readonly CredentialKeys Both = new(hasServer: true, hasCa: true);

    /// <summary>A certificate with its key.</summary>
    public bool HasServer => _hasServer ??= LoadedSecret.Pair(_read!(), acceptsP384: true).Findings.Count == 0;

    /// <summary>A CA.</summary>
    public bool HasCa =>
        _hasCa ??= _read!() is { Read.Ca: not null } content && LoadedSecret.Ca(content).Findings.Count == 0;
}

/// <summary>The Secrets and ConfigMaps of the package, asked as Istio's SDS is asked (pilot/pkg/xds/sds.go).</summary>
internal sealed class MeshSecrets(
    IReadOnlyDictionary<(string Namespace, string Name), CredentialKeys> secrets,
    IReadOnlyDictionary<(string Namespace, string Name), CredentialKeys> configMaps
)
{
    /// <summary>What the package does not have counts as there, with the right keys.</summary>
    public bool AssumesAbsent { get; init; }

    /// <summary>The same, with every Secret and ConfigMap that the package lacks counted as there.</summary>
    public MeshSecrets Assuming => new(secrets, configMaps) { AssumesAbsent = true };

    /// <summary>
    /// A certificate with its key. A name that ends as those of CAs do is read as a CA and nothing else.
    /// </summary>
    public bool HasCertificate(string @namespace, string name) =>
        !name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)
        && Find(secrets, @namespace, name) is { HasServer: true };

    /// <summary>
    /// The CA of a name with the suffix: in the Secret of that name, else (where there is none) in that without it.
    /// </summary>
    public bool HasCa(string @namespace, string nameWithSuffix) =>
        secrets.TryGetValue((@namespace, nameWithSuffix), out var own)
            ? own.HasCa
            : nameWithSuffix.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)
                && (
                    AssumesAbsent
                    || Find(secrets, @namespace, nameWithSuffix[..^IstioSecret.CaSuffix.Length]) is { HasCa: true }
                );

    /// <summary>
    /// What a caCertCredentialName leads to. A name without the suffix is not read as a CA: a Secret with a key pair
    /// is delivered as something else, and the other side is not verified.
    /// </summary>
    public bool IsDeliveredAsCa(string @namespace, string name) =>
        name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)
            ? HasCa(@namespace, name)
            : HasCertificate(@namespace, name);

    public bool HasConfigMapCa(string @namespace, string name) => Find(configMaps, @namespace, name) is { HasCa: true };

    /// <summary>It is in the package, whatever it contains.</summary>
    public bool Has(string @namespace, string name) => secrets.ContainsKey((@namespace, name));

    /// <summary>It is in the package, whatever it contains.</summary>
    public bool HasConfigMap(string @namespace, string name) => configMaps.ContainsKey((@namespace, name));

    Dictionary<string, string>? _namespaces;

    /// <summary>A namespace that has a Secret of that name; the first by alphabet.</summary>
    public string? NamespaceOf(string name)
    {
        if (_namespaces is null)
        {
            _namespaces = [];
            foreach (var (@namespace, secret) in secrets.Keys.OrderBy(key => key.Namespace, StringComparer.Ordinal))
                _namespaces.TryAdd(secret, @namespace);
        }

        return _namespaces.GetValueOrDefault(name);
    }

    CredentialKeys? Find(
        IReadOnlyDictionary<(string Namespace, string Name), CredentialKeys> among,
        string @namespace,
        string name
    ) =>
        among.TryGetValue((@namespace, name), out var keys) ? keys
        : AssumesAbsent ? CredentialKeys.Both
        : null;
}
