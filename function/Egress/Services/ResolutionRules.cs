using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Egress.Services;

/// <summary>
/// What hosts, addresses and endpoints a way of resolving can serve (istio, pkg/config/validation/validation.go,
/// ValidateServiceEntry).
/// </summary>
internal static class ResolutionRules
{
    public static void Check(
        EgressServiceConfig service,
        string resolution,
        IReadOnlyList<EgressPort> ports,
        string field,
        ConfigScope scope
    )
    {
        CheckHosts(service, resolution, field, scope);
        if (Mismatch(service, resolution) is { } mismatch)
            scope.Report(EgressFindings.EgressResolutionMismatch, $"{field}.{mismatch.Field}", mismatch.Message);
        if (
            resolution is Resolutions.None
            && service.Addresses is null
            && ports.FirstOrDefault(port => port.IsNameless) is { } nameless
        )
        {
            scope.Report(
                EgressFindings.EgressNamelessWithoutAddress,
                $"{field}.hosts",
                $"'{service.Hosts[0]}' cannot be told apart on port {nameless.Number} ({nameless.Protocol} "
                    + "carries no host name): list `addresses`, or name hosts without '*' and leave `resolution` "
                    + "out"
            );
        }

        if (
            resolution is Resolutions.None
            && !scope.IstioAtLeast(1, 22)
            && ports.Any(port => port.TargetPort is not null)
        )
        {
            scope.Report(
                EgressFindings.EgressResolutionMismatch,
                $"{field}.ports",
                "`targetPort` has no effect with resolution 'NONE' before Istio 1.22, and `istioVersion` "
                    + $"is '{scope.IstioVersion}'; name hosts without '*'",
                field,
                "spec.istioVersion"
            );
        }
    }

    static void CheckHosts(EgressServiceConfig service, string resolution, string field, ConfigScope scope)
    {
        if (resolution is not (Resolutions.Dns or Resolutions.DnsRoundRobin) || service.Endpoints is not null)
            return;
        foreach (var (i, host) in service.Hosts.Index().Where(entry => Resolutions.IsWildcard(entry.Item)))
        {
            scope.Report(
                EgressFindings.EgressWildcardHostWithDns,
                $"{field}.hosts[{i}]",
                service.Resolution is null
                    ? $"'{host}' must not be listed together with plain hosts: they are looked up in DNS, which a "
                        + "wildcard cannot be. Make it a service of its own"
                    : $"'{host}' cannot be looked up with resolution '{resolution}': leave `resolution` out, "
                        + "or use DYNAMIC_DNS (from Istio 1.30)"
            );
        }
    }

    static (string Field, string Message)? Mismatch(EgressServiceConfig service, string resolution) =>
        service switch
        {
            { Endpoints: not null } when resolution is Resolutions.None => (
                "endpoints",
                "must be left out with resolution 'NONE', which sends to the address the application asked "
                    + "for; leave `resolution` out"
            ),
            { Endpoints: null } when resolution is Resolutions.Static => (
                "resolution",
                "'STATIC' needs `endpoints`: without them every request is answered with 503"
            ),
            { Endpoints: { } endpoints }
                when resolution is Resolutions.Static
                    && endpoints.FirstOrDefault(e => !IpAddresses.IsAddress(e.Address)) is { } named => (
                "endpoints",
                $"'{named.Address}' must be an IP address with resolution 'STATIC'; leave `resolution` out "
                    + "to look it up"
            ),
            { Endpoints.Count: > 1 } when resolution is Resolutions.DnsRoundRobin => (
                "endpoints",
                "must be only one with resolution 'DNS_ROUND_ROBIN'; use DNS for several"
            ),
            { Addresses: { } addresses }
                when resolution is not (Resolutions.None or Resolutions.Static)
                    && addresses.FirstOrDefault(IpAddress.IsCidr) is { } block => (
                "addresses",
                $"'{block}' must be a single IP address with resolution '{resolution}'; leave `resolution` "
                    + "out to take the whole block"
            ),
            _ => null,
        };
}
