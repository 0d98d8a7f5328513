using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.ServiceEntryFindings;

namespace Kyma.Krm.Istio.Admission.ServiceEntries;

/// <summary><c>ports</c> of a ServiceEntry: numbers, names and protocols.</summary>
internal static class ServiceEntryPortRules
{
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
            var isNewName = names.Add(port.Name ?? "");
            if (!numbers.Add(port.Number ?? 0))
                review.Add(
                    ServiceEntryPortTwice,
                    $"{path}.number",
                    $"'{port.Number}' is another port's number already: keep one of the two ports"
                );
            else if (!isNewName)
                review.Add(
                    ServiceEntryPortTwice,
                    $"{path}.name",
                    $"'{port.Name}' is another port's name already: choose a different one"
                );
            if (needsAddress && port.Protocol is (null or "" or "TCP"))
                ReportAddress(port, path, review);
        }
    }

    static void ReportAddress(IstioPort port, string path, Review review) =>
        review.Add(
            ServiceEntryTcpWithoutAddress,
            path,
            $"a port with {(port.Protocol is "TCP" ? "protocol TCP" : "no protocol")} needs addresses "
                + "here: add them, or name the protocol that is spoken, such as TLS or HTTP"
        );

    static void CheckPort(IstioPort port, string path, Review review)
    {
        if (port.Name is not null && !DnsNames.IsLabel(port.Name))
            review.Add(
                ServiceEntryPortName,
                $"{path}.name",
                $"'{port.Name}' must be one DNS label, such as https: at most 63 letters, digits and '-'"
            );
        review.Port(port.Number, ServiceEntryPortNumber, $"{path}.number");
        if (port.TargetPort is > 65535 || (port.TargetPort == 0 && review.Version >= RejectsZero))
            review.Add(
                ServiceEntryPortNumber,
                $"{path}.targetPort",
                $"'{port.TargetPort}' must be a port from 1 to 65535; leave it out to use the port's number"
            );
        review.Protocol(port.Protocol, ServiceEntryPortProtocol, $"{path}.protocol");
    }

    static bool AllocatesAddress(IstioResource<ServiceEntrySpec> entry, IstioVersion version) =>
        version >= AllocatesByDefault
        && entry.Spec.Resolution is not (null or "NONE")
        && !(
            entry.Labels.TryGetValue("networking.istio.io/enable-autoallocate-ip", out var enabled)
            && enabled.Equals("false", StringComparison.OrdinalIgnoreCase)
        );
}
