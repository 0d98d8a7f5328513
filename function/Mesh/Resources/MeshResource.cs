using System.Runtime.CompilerServices;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>A resource that istiod reads, with its age.</summary>
/// <param name="Read">As it is written, without what could not be read.</param>
/// <param name="Kind">Also APIRule, which the mesh sees as a VirtualService.</param>
/// <param name="Namespace">"default" where none is written.</param>
/// <param name="Order">Its place among the documents.</param>
internal sealed record MeshResource<TSpec>(IstioResource<TSpec> Read, string Kind, string Namespace, int Order)
{
    /// <summary>Its metadata.name.</summary>
    public string Name => Read.Name;

    /// <summary>Empty where it has none.</summary>
    public IReadOnlyDictionary<string, string> Labels => Read.Labels;

    /// <summary>What it says.</summary>
    public TSpec Spec => Read.Spec;

    /// <summary>Its text, for findings.</summary>
    public ResourceSource Source => Read.Source;

    /// <summary>When it was made.</summary>
    public Age Age => new(Read.Created, Order);

    // A resource is equal to itself only, whatever was asked of it.
    public bool Equals(MeshResource<TSpec>? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary><c>namespace/name</c>, as others refer to it; the same text each time.</summary>
    public string Id => field ??= $"{Namespace}/{Name}";

    /// <summary>For answers; the same object each time.</summary>
    public MeshRef Reference => field ??= new MeshRef(Kind, Namespace, Name, Source);
}

/// <summary>What counts where no <c>creationTimestamp</c> says which resource is older.</summary>
internal enum AgeOrder
{
    /// <summary>The first document is the oldest.</summary>
    FirstIsOldest,

    /// <summary>The last document is the oldest: the other of the two extremes, to see whether age matters.</summary>
    LastIsOldest,
}

/// <summary>When a resource was made; a smaller one is older.</summary>
/// <param name="Created">Whole seconds, as in the API server; null where the file does not say it, which counts as
/// later than any that does.</param>
/// <param name="Order">Its place among the documents, which decides where <paramref name="Created"/> is null.</param>
internal readonly record struct Age(DateTimeOffset? Created, int Order) : IComparable<Age>
{
    /// <summary>For comparison with others of the same order.</summary>
    public Age In(AgeOrder order) => order == AgeOrder.FirstIsOldest ? this : this with { Order = -Order };

    public int CompareTo(Age other) =>
        (Created, other.Created) switch
        {
            ({ } mine, { } theirs) => mine.CompareTo(theirs),
            ({ }, null) => -1,
            (null, { }) => 1,
            _ => Order.CompareTo(other.Order),
        };
}
