namespace Kyma.Krm.Diagnostics;

/// <summary>Where a finding is: everything that is known of it, from the file down to the field.</summary>
internal sealed record Place
{
    /// <summary>The input as a whole.</summary>
    public static readonly Place Input = new();

    /// <summary>Null for a finding about a file or the input as a whole.</summary>
    public ResourceReference? Resource { get; init; }

    /// <summary>For example <c>spec.gateway.tls.cipherSuites[2]</c>; empty for the resource as a whole.</summary>
    public string Field { get; init; } = "";

    /// <summary>Null where the input is not a file and has no path annotation.</summary>
    public FileReference? File { get; init; }

    /// <summary>
    /// Only where we opened the file ourselves; behind kustomize and kpt lines are not those of the user's file.
    /// </summary>
    public Position? Position { get; init; }
}
