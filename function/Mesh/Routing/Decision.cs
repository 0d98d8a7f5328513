using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>What a proxy can do with a request or connection.</summary>
internal enum DecisionKind
{
    /// <summary>To <see cref="Decision.Cluster"/>.</summary>
    Send,
    Passthrough,
    Blackhole,
    Redirect,
    DirectResponse,
    NoRoute,
    Unknown,
}

/// <summary>What a proxy does with a request or connection.</summary>
internal sealed record Decision(DecisionKind Kind)
{
    public MatchedBy Match { get; init; } = MatchedBy.Tcp;

    public ClusterName? Cluster { get; init; }

    /// <summary>All weighted destinations, where there are several.</summary>
    public IReadOnlyList<WeightedCluster> Split { get; init; } = [];

    /// <summary>The VirtualService that decided.</summary>
    public MeshVirtualService? Routes { get; init; }

    /// <summary>The HTTP route that decided, with all that it does to a request; null where none did.</summary>
    public HttpRoute? Route { get; init; }

    /// <summary>Where a proxy answers itself.</summary>
    public int? Status { get; init; }

    /// <summary>The Host header that is sent on, where the route rewrites it.</summary>
    public string? Authority { get; init; }

    /// <summary>The path that is sent on, where the route rewrites it.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// What is asked of the token without which the route takes no request, or of the external authorizer; null where
    /// none is needed.
    /// </summary>
    public string? Token { get; init; }

    /// <summary>Why it is unknown.</summary>
    public string? Reason { get; init; }
}

/// <summary>Where a route sends: a host's port, or a subset of it.</summary>
internal sealed record ClusterName(string Host, int Port, string Subset = "")
{
    public override string ToString() => $"outbound|{Port}|{Subset}|{Host}";
}
