using System.Globalization;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>
/// Policies with the port of a Service: a proxy compares the port of the connection that it takes, which is the one
/// that the pod listens on.
/// </summary>
internal sealed class PolicyPortQuestions(CheckedPackage package, MeshModel mesh, Findings findings)
{
    readonly ListeningPorts _listening = new(mesh);

    public void Ask()
    {
        foreach (var policy in mesh.Resources.Policies)
        {
            if (
                policy is { Source: { } source, Spec.Rules: { } rules }
                && policy.Spec.Selector?.MatchLabels is { Count: > 0 } labels
            )
                Ask(new Policy(policy.Spec.Action, source, policy.Namespace, labels), rules);
        }

        foreach (var policy in package.Of(IstioKinds.Security, "PeerAuthentication"))
            AskPeers(policy);
    }

    void Ask(Policy policy, IReadOnlyList<AuthorizationRule> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            var path = FieldPath.Child("spec.rules", i);
            for (var j = 0; j < rules[i].To?.Count; j++)
            {
                var operation = rules[i].To![j].Operation;
                var at = $"{FieldPath.Child($"{path}.to", j)}.operation";
                Ask(policy, operation?.Ports, $"{at}.ports", isExcluded: false);
                Ask(policy, operation?.NotPorts, $"{at}.notPorts", isExcluded: true);
            }

            for (var j = 0; j < rules[i].When?.Count; j++)
            {
                if (rules[i].When![j] is not { Key: "destination.port" } when)
                    continue;
                var at = FieldPath.Child($"{path}.when", j);
                Ask(policy, when.Values, $"{at}.values", isExcluded: false);
                Ask(policy, when.NotValues, $"{at}.notValues", isExcluded: true);
            }
        }
    }

    void Ask(Policy policy, IReadOnlyList<string>? written, string path, bool isExcluded)
    {
        for (var i = 0; i < written?.Count; i++)
        {
            if (Meant(policy.Namespace, policy.Labels, written[i], written) is { } meant)
                findings.Add(
                    DangerFindings.PolicyServicePort,
                    policy.Source.At(FieldPath.Child(path, i)),
                    $"{Text(written[i], meant)}, so no connection has this port. "
                        + $"{(isExcluded ? Included(policy.Action) : Missed(policy.Action))} Write \"{meant.Target}\""
                );
        }
    }

    void AskPeers(CheckedResource policy)
    {
        if (
            (policy.Root.Find("spec") as YamlMapping)?.Find("portLevelMtls") is not YamlMapping ports
            || policy.Root.FindTexts("spec", "selector", "matchLabels") is not { Count: > 0 } labels
        )
            return;
        string[] written = ports
            .Entries.Select(entry => entry.Key)
            .OfType<YamlScalar>()
            .Select(key => key.Value)
            .ToArray();
        foreach (var port in written)
        {
            if (Meant(ClusterReader.NamespaceOf(policy.Id.Namespace), labels, port, written) is { } meant)
                findings.Add(
                    DangerFindings.PolicyServicePort,
                    policy.Source.At(FieldPath.Child("spec.portLevelMtls", port)),
                    $"{Text(port, meant)}, so no connection has this port, and its mode is not applied. "
                        + $"Write {meant.Target}"
                );
        }
    }

    /// <summary>Whoever writes both ports means either.</summary>
    ServicePort? Meant(
        string @namespace,
        IReadOnlyDictionary<string, string> labels,
        string port,
        IReadOnlyCollection<string> written
    ) =>
        Digits.Read(port) is { } number
        && _listening.BehindService(@namespace, labels, number) is { } meant
        && !written.Contains(meant.Target.ToString(CultureInfo.InvariantCulture))
            ? meant
            : null;

    static string Text(string port, ServicePort meant) =>
        $"'{port}' is a port of {meant.Service}, whose pods listen on {meant.Target}";

    static string Missed(string? action) =>
        action switch
        {
            "DENY" => "The policy does not deny what it is written to deny.",
            "CUSTOM" => "The external authorizer is not asked.",
            "AUDIT" => "Nothing is audited.",
            _ => "The policy does not allow what it is written to allow.",
        };

    static string Included(string? action) =>
        action switch
        {
            "DENY" => "The policy denies requests to that port as well.",
            "CUSTOM" => "The external authorizer is asked about requests to that port as well.",
            "AUDIT" => "Requests to that port are audited as well.",
            _ => "The policy allows requests to that port as well.",
        };

    /// <param name="Action">Null: ALLOW.</param>
    sealed record Policy(
        string? Action,
        ResourceSource Source,
        string Namespace,
        IReadOnlyDictionary<string, string> Labels
    );
}
