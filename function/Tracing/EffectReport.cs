using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tracing;

/// <summary>What a change does to traffic, as text, as JSON, or as Markdown for a pull request.</summary>
internal static class EffectReport
{
    /// <summary>Each effect on three lines, most dangerous first, then the counts.</summary>
    public static string Text(TrafficEffects effects)
    {
        var text = new TraceLines();
        foreach (var row in Rows(effects))
        {
            text.Add($"{Word(row.Kind)}: {row.Who}{row.Joined}{row.What}");
            text.Add($"  was: {row.Was}");
            text.Add($"  now: {row.Now}");
        }

        text.Add(Summary(effects));
        return text.ToString();
    }

    /// <summary>A comment on GitHub has at most 65,536 characters.</summary>
    const int LongestMarkdown = 60_000;

    /// <summary>For the comment of a pull request: a table, shortened where there are many.</summary>
    public static string Markdown(TrafficEffects effects)
    {
        var text = new TraceLines();
        var shown = 0;
        text.Add("### What this change does to traffic");
        text.Blank();
        var rows = Rows(effects);
        if (rows.Count > 0)
        {
            text.Add("| | client or pods | request or protection | was | now |");
            text.Add("|---|---|---|---|---|");
        }

        foreach (var (kind, who, _, what, was, now) in rows)
        {
            var row = $"| **{Word(kind)}** | {Cell(who)} | {Cell(what)} | {Cell(was)} | {Cell(now)} |";
            if (text.Length + row.Length > LongestMarkdown)
                break;
            text.Add(row);
            shown++;
        }

        if (rows.Count > 0)
            text.Blank();
        if (shown < rows.Count)
            text.Add($"{rows.Count - shown} more do not fit here; kyma-krm diff --effects shows them.");
        text.Add(Summary(effects));
        return text.ToString();
    }

    /// <summary>Requests and pods, the most dangerous first.</summary>
    static List<Row> Rows(TrafficEffects effects) =>
        [
            .. effects
                .All.Select(effect => new Row(
                    effect.Kind,
                    effect.Client,
                    " to ",
                    TraceTable.At(effect.Target),
                    Shown(effect.Before, effect.After, effect.Routes.Select(difference => difference.Was)),
                    Shown(effect.After, effect.Before, effect.Routes.Select(difference => difference.Now))
                ))
                .Concat(
                    effects.Guards.Select(effect => new Row(
                        effect.Kind,
                        effect.Pods,
                        ", ",
                        effect.Difference.Name,
                        effect.Difference.Was,
                        effect.Difference.Now
                    ))
                )
                .OrderBy(row => row.Kind),
        ];

    /// <param name="Joined">Between <paramref name="Who"/> and <paramref name="What"/> in a sentence.</param>
    sealed record Row(EffectKind Kind, string Who, string Joined, string What, string Was, string Now);

    /// <summary>The whole answer of <c>diff --effects --output json</c>.</summary>
    public static JsonObject Json(TrafficEffects effects) =>
        new()
        {
            ["losesProtection"] = effects.LosesProtection,
            ["same"] = effects.Same,
            ["notCompared"] = effects.NotCompared,
            ["effects"] = new JsonArray([
                .. effects.All.Select(
                    JsonNode (effect) =>
                    {
                        var json = new JsonObject
                        {
                            ["effect"] = Word(effect.Kind),
                            ["client"] = effect.Client,
                            ["to"] = effect.Target.Target.ToString(),
                        };
                        if (effect.Target.Method != MeshRequest.Get)
                            json["method"] = effect.Target.Method;
                        if (effect.Target.Address is { } address)
                            json["address"] = address;
                        json["was"] = Answer(
                            effect.Before,
                            effect.After,
                            effect.Routes.Select(one => (one.Name, one.Was))
                        );
                        json["now"] = Answer(
                            effect.After,
                            effect.Before,
                            effect.Routes.Select(one => (one.Name, one.Now))
                        );
                        return json;
                    }
                ),
            ]),
            ["guards"] = new JsonArray([
                .. effects.Guards.Select(
                    JsonNode (effect) =>
                        new JsonObject
                        {
                            ["effect"] = Word(effect.Kind),
                            ["pods"] = effect.Pods,
                            ["guard"] = effect.Difference.Name,
                            ["was"] = effect.Difference.Was,
                            ["now"] = effect.Difference.Now,
                        }
                ),
            ]),
        };

    static JsonObject Answer(MeshAnswer answer, MeshAnswer other, IEnumerable<(string Name, string Words)> routes)
    {
        var json = TraceJson.Of(answer);
        if (OtherDemand(answer, other) is { } token)
            json["token"] = token;
        var differing = new JsonObject();
        foreach (var (name, words) in routes)
            differing[name] = words;
        if (differing.Count > 0)
            json["routes"] = differing;
        return json;
    }

    static string Word(EffectKind kind) =>
        kind switch
        {
            EffectKind.LessProtection => "less protection",
            EffectKind.NotKnown => "not known",
            EffectKind.LostReach => "lost reach",
            EffectKind.NewReach => "new reach",
            _ => "changed",
        };

    static string Shown(MeshAnswer answer, MeshAnswer other, IEnumerable<string> routes) =>
        string.Join("; ", routes) is { Length: > 0 } words
            ? $"{Ending(answer, other).TrimEnd('.')}; {words}"
            : Ending(answer, other);

    static string Ending(MeshAnswer answer, MeshAnswer other) =>
        TracedRequest.Of(answer.Outcome) == TraceResult.Reaches
            ? $"{TraceSentences.Arriving(answer)}{TraceSentences.Needing(answer)}"
                + (OtherDemand(answer, other) is { } token ? $" {token}" : "")
                + Sharing(answer)
            : TraceSentences.Ending(answer);

    /// <summary>What is asked of the token, where another one did before or does now.</summary>
    static string? OtherDemand(MeshAnswer answer, MeshAnswer other) =>
        answer.Token is { Length: > 0 } token && other.Token is { } asked && token != asked ? token : null;

    static string Sharing(MeshAnswer answer) =>
        answer.Hops.SelectMany(hop => hop.Split).ToList() is { Count: > 0 } shares
            ? "; of all requests "
                + string.Join(
                    ", ",
                    shares.Select(share => $"{share.Weight} parts to {TraceSentences.Named(share.Cluster)}")
                )
            : "";

    static string Summary(TrafficEffects effects)
    {
        var changed = (effects.All.Count - effects.NotKnown) switch
        {
            0 => "No request ends differently",
            1 => "1 request ends differently",
            var count => $"{count} requests end differently",
        };
        var open = Further(effects.NotKnown, "may end differently", "may end differently");
        var guards = Further(effects.Guards.Count, "protection of pods differs", "protections of pods differ");
        var left = Further(effects.NotCompared, "more was not compared", "more were not compared");
        return $"{changed}, {effects.Same} as before{open}{guards}{left}.";
    }

    static string Further(long count, string one, string several) =>
        count == 0 ? "" : $"; {count} {(count == 1 ? one : several)}";

    /// <summary>
    /// Names come from other people's files: none shows a key, or makes a link, a picture, a tag or a mention.
    /// </summary>
    static string Cell(string text)
    {
        var cell = new StringBuilder(text.Length + 8);
        foreach (var c in Redaction.Of(text))
        {
            if (c is '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '~')
                cell.Append('\\').Append(c);
            else if (c is '<' or '>' or '&' or '@')
                cell.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else
                cell.Append(c);
        }

        return cell.ToString();
    }
}
