namespace Kyma.Krm.Diagnostics;

/// <summary>
/// Something to tell the user. The message alone says what is wrong, what must be there and how to mend it.
/// </summary>
/// <param name="Rule">What it breaks; its name is what policies, baselines and formats refer to.</param>
/// <param name="Severity">Usually that of its rule; the exit code follows this one.</param>
/// <param name="Message">Plain text, redacted and shortened once it is in <see cref="Findings"/>.</param>
/// <param name="Place">As far as it is known; the message must make sense without it.</param>
internal sealed record Finding(Rule Rule, Severity Severity, string Message, Place Place)
{
    /// <summary>True only today: told to people, but never part of a function's results.</summary>
    public bool DependsOnClock { get; init; }

    /// <summary>One line for people: <c>KymaTraffic shop spec.domain: 'a_b' must be ...</c></summary>
    public override string ToString() =>
        string.Join(' ', new[] { Place.Resource?.ToString() ?? "", Place.Field }.Where(part => part.Length > 0))
            is { Length: > 0 } where
            ? $"{where}: {Message}"
            : Message;
}

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

    /// <summary>
    /// For what is wrong with a rendered resource: its field, where the place is that of the config that decides it.
    /// </summary>
    public RenderedField? Rendered { get; init; }
}

/// <summary>A field of a resource that is in no file of the user, but rendered from a config.</summary>
/// <param name="Resource">As it is rendered.</param>
/// <param name="Field">For example <c>spec.servers[0].hosts[0]</c>; empty for the resource as a whole.</param>
/// <param name="Config">What it is rendered from.</param>
internal sealed record RenderedField(ResourceReference Resource, string Field, ResourceReference? Config)
{
    /// <summary>
    /// How a message about it begins, so that it names the resource as well as the config, wherever it is shown.
    /// </summary>
    /// <param name="at">The resource that the finding is reported at.</param>
    public string Preface(ResourceReference? at) =>
        at == Resource ? $"rendered from {Config}: "
        : Field.Length == 0 ? $"rendered as {Resource}: "
        : $"rendered as {Resource} {Field}: ";
}

/// <summary>A place in a text file; both count from 1, the column in characters.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">In characters, from 1.</param>
internal readonly record struct Position(int Line, int Column);

/// <summary>The file a resource came from.</summary>
/// <param name="Path">Relative, with '/'.</param>
/// <param name="Index">Which document in that file, from 0.</param>
internal sealed record FileReference(string Path, int Index)
{
    /// <summary>As pull requests name it: without the <c>./</c> of who said "here".</summary>
    public string BarePath => Path.StartsWith("./", StringComparison.Ordinal) ? Path[2..] : Path;
}

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
