using Kyma.Krm.Diagnostics;
using Kyma.Krm.Importing.Comparing;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Importing.ImportingFindings;

namespace Kyma.Krm.Importing.Trials;

/// <summary>
/// Collects why a resource stays as it is; it is told only if nothing else takes the resource over after all.
/// </summary>
internal sealed class ImportReport(Findings findings)
{
    readonly Dictionary<ResourceId, List<Problem>> _reasons = [];

    public void Stays(OriginalResource original, string field, string why) =>
        Stays(original, [new Problem(field, why)]);

    /// <summary>The first attempt to take a resource over is the one that says most.</summary>
    public void Stays(OriginalResource original, IReadOnlyList<Problem> problems) =>
        _reasons.TryAdd(original.Id, [.. problems]);

    public void Twice(OriginalResource original) =>
        findings.Add(
            ImportTwice,
            original.At(""),
            "the input contains it twice, with different content; the first one counts"
        );

    public void Add(Rule rule, Place place, string message) => findings.Add(rule, place, message);

    /// <summary>What the rendered resources would have otherwise than those that were read.</summary>
    public void Tell(IReadOnlyList<Difference> differences, string config)
    {
        foreach (var difference in differences)
        {
            if (difference.Original is not { } original)
                findings.Add(
                    ImportAdded,
                    Place.Input,
                    $"{config} also renders the {difference.Id}, which is not in the input"
                );
            else if (SameMeaning.Of(difference) is { } note)
                findings.Add(ImportSameMeaning, original.At(difference.Field), note);
            else if (
                difference.Becomes.Text() == TlsVersions.Tls12
                && difference.Shape.EndsWith(".minProtocolVersion", StringComparison.Ordinal)
            )
            {
                findings.Add(
                    ImportHardened,
                    original.At(difference.Field),
                    $"{difference.Why}: TLS 1.0 and 1.1 are deprecated (RFC 8996). Clients that speak "
                        + "nothing newer can no longer connect; update them before the switch-over"
                );
            }
            else
                findings.Add(
                    ImportNotExpressed,
                    original.At(difference.Field),
                    $"{difference.Why}. If it is needed, keep this resource as it is and take it out of '{config}'"
                );
        }
    }

    /// <summary>Labels and annotations that nobody's work depends on, as far as is known.</summary>
    public void TellMarks(OriginalResource original)
    {
        foreach (
            var (part, keys) in new[] { ("labels", original.Labels.Keys), ("annotations", original.Annotations.Keys) }
        )
        {
            var others = keys.Where(key => !Marking.IsOwnership(key) && !Marking.IsForController(key))
                .Order(StringComparer.Ordinal)
                .ToArray();
            if (others.Length > 0)
                findings.Add(
                    ImportSameMeaning,
                    original.At($"metadata.{part}"),
                    $"{string.Join(", ", others)} {(others.Length == 1 ? "is" : "are")} not rendered, and "
                        + "will be kept where the resource is taken over in place"
                );
        }

        if (original.Labels.TryGetValue(Marks.ManagedBy, out var manager) && manager != Marks.Program)
            findings.Add(
                ImportSameMeaning,
                original.At(FieldPath.Child("metadata.labels", Marks.ManagedBy)),
                $"'{manager}' becomes '{Marks.Program}': a tool that selects its resources by this label does not find "
                    + "this one any more"
            );

        if (original.Content.Items("metadata", "ownerReferences") is [var owner, ..])
            findings.Add(
                ImportNotExpressed,
                original.At("metadata.ownerReferences"),
                $"the {owner.Text("kind")} '{owner.Text("name")}' owns it and may write or delete it again; "
                    + "take it out of that owner's hands first"
            );
    }

    /// <summary>What was not taken over.</summary>
    /// <param name="rest">Those that no config renders.</param>
    /// <param name="whyNot">Why one stays that nothing is wrong with.</param>
    public void TellRest(IReadOnlyCollection<OriginalResource> rest, Func<OriginalResource, string> whyNot)
    {
        foreach (var original in rest)
        {
            if (_reasons.TryGetValue(original.Id, out var problems))
            {
                foreach (var problem in problems)
                    findings.Add(
                        ImportStays,
                        original.At(problem.Field),
                        $"{problem.Why.TrimEnd('.')}; so this resource stays as it is, outside of the config"
                    );
            }
            else if (ImportedKinds.IsWanted(original.Id))
            {
                // First: the tree that says why is dropped with the place.
                var why = whyNot(original);
                findings.Add(ImportStaysAside, original.At(""), why);
            }
        }
    }
}

/// <summary>Why a resource cannot be taken over.</summary>
/// <param name="Field">Empty for the resource as a whole.</param>
internal sealed record Problem(string Field, string Why);
