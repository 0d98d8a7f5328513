using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

internal static class ServiceEntryPortRules
{
    const string Source = $"{IstioFiles.Validation} ValidateServiceEntry";

    public static readonly Rule Name = new(
        "service-entry-port-name",
        Severity.Error,
        "A port name of a ServiceEntry is no DNS label."
    )
    {
        Source = $"{Source}; ValidatePortName",
        Consequence = $"{IstioFiles.Rejected} The CRD does not notice.",
        Fix = "name: https",
    };

    public static readonly Rule Twice = new(
        "service-entry-port-twice",
        Severity.Error,
        "Two ports of a ServiceEntry with the same name or number."
    )
    {
        Source = $"{Source}; the CRD's list key and CEL rule",
        Consequence = "The API server rejects the resource.",
        Fix = "Give each port a name and a number of its own.",
    };

    public static readonly Rule Number = new(
        "service-entry-port-number",
        Severity.Error,
        "A port of a ServiceEntry outside 1 to 65535."
    )
    {
        Source = $"{Source}; CEL rules of the CRD",
        Consequence = "The API server rejects the resource; it rejects targetPort: 0 too.",
        Fix = "ports: [{number: 443, protocol: TLS, name: tls}]",
    };

    public static readonly Rule PortProtocol = new(
        "service-entry-port-protocol",
        Severity.Error,
        "A port of a ServiceEntry with a protocol that Istio does not know."
    )
    {
        Source = $"{Source}; ValidateProtocol",
        Consequence = IstioFiles.Rejected,
        Fix = "protocol: TLS",
    };

    public static readonly Rule NeedsAddress = new(
        "service-entry-tcp-without-address",
        Severity.Warning,
        "A TCP port without addresses, where Istio allocates none."
    )
    {
        Source = $"{Source}; Istio pilot/pkg/networking/serviceentry/ip_autoallocation.go, on by default since 1.25",
        Consequence = $"{IstioFiles.Warned} Sidecars listen on every address of that port and take traffic of others.",
        Fix = "addresses: [203.0.113.7], or resolution: DNS so that Istio allocates an address",
    };

    public static readonly IReadOnlyList<Rule> All = [Name, Twice, Number, PortProtocol, NeedsAddress];

    static readonly IstioVersion AllocatesByDefault = IstioVersion.Of(25);

    // CEL, since then: an explicit 0 is out of range; the webhook takes it for absent.
    static readonly IstioVersion RejectsZero = IstioVersion.Of(24);

    public static void Check(IstioResource<ServiceEntrySpec> entry, Review review)
    {
        var names = new HashSet<string>();
        var numbers = new HashSet<long>();
        var needsAddress = entry.Spec.Addresses is not { Count: > 0 } && !AllocatesAddress(entry, review.Version);
        for (var i = 0; i < entry.Spec.Ports?.Count; i++)
        {
            var port = entry.Spec.Ports[i];
            var path = FieldPath.Child("spec.ports", i);
            CheckPort(port, path, review);
            if (!names.Add(port.Name ?? ""))
                review.Add(
                    Twice,
                    $"{path}.name",
                    $"'{port.Name}' is another port's name already: choose a different one"
                );
            if (!numbers.Add(port.Number ?? 0))
                review.Add(
                    Twice,
                    $"{path}.number",
                    $"'{port.Number}' is another port's number already: keep one of the two ports"
                );
            if (needsAddress && port.Protocol is (null or "" or "TCP"))
                ReportAddress(port, path, review);
        }
    }

    static void ReportAddress(IstioPort port, string path, Review review) =>
        review.Add(
            NeedsAddress,
            path,
            $"a port with {(port.Protocol is "TCP" ? "protocol TCP" : "no protocol")} needs spec.addresses here: add them, or name the protocol that is spoken, such as TLS or HTTP"
        );

    static void CheckPort(IstioPort port, string path, Review review)
    {
        if (port.Name is not null && !DnsNames.IsLabel(port.Name))
            review.Add(
                Name,
                $"{path}.name",
                $"'{port.Name}' must be one DNS label, such as https: at most 63 letters, digits and '-'"
            );
        if (port.Number is < 1 or > 65535)
            review.Add(Number, $"{path}.number", $"'{port.Number}' must be a port from 1 to 65535");
        if (port.TargetPort is > 65535 || (port.TargetPort == 0 && review.Version >= RejectsZero))
            review.Add(
                Number,
                $"{path}.targetPort",
                $"'{port.TargetPort}' must be a port from 1 to 65535; leave it out to use the port's number"
            );
        if (!string.IsNullOrEmpty(port.Protocol) && Protocols.Parse(port.Protocol) == Protocol.Unsupported)
        {
            review.Add(
                PortProtocol,
                $"{path}.protocol",
                $"'{port.Protocol}' must be one of: {string.Join(", ", Protocols.Names)}.{Suggestion.For(port.Protocol, Protocols.Names)}"
            );
        }
    }

    static bool AllocatesAddress(IstioResource<ServiceEntrySpec> entry, IstioVersion version) =>
        version >= AllocatesByDefault
        && entry.Spec.Resolution is not (null or "NONE")
        && !(
            entry.Labels.TryGetValue("networking.istio.io/enable-autoallocate-ip", out var enabled)
            && enabled.Equals("false", StringComparison.OrdinalIgnoreCase)
        );
}
