using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>A Gateway's server that ends TLS, with what its certificate must fit.</summary>
/// <param name="Path">Of its <c>tls</c>.</param>
/// <param name="PodNamespaces">Where Istio looks for Secrets.</param>
internal sealed record ServedCredentials(
    IstioResource<GatewaySpec> Gateway,
    Server Server,
    ServerTls Tls,
    string Path,
    IReadOnlyList<string> PodNamespaces,
    IstioVersion Version
)
{
    static readonly IstioVersion NamesClientCas = IstioVersion.Of(28);

    /// <summary>The Secrets with its certificates: one, or since 1.26 two of different key types.</summary>
    public IReadOnlyList<(string Name, string Field)> Names =>
        Tls.CredentialNames is { Count: > 0 } list
            ? list.Select((name, i) => (Plain(name), FieldPath.Child($"{Path}.credentialNames", i)))
                .Where(entry => entry.Item1.Length > 0)
                .ToArray()
        : Tls.CredentialName is { } name && Plain(name) is { Length: > 0 } only ? [(only, $"{Path}.credentialName")]
        : [];

    /// <summary>Of credentials that are written as namespace/name.</summary>
    public IEnumerable<(string Namespace, string Text, string Field)> WrittenNamespaces =>
        from credential in (Tls.CredentialNames ?? [])
            .Index()
            .Select(name => (Text: name.Item, Field: FieldPath.Child($"{Path}.credentialNames", name.Index)))
            .Append((Text: Tls.CredentialName ?? "", Field: $"{Path}.credentialName"))
        let parts = IstioSecret.WithoutScheme(credential.Text).Split('/')
        where parts is [var @namespace, { Length: > 0 }] && DnsNames.IsLabel(@namespace)
        select (parts[0], credential.Text, credential.Field);

    /// <summary>The names that one certificate must cover; where there are two, either may cover a host.</summary>
    public IReadOnlyList<string> Hosts =>
        Names.Count > 1
            ? []
            : (Server.Hosts ?? [])
                .Select(HostNames.WithoutNamespace)
                .Where(host => host != "*" && !IpAddresses.IsAddress(host))
                .ToArray();

    /// <summary>Those that Istio will read; where none is there, those that somebody put elsewhere.</summary>
    public IEnumerable<CredentialSource> Nearest(IEnumerable<CredentialSource> sources)
    {
        var all = sources.ToArray();
        return all.Any(IsNear) ? all.Where(IsNear) : all;

        bool IsNear(CredentialSource source) =>
            source.Namespace.Length == 0 || PodNamespaces.Contains(source.Namespace);
    }

    /// <summary>
    /// Where the CA for client certificates is looked for, or null where that is no Secret or ConfigMap.
    /// </summary>
    public ServedClientCa? ClientCa(Func<string, bool> exists)
    {
        if (Version >= NamesClientCas && Tls.CaCertCredentialName is { Length: > 0 } written)
        {
            var field = $"{Path}.caCertCredentialName";
            return
                written.StartsWith(IstioSecret.ConfigMapScheme, StringComparison.Ordinal)
                && written[IstioSecret.ConfigMapScheme.Length..].Split('/') is [var @namespace, var map]
                ? new ServedClientCa(map, field, true) { ConfigMap = (@namespace, map) }
                : ClientCaNamed(Plain(written), field, exists);
        }

        if (Names.Count == 0)
            return null;
        var name = IstioSecret.CaSecretName(Names[0].Name, exists);
        return new ServedClientCa(name, Names[0].Field, name != Names[0].Name);
    }

    /// <summary>
    /// Without the suffix it is no CA to Istio, which is reported at the Gateway; with it, the Secret named without it
    /// serves as well.
    /// </summary>
    ServedClientCa? ClientCaNamed(string written, string field, Func<string, bool> exists)
    {
        if (!written.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal))
            return null;
        var credential = written[..^IstioSecret.CaSuffix.Length];
        return !exists(written) && exists(credential)
            ? new ServedClientCa(credential, field, false) { IsNamed = Names.Any(own => own.Name == credential) }
            : new ServedClientCa(written, field, true);
    }

    /// <summary>Other schemes, and Secrets of another namespace, are read by other means or not at all.</summary>
    static string Plain(string name)
    {
        var plain = IstioSecret.WithoutScheme(name);
        return plain.Contains('/', StringComparison.Ordinal) ? "" : plain;
    }
}

/// <summary>The Secret (or ConfigMap) with the CA that client certificates are verified against.</summary>
/// <param name="Field">The Gateway's field that leads there.</param>
/// <param name="IsItsOwn">It is there for the CA alone, and not the server's own Secret as a last resort.</param>
internal sealed record ServedClientCa(string Name, string Field, bool IsItsOwn)
{
    public (string Namespace, string Name)? ConfigMap { get; init; }

    /// <summary>
    /// The Gateway names a Secret for the CA beside that of its certificate, as is usual, and it is not in the package.
    /// </summary>
    public bool IsNamed { get; init; }
}
