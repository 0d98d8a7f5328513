using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>
/// What a server of a Gateway accepts, with the Secrets that its pods would get (istio, BuildListenerTLSContext;
/// sds.go).
/// </summary>
internal sealed class ServerCertificates(MeshSecrets secrets)
{
    const string PodNamespace = MeshResources.RootNamespace;

    public Accepts Of(GatewayChain chain)
    {
        var server = chain.Server;
        IReadOnlyList<string> names = chain.IsForAll ? [] : chain.Sni.Order(StringComparer.Ordinal).ToArray();
        if (server.Server.Tls is not { } tls)
            return new Accepts(Accepts.Plaintext, names, [], null);
        if (server.IsPassthrough)
            return new Accepts(Accepts.Passthrough, names, [], null);
        if (server.Mode == HopTls.IstioMutual)
            return new Accepts(server.Mode, names, [TlsCredential.Istio], TlsCredential.Istio);
        return new Accepts(
            server.Mode,
            names,
            Certificates(tls).ToArray(),
            server.Mode is "MUTUAL" or "OPTIONAL_MUTUAL" ? Ca(tls) : null
        )
        {
            LowestVersion = TlsVersions.Lowest(tls.MinProtocolVersion),
        };
    }

    IEnumerable<TlsCredential> Certificates(ServerTls tls)
    {
        var names = tls.CredentialNames is { Count: > 0 } several ? several : Named(tls.CredentialName);
        if (names.Count > 0)
            return names.Select(name => Secret(name, "", secrets.HasCertificate));
        if (tls.TlsCertificates is { Count: > 0 } files)
            return files.Select(file => new TlsCredential($"file:{file.ServerCertificate},{file.PrivateKey}", null));
        return [new TlsCredential($"file:{tls.ServerCertificate},{tls.PrivateKey}", null)];
    }

    TlsCredential Ca(ServerTls tls)
    {
        if (tls.CaCertCredentialName is { Length: > 0 } own)
            return own.StartsWith(IstioSecret.ConfigMapScheme, StringComparison.Ordinal)
                ? Map(own[IstioSecret.ConfigMapScheme.Length..])
                : Secret(own, "", secrets.IsDeliveredAsCa);
        var name = tls.CredentialNames is [var first, ..] ? first : tls.CredentialName;
        if (name is { Length: > 0 })
            return Secret(name, IstioSecret.CaSuffix, secrets.HasCa);

        return tls.CaCertificates is { Length: > 0 } path
            ? new TlsCredential($"file:{path}", null)
            : TlsCredential.System;
    }

    /// <summary>A name with a namespace is only delivered where that is the pods' own.</summary>
    static TlsCredential Secret(string written, string suffix, Func<string, string, bool> isThere)
    {
        var (owner, own) = IstioSecret.Located(IstioSecret.WithoutScheme(written), PodNamespace);
        var name = $"{own}{suffix}";
        return new TlsCredential($"secret:{owner}/{name}", owner == PodNamespace && isThere(owner, name));
    }

    TlsCredential Map(string name)
    {
        var (@namespace, map) = IstioSecret.Located(name, PodNamespace);
        return new TlsCredential($"configmap:{@namespace}/{map}", secrets.HasConfigMapCa(@namespace, map));
    }

    static IReadOnlyList<string> Named(string? name) => name is { Length: > 0 } ? [name] : [];
}
