using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Clusters;

/// <summary>
/// The TLS that a proxy puts around what it sends to a cluster (istio, pilot/pkg/networking/core/cluster_tls.go).
/// </summary>
internal sealed class UpstreamTls(MeshSecrets secrets)
{
    /// <param name="authority">The request's host, where the proxy speaks HTTP to the cluster; null where it only
    /// passes bytes on.</param>
    public HopTls Of(MeshCluster cluster, Sender sender, string? authority)
    {
        if (cluster.Tls is not { } tls)
            return Automatic(cluster);
        return tls.Mode switch
        {
            HopTls.IstioMutual => Mesh(tls),
            "SIMPLE" or "MUTUAL" => Originated(cluster, tls, sender, authority),
            _ => HopTls.Off,
        };
    }

    /// <summary>Nobody delivers the credential, so there is no handshake.</summary>
    public static bool LacksCredential(HopTls tls) => tls.Ca?.IsFound == false || tls.Certificate?.IsFound == false;

    static HopTls Automatic(MeshCluster cluster)
    {
        if (cluster.Service.IsExternal)
            return HopTls.Off;
        if (cluster.Resolution == Resolving.OriginalDestination)
            return cluster.Endpoints.Count > 0 && cluster.Endpoints.All(endpoint => endpoint.SpeaksMeshTls)
                ? Mesh(new ClientTls())
                : HopTls.Off;
        return cluster.Endpoints is [{ SpeaksMeshTls: true }, ..]
            ? Mesh(new ClientTls()) with
            {
                IsAuto = true,
            }
            : HopTls.Off;
    }

    static HopTls Mesh(ClientTls tls) =>
        new(HopTls.IstioMutual)
        {
            Sni = tls.Sni is { Length: > 0 } sni ? sni : null,
            SniFrom = tls.Sni is { Length: > 0 } ? NameFrom.DestinationRule : NameFrom.Istio,
            Sans = tls.SubjectAltNames ?? [],
            SansFrom = NameFrom.Mesh,
            Ca = TlsCredential.Istio,
            Certificate = TlsCredential.Istio,
        };

    HopTls Originated(MeshCluster cluster, ClientTls tls, Sender sender, string? authority)
    {
        var credential = tls.CredentialName is { Length: > 0 } own ? own : tls.CaCertCredentialName ?? "";
        var isMap = credential.StartsWith(IstioSecret.ConfigMapScheme, StringComparison.Ordinal);

        // Without a workloadSelector every sidecar would need the Secret, so none gets it: no TLS at all.
        if (credential.Length > 0 && !isMap && !sender.IsGateway && !cluster.IsForSelectedWorkloads)
            return HopTls.Off;
        var isMutual = tls.Mode == "MUTUAL";
        if (
            isMutual
            && tls.CredentialName is null or ""
            && (tls.ClientCertificate is null or "" || tls.PrivateKey is null or "")
        )
            return HopTls.Off;
        var (sans, sansFrom) = Sans(cluster, tls, authority);
        return new HopTls(tls.Mode!)
        {
            Sni = tls.Sni is { Length: > 0 } sni ? sni : authority,
            SniFrom =
                tls.Sni is { Length: > 0 } ? NameFrom.DestinationRule
                : authority is not null ? NameFrom.HostHeader
                : NameFrom.None,
            Sans = sans,
            SansFrom = sansFrom,
            Ca = Ca(tls, sender),
            Certificate = isMutual ? Certificate(tls, sender) : null,
        };
    }

    /// <summary>Names are checked automatically only where neither <c>sni</c> nor any name is written.</summary>
    static (IReadOnlyList<string>, NameFrom) Sans(MeshCluster cluster, ClientTls tls, string? authority)
    {
        if (tls.InsecureSkipVerify == true)
            return ([], NameFrom.None);
        if (tls.SubjectAltNames is { Count: > 0 } written)
            return (written, NameFrom.Listed);
        if (!cluster.Service.IsKubernetes && cluster.Service.SubjectAltNames is { Count: > 0 } ofEntry)
            return (ofEntry, NameFrom.Listed);
        return tls.Sni is null or "" && authority is not null
            ? ([authority], NameFrom.HostHeader)
            : ([], NameFrom.None);
    }

    TlsCredential Ca(ClientTls tls, Sender sender)
    {
        if (tls.InsecureSkipVerify == true)
            return TlsCredential.None;
        if (OriginatedTls.Ca(tls, sender.Namespace) is not { } ca)
            return tls.CaCertificates is { Length: > 0 } and not "system" and var path
                ? new TlsCredential($"file:{path}", null)
                : TlsCredential.System;
        return ca.IsConfigMap
            ? new TlsCredential($"configmap:{ca.Namespace}/{ca.Name}", secrets.HasConfigMapCa(ca.Namespace, ca.Name))
            : new TlsCredential(
                $"secret:{ca.Namespace}/{ca.Name}",
                ca.Namespace == sender.Namespace && secrets.IsDeliveredAsCa(ca.Namespace, ca.Name)
            );
    }

    TlsCredential Certificate(ClientTls tls, Sender sender) =>
        OriginatedTls.Pair(tls, sender.Namespace) is { } pair
            ? new TlsCredential(
                $"secret:{pair.Namespace}/{pair.Name}",
                pair.Namespace == sender.Namespace && secrets.HasCertificate(pair.Namespace, pair.Name)
            )
            : new TlsCredential($"file:{tls.ClientCertificate},{tls.PrivateKey}", null);
}
