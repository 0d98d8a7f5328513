using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Tracing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>
/// An HTTP port of an external service that leads to a TLS port needs a DestinationRule that originates TLS, for
/// everyone who sees the service. Who gets none sends plain text, which Istio accepts silently.
/// </summary>
internal sealed class PlainTextQuestions(MeshModel mesh, Askers askers, HostDestinationRules rules, Findings findings)
{
    /// <summary>Servers behind these expect TLS.</summary>
    static readonly HashSet<int> TlsPorts = [443, 636, 993, 995, 5671, 6380, 6443, 8443, 9443];

    readonly PlainTextCauses _causes = new(mesh, rules);
    readonly HashSet<(string Host, int Port)> _asked = [];
    readonly HashSet<(MeshRef Cause, string Host)> _reported = [];

    /// <summary>It is reported once that not all clients are asked.</summary>
    bool _isCut;

    public void Ask()
    {
        foreach (var service in mesh.Registry.All)
        {
            if (service.IsKubernetes || !service.IsExternal || service.Reference.Source is null)
                continue;
            foreach (var port in service.Ports)
            {
                if (port.Protocol.IsHttp() && LeadsToTls(service, port))
                    Ask(service, port);
            }
        }
    }

    static bool LeadsToTls(MeshService service, MeshPort port) =>
        TlsPorts.Contains(port.TargetPort ?? port.Number)
        || service.Endpoints.Any(endpoint =>
            endpoint.Ports?.GetValueOrDefault(port.Name) is { } own && TlsPorts.Contains((int)own)
        );

    void Ask(MeshService service, MeshPort port)
    {
        // One entry has a service for each of its addresses.
        if (!_asked.Add(($"{service.Reference} {service.Host}", port.Number)))
            return;
        if (!_isCut && !askers.AreAll(service) && service.Reference.Source is { } owner)
        {
            _isCut = true;
            findings.Add(
                PackageFindings.NotAllCompared,
                owner.At("spec.ports"),
                "so many clients are concerned that not all were asked: whether requests of others to this and other "
                    + "services leave as plain HTTP for a TLS port is not known"
            );
        }

        foreach (var asker in askers.Of(service))
        {
            var answer = mesh.Ask(
                new MeshRequest
                {
                    From = asker.Client,
                    Host = service.IsWildcard ? $"any-name{service.Host[1..]}" : service.Host,
                    Port = port.Number,
                    Protocol = RequestProtocol.Http,
                }
            );
            if (answer.LeavesAs != Wire.Http || answer.Hops.LastOrDefault() is not { } last)
                continue;
            var cause = last switch
            {
                { Service.Kind: "ServiceEntry", Tls.IsOn: false } when LeavesToTls(last) => _causes.Of(
                    asker,
                    last,
                    service,
                    port
                ),
                { Service: null, Sidecar: { } sidecar } when IsHidden(asker, service, port) => PlainTextCauses.Hidden(
                    sidecar,
                    service
                ),
                _ => null,
            };
            if (cause is { At.Source: { } source } && _reported.Add((cause.At, service.Host)))
            {
                var to = last.Dials.Count > 0 ? $" to {TraceSentences.Dialled(last)}" : ", past the ServiceEntry";
                findings.Add(
                    TrafficFindings.PlainTextToTlsPort,
                    source.At(cause.Field),
                    $"requests of {asker.Name} to {service.Host}:{port.Number} leave as plain HTTP{to}, "
                        + $"because {cause.Why}"
                );
            }
        }
    }

    static bool LeavesToTls(Hop last) => last.Dials.Any(LeadsToTls);

    /// <summary>Another entry of the host may be what the Sidecar shows instead.</summary>
    bool IsHidden(Asker asker, MeshService service, MeshPort port) =>
        mesh.ScopeOf(asker.Client.Namespace!, asker.Client.Labels).Service(service.Host)?.PortOf(port.Number) is null;

    static bool LeadsToTls(string dial) =>
        Digits.Read(dial.AsSpan(dial.LastIndexOf(':') + 1)) is { } port && TlsPorts.Contains(port);
}
