namespace Kyma.Krm.Istio;

/// <summary>networking.istio.io ServiceEntry: hosts outside the mesh (or outside Kubernetes) that the mesh shall know.</summary>
internal sealed record ServiceEntrySpec
{
    public IReadOnlyList<string>? Hosts { get; init; }

    public IReadOnlyList<string>? Addresses { get; init; }

    public IReadOnlyList<Port>? Ports { get; init; }

    public string? Location { get; init; }

    public string? Resolution { get; init; }

    public IReadOnlyList<WorkloadEntry>? Endpoints { get; init; }

    public WorkloadSelector? WorkloadSelector { get; init; }

    public IReadOnlyList<string>? ExportTo { get; init; }

    public IReadOnlyList<string>? SubjectAltNames { get; init; }
}

/// <summary>One endpoint of a ServiceEntry.</summary>
internal sealed record WorkloadEntry
{
    public string? Address { get; init; }

    public IReadOnlyDictionary<string, long>? Ports { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public string? Network { get; init; }

    public string? Locality { get; init; }

    public long? Weight { get; init; }

    public string? ServiceAccount { get; init; }
}

/// <summary>The <c>labels</c> form, of ServiceEntry and Sidecar; a DestinationRule's has <c>matchLabels</c>.</summary>
internal sealed record WorkloadSelector
{
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
