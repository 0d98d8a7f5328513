namespace Kyma.Krm.Diagnostics;

/// <summary>
/// Names a resource towards people and in KRM results; any part may be empty where the input lacks it.
/// </summary>
/// <param name="ApiVersion">With the group: <c>networking.istio.io/v1</c>.</param>
/// <param name="Kind">In PascalCase, as the manifest has it.</param>
/// <param name="Namespace">Empty for none, also where kubectl would use its current one.</param>
/// <param name="Name">Its metadata.name.</param>
internal sealed record ResourceReference(string ApiVersion, string Kind, string Namespace, string Name)
{
    /// <summary>The same as it is shown: a name may be anything, a secret as well.</summary>
    public ResourceReference Shown =>
        new(ShownText.Of(ApiVersion), ShownText.Of(Kind), ShownText.Of(Namespace), ShownText.Of(Name));

    public override string ToString() =>
        ShownText.Of(Kind)
        + (
            Namespace.Length == 0 ? $" {ShownText.Of(Name)}" : $" {ShownText.Of(Namespace)}/{ShownText.Of(Name)}"
        ).TrimEnd();
}
