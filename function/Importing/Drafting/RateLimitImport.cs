using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>RateLimits, in the config of the same owner or in one of their own.</summary>
internal sealed class RateLimitImport(DraftingTools tools)
{
    public void AddTo(List<Draft> drafts)
    {
        var more = new Dictionary<int, List<JsonNode?>>();
        foreach (var limit in tools.Originals.OfKind(ImportedKinds.Kyma, "RateLimit"))
        {
            var fields = FieldsOf(limit);
            var alone = new Draft(
                limit.Owner ?? limit.Id.Name,
                JsonFields.Of(
                    ("istioVersion", tools.IstioVersion),
                    ("rateLimits", JsonFields.List([fields.DeepClone()]))
                ),
                limit.Owner
            );
            if (!tools.Accepts(limit, alone))
                continue;

            var at = drafts.FindIndex(draft => draft.Owner == limit.Owner);
            if (at < 0)
            {
                drafts.Add(alone);
                more[drafts.Count - 1] = [fields];
            }
            else
                more.ListOf(at).Add(fields);
        }

        foreach (var (at, limits) in more)
            drafts[at] = drafts[at].With("rateLimits", JsonFields.List(limits));
    }

    static JsonObject FieldsOf(OriginalResource limit) =>
        JsonFields.Of(
            ("name", limit.Id.Name),
            ("namespace", limit.Id.Namespace),
            ("selectorLabels", limit.Spec.Copy("selectorLabels")),
            ("local", limit.Spec.Copy("local")),
            ("enforce", limit.Spec.IsTrue("enforce") ? null : limit.Spec.Copy("enforce")),
            ("enableResponseHeaders", limit.Spec.Copy("enableResponseHeaders"))
        );
}
