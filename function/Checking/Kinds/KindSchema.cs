namespace Kyma.Krm.Checking.Kinds;

/// <summary>A kind that is not Istio's, and the fields of its spec.</summary>
/// <param name="Version">The one that the current release of its controller serves.</param>
/// <param name="Spec">In the notation of <see cref="KindShape"/>.</param>
/// <param name="NeedsSpec">The API server rejects it without a spec.</param>
internal sealed record KindSchema(string Group, string Version, string Kind, string Spec, bool NeedsSpec)
{
    readonly Lazy<KindShape> _shape = new(() =>
        KindShape.Parse($"{{apiVersion:* kind:* metadata:* spec{(NeedsSpec ? "!" : "")}:{Spec} status:*}}")
    );

    public KindShape Shape => _shape.Value;
}
