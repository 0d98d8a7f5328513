using System.Text.Json.Nodes;
using Kyma.Krm.Egress;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>
/// The ServiceEntries of a namespace as one egress config, with what belongs to them; several where they are exported
/// differently.
/// </summary>
internal sealed class EgressImport(DraftingTools tools)
{
    readonly GatewayRecipe _ways = new(tools.Originals);
    readonly Lazy<Lookup<(string? Owner, string Namespace), OriginalResource>> _byPlace = new(() =>
        tools.Originals.All.ToLookup(PlaceOf)
    );
    readonly ServiceImport _services = new(tools);

    public IReadOnlyList<Draft> Drafts() =>
        tools
            .Originals.All.Where(IsPartOfEgress)
            .GroupBy(PlaceOf)
            .SelectMany(part => DraftsOf(part.Key, _byPlace.Value[part.Key].ToArray()))
            .ToArray();

    static bool IsPartOfEgress(OriginalResource original) =>
        original.Id.Namespace.Length > 0
        && (
            original.Id is { Group: ImportedKinds.Istio, Kind: "ServiceEntry" }
            || (EgressShared.IsRegistryOnly(original) && EgressShared.ConfigOf(original) is not null)
        );

    static (string? Owner, string Namespace) PlaceOf(OriginalResource original) =>
        (original.Owner, original.Id.Namespace);

    IEnumerable<Draft> DraftsOf((string? Owner, string Namespace) place, IReadOnlyList<OriginalResource> there)
    {
        var shared = there.Select(EgressShared.ConfigOf).OfType<string>().ToArray();
        var name = place.Owner ?? shared.FirstOrDefault() ?? place.Namespace;
        var entries = there
            .Where(entry => entry.Id is { Group: ImportedKinds.Istio, Kind: "ServiceEntry", Name.Length: > 0 })
            .Where(entry => !GatewayRecipe.IsPart(entry) && !_ways.IsFurtherHost(entry))
            .ToList();
        for (var number = 1; number == 1 || entries.Count > 0; number++)
        {
            // What the services of a namespace share belongs to the first.
            var own = number == 1 ? name : $"{name}-{number}";
            var (exportTo, services) = _services.Most(entries, own, place.Namespace);
            if (services.Count == 0 && number > 1)
                yield break;
            entries.RemoveAll(services.Select(service => service.Original).ToHashSet().Contains);
            var draft = WithShared(DraftOf(own, place, exportTo, services));

            // Without a service there is only REGISTRY_ONLY left to say.
            if (services.Count > 0 || draft.Spec.At("egress", "outboundTrafficPolicy") is not null)
                yield return tools.Pruning.Of(draft, "egress.services", "egress.outboundTrafficPolicy") with
                {
                    NameIsBound = shared.Contains(own),
                };
        }
    }

    Draft DraftOf(
        string name,
        (string? Owner, string Namespace) place,
        IReadOnlyList<string>? exportTo,
        IReadOnlyList<(OriginalResource Original, JsonObject Service)> services
    ) =>
        new(
            name,
            JsonFields.Of(
                ("istioVersion", tools.IstioVersion),
                (
                    "egress",
                    JsonFields.Of(
                        ("namespace", place.Namespace),
                        ("exportTo", exportTo is null ? null : JsonFields.List(exportTo)),
                        (
                            "services",
                            services.Count == 0 ? null : JsonFields.List(services.Select(service => service.Service))
                        )
                    )
                )
            ),
            place.Owner
        );

    /// <summary>With REGISTRY_ONLY and NetworkPolicies where they are the ones that would be rendered.</summary>
    Draft WithShared(Draft draft)
    {
        var id = new ResourceId(
            ImportedKinds.Istio,
            "Sidecar",
            draft.Spec.Text("egress", "namespace")!,
            EgressPlan.SharedNameOf(draft.Name)
        );
        var limited = With(draft, tools.Originals.Find(id), Limit);
        return With(
            limited,
            tools.Originals.Find(id with { Group = "networking.k8s.io", Kind = "NetworkPolicy" }),
            (egress, policy) => egress["networkPolicies"] = IsStrict(policy) ? nameof(NetworkPolicyMode.Strict) : true
        );
    }

    /// <summary>Pods without a namespace are those of the policy's own.</summary>
    static bool IsStrict(OriginalResource policy) =>
        policy
            .Spec.Items("egress")
            .SelectMany(rule => rule.Items("to"))
            .Any(peer => peer.At("podSelector") is not null && peer.At("namespaceSelector") is null);

    /// <summary>REGISTRY_ONLY changes what counts where no exportTo is written.</summary>
    static void Limit(JsonObject egress, OriginalResource sidecar)
    {
        egress["outboundTrafficPolicy"] = EgressConfig.RegistryOnly;
        egress["exportTo"] ??= JsonFields.List(["*"]);
        var visible = sidecar
            .Spec.Items("egress")
            .SelectMany(listener => listener.Texts("hosts"))
            .Where(host => host.EndsWith("/*", StringComparison.Ordinal) && host[0] is not ('.' or '*' or '~'))
            .Select(host => host[..^2])
            .ToArray();
        if (visible.Length > 0)
            egress["visibleNamespaces"] = JsonFields.List(visible);
    }

    Draft With(Draft draft, OriginalResource? shared, Action<JsonObject, OriginalResource> write)
    {
        if (shared is null || shared.Owner != draft.Owner)
            return draft;
        var egress = draft.Spec.Copy("egress")!.AsObject();
        write(egress, shared);
        var attempt = draft.With("egress", egress);
        return tools.Accepts(shared, attempt) ? attempt : draft;
    }
}
