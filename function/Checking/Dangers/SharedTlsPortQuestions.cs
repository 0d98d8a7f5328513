using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>Plain TCP on the port of HTTPS, asked for a host that nobody registers.</summary>
internal sealed class SharedTlsPortQuestions(MeshModel mesh, Findings findings)
{
    const int Port = 443;

    /// <summary>No entry can name it (RFC 6761).</summary>
    const string AnyHost = "any-other-host.invalid";

    public void Ask()
    {
        var reported = new HashSet<MeshRef>();
        foreach (var service in mesh.Registry.All)
        {
            if (
                service is { IsKubernetes: false, Address: MeshService.AnyAddress, Reference.Source: { } source }
                && service.PortOf(Port) is { Protocol: Protocol.Tcp } port
                && !Marks.IsRendered(source.Tree)
                && reported.Add(service.Reference)
                && IsTaken(service)
            )
                findings.Add(
                    DangerFindings.ServiceEntryTcpOn443,
                    source.At($"{service.FieldOf(port)}.protocol"),
                    $"every TLS connection to port 443 of a host that no other entry names is carried to "
                        + $"'{service.Host}', because plain TCP without addresses takes the port. Use protocol "
                        + "TLS, or add addresses"
                );
        }
    }

    bool IsTaken(MeshService service) =>
        mesh.Ask(
                new MeshRequest
                {
                    From = MeshClient.In(service.Namespace),
                    Host = AnyHost,
                    Port = Port,
                    Protocol = RequestProtocol.Https,
                }
            )
            .Hops.FirstOrDefault()
            ?.Service == service.Reference;
}
