using System.Text.Json.Nodes;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>APIRules, beside the Gateway that they name or as a config of their own.</summary>
internal sealed class ApiRuleImport(DraftingTools tools)
{
    static readonly string[] Versions = ["gateway.kyma-project.io/v2", "gateway.kyma-project.io/v2alpha1"];

    readonly Dictionary<(string? Owner, string Gateway), int> _targets = [];

    static readonly string[] Others = ["domain", "gateway", "certificate", "dns"];

    public void AddTo(List<Draft> drafts)
    {
        var more = new Dictionary<int, List<JsonNode?>>();
        foreach (var rule in tools.Originals.OfKind(ImportedKinds.Kyma, "APIRule"))
            Add(rule, drafts, more);
        foreach (var (at, rules) in more)
            drafts[at] = drafts[at].With("apiRules", JsonFields.List(rules));
    }

    void Add(OriginalResource rule, List<Draft> drafts, Dictionary<int, List<JsonNode?>> more)
    {
        if (!Versions.Contains(rule.ApiVersion))
        {
            tools.Report.Stays(
                rule,
                "apiVersion",
                $"is '{rule.ApiVersion}', which Kyma no longer reconciles: move it to gateway.kyma-project.io/v2 first"
            );
            return;
        }

        if (rule.Spec.Text("gateway") is not { } gateway)
        {
            tools.Report.Stays(
                rule,
                "spec.gateway",
                "is not written, and a KymaTraffic exposes applications through a Gateway only "
                    + "(`externalGateway` is not expressed)"
            );
            return;
        }

        if (!_targets.TryGetValue((rule.Owner, gateway), out var at))
            at = IndexOfTarget(rule, gateway, drafts);
        var target =
            at < 0
                ? new Draft(
                    rule.Owner ?? gateway[(gateway.IndexOf('/', StringComparison.Ordinal) + 1)..],
                    JsonFields.Of(("istioVersion", tools.IstioVersion)),
                    rule.Owner
                )
                : drafts[at];
        var alone = target.Without("egress").With("apiRules", JsonFields.List([FieldsOf(rule, target)]));
        if (!tools.Accepts(rule, alone))
            return;

        var added = tools.Pruning.Of(alone, Others).Spec.Items("apiRules")[0].Copy();
        if (at < 0)
        {
            at = drafts.Count;
            drafts.Add(target.With("apiRules", JsonFields.List([added!.DeepClone()])));
        }

        _targets[(rule.Owner, gateway)] = at;
        more.ListOf(at).Add(added);
    }

    static int IndexOfTarget(OriginalResource rule, string gateway, List<Draft> drafts)
    {
        var at = drafts.FindIndex(draft => draft.Gateway == gateway);
        return at >= 0
            ? at
            : drafts.FindIndex(draft =>
                draft.Gateway is null
                && (
                    rule.Owner is null
                        ? draft.Spec.ContainsKey("apiRules")
                            && draft.Spec.Items("apiRules")[0].Text("gateway") == gateway
                        : draft.Owner == rule.Owner
                )
            );
    }

    static JsonObject FieldsOf(OriginalResource rule, Draft target) =>
        JsonFields.Of(
            ("name", rule.Id.Name),
            ("namespace", rule.Id.Namespace),
            ("host", HostOf(rule, target.Spec.Text("domain"))),
            ("gateway", rule.Spec.Copy("gateway")),
            ("service", rule.Spec.Copy("service")),
            ("rules", rule.Spec.Copy("rules")),
            ("corsPolicy", rule.Spec.Copy("corsPolicy")),
            ("timeout", rule.Spec.Copy("timeout"))
        );

    static JsonNode? HostOf(OriginalResource rule, string? domain)
    {
        if (rule.Spec.Texts("hosts") is not [var host, ..])
            return null;
        var label =
            domain is not null && host.EndsWith($".{domain}", StringComparison.Ordinal)
                ? host[..^(domain.Length + 1)]
                : host;
        return ShortHosts.IsShort(label) && !label.StartsWith('*') ? label : host;
    }
}
