namespace Kyma.Krm.Diagnostics;

/// <summary>Names a resource towards people and in KRM results; any part may be empty where the input lacks it.</summary>
internal sealed record ResourceReference(string ApiVersion, string Kind, string Namespace, string Name)
{
    public override string ToString() =>
        (Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}").Trim();
}
