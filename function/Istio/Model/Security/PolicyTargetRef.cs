using System.Text.RegularExpressions;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model.Security;

/// <summary>
/// What a resource of security, telemetry or extensions is attached to, in place of a selector: a Gateway, a Service.
/// </summary>
internal sealed partial class PolicyTargetRef(RecordFields<PolicyTargetRef>? f = null)
{
    public static readonly RecordShape<PolicyTargetRef> Shape = new(f => new PolicyTargetRef(f));

    public static readonly ListShape<PolicyTargetRef> List = new(Shape, atMost: 16);

    static readonly TextShape GroupText = new()
    {
        Pattern = GroupPattern(),
        MayBeEmpty = true,
        MaximumLength = 253,
        ValidValues = "an API group such as gateway.networking.k8s.io",
    };

    static readonly TextShape KindText = new()
    {
        Pattern = KindPattern(),
        MaximumLength = 63,
        ValidValues = "a kind such as Gateway",
    };

    static readonly TextShape NameText = new() { MaximumLength = 253, ValidValues = "a name" };

    static readonly TextShape NoText = new()
    {
        MayBeEmpty = true,
        MaximumLength = 0,
        ValidValues = "left out: the target is in the same namespace",
    };

    public string? Group { get; init; } = f.Optional(r => r.Group, GroupText);

    public string? Kind { get; init; } = f.Required(r => r.Kind, KindText);

    public string? Name { get; init; } = f.Required(r => r.Name, NameText);

    public string? Namespace { get; init; } = f.Optional(r => r.Namespace, NoText);

    [GeneratedRegex(@"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?\z")]
    private static partial Regex GroupPattern();

    [GeneratedRegex(@"^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?\z")]
    private static partial Regex KindPattern();
}

/// <summary>A spec that says to which workloads it applies: at most one of the three.</summary>
internal interface ITargeted
{
    PolicySelector? Selector { get; }

    /// <summary>The older way to write a single target.</summary>
    PolicyTargetRef? TargetRef { get; }

    /// <summary>Waypoints and gateways of the Gateway API.</summary>
    IReadOnlyList<PolicyTargetRef>? TargetRefs { get; }
}
