using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Admission;

/// <summary>Which certificate fields of a server are set, as its Istio release counts them.</summary>
/// <param name="Fields">Every certificate field with content.</param>
/// <param name="Sources">The ways to a server certificate that are set.</param>
/// <param name="IsFetched">The certificate comes from a Secret.</param>
internal sealed record ServerCredentials(
    ServerTls Tls,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Sources,
    bool IsFetched
)
{
    // The fields came with 1.26, the webhook has looked at them since 1.27.
    static readonly IstioVersion KnowsLists = IstioVersion.Of(27);

    public static ServerCredentials Of(ServerTls tls, IstioVersion version)
    {
        var knowsLists = version >= KnowsLists;
        var names = knowsLists && tls.CredentialNames is { Count: > 0 };
        var files = knowsLists && tls.TlsCertificates is { Count: > 0 };
        var pair = IsSet(tls.ServerCertificate) && IsSet(tls.PrivateKey);
        (string Field, bool IsSet)[] fields =
        [
            ("serverCertificate", IsSet(tls.ServerCertificate)),
            ("privateKey", IsSet(tls.PrivateKey)),
            ("caCertificates", IsSet(tls.CaCertificates)),
            ("caCrl", IsSet(tls.CaCrl)),
            ("tlsCertificates", files),
            ("credentialName", IsSet(tls.CredentialName)),
            ("credentialNames", names),
        ];
        (string Field, bool IsSet)[] sources =
        [
            ("serverCertificate", pair),
            ("credentialName", IsSet(tls.CredentialName)),
            ("credentialNames", names),
            ("tlsCertificates", files),
        ];
        return new ServerCredentials(
            tls,
            Set(fields),
            knowsLists ? Set(sources) : [],
            IsSet(tls.CredentialName) || names
        );
    }

    /// <summary>The pairs of files, each with its path.</summary>
    public IEnumerable<(TlsCertificate Certificate, string Path)> Files(string path) =>
        Fields.Contains("tlsCertificates")
            ? Tls.TlsCertificates!.Select(
                (certificate, i) => (certificate, FieldPath.Child($"{path}.tlsCertificates", i))
            )
            : [(new TlsCertificate { ServerCertificate = Tls.ServerCertificate, PrivateKey = Tls.PrivateKey }, path)];

    static bool IsSet(string? text) => !string.IsNullOrEmpty(text);

    static List<string> Set(IEnumerable<(string Field, bool IsSet)> fields) =>
        [.. fields.Where(field => field.IsSet).Select(field => field.Field)];
}
