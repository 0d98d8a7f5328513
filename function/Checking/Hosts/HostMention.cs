using System.Globalization;

namespace Kyma.Krm.Checking.Hosts;

/// <summary>A host outside the cluster that a text names.</summary>
/// <param name="Port">Null where none is written.</param>
internal sealed record HostMention(string Host, int? Port)
{
    public override string ToString() =>
        Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{Host}:{port}") : Host;
}
