using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>
/// The hosts of one server or VirtualService, of which there may be very many: a question costs what it finds.
/// </summary>
/// <param name="hosts">
/// Each with the namespace whose VirtualServices alone may use it; null or <c>*</c> for all.
/// </param>
internal sealed class WrittenHosts(IEnumerable<(string? Namespace, string Host)> hosts)
{
    Lookup<string, (string? Namespace, string Host)>? _spellings;
    HostIndex<string?>? _index;

    /// <summary>Those that are this host, in capitals or not.</summary>
    public IEnumerable<string> Spellings(string host, string @namespace) =>
        (_spellings ??= hosts.ToLookup(own => own.Host, StringComparer.OrdinalIgnoreCase))[host]
            .Where(own => IsFor(own.Namespace, @namespace))
            .Select(own => own.Host);

    /// <summary>One of them is the host, or a wildcard above it.</summary>
    public bool Cover(string host, string @namespace) => Index.Covering(host).Any(own => IsFor(own, @namespace));

    /// <summary>One of them shares a name with the host.</summary>
    public bool Overlap(string host, string @namespace) => Index.Overlapping(host).Any(own => IsFor(own, @namespace));

    static bool IsFor(string? own, string @namespace) => own is null or "*" || own == @namespace;

    HostIndex<string?> Index
    {
        get
        {
            if (_index is not null)
                return _index;
            _index = new HostIndex<string?>();
            foreach (var (@namespace, host) in hosts)
                _index.Add(host, @namespace);
            return _index;
        }
    }
}
