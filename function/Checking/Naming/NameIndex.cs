using System.Buffers;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Naming;

/// <summary>
/// The names that a package has, by kind and namespace, asked for one that is meant by a name that it does not have.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>Of the suffix that kustomize gives generated ConfigMaps and Secrets.</summary>
    const int HashLength = 10;

    readonly HashSet<(string Kind, string Namespace, string Name)> _all = [];

    /// <summary>By name, the first by the alphabet of the namespaces that have it.</summary>
    readonly Dictionary<(string Kind, string Name), string> _namespaces = [];

    readonly Dictionary<(string Kind, string Namespace), List<string>> _names = [];

    /// <summary>By a name that it had, how a resource is called now.</summary>
    readonly Dictionary<(string Kind, string Namespace, string Name), (string Namespace, string Name)> _renamed = [];

    /// <summary>
    /// By a name without one of its letters, or whole; made for those namespaces alone in which a name is missed.
    /// </summary>
    readonly Dictionary<(string Kind, string Namespace), Dictionary<string, List<string>>> _near = [];

    public void Add(string kind, string @namespace, string name)
    {
        if (name.Length == 0 || !_all.Add((kind, @namespace, name)))
            return;
        _names.ListOf((kind, @namespace)).Add(name);
        if (!_namespaces.TryGetValue((kind, name), out var first) || string.CompareOrdinal(@namespace, first) < 0)
            _namespaces[(kind, name)] = @namespace;
    }

    /// <summary>A name that a resource had; that of one that is there stays that one's.</summary>
    public void AddEarlier(string kind, (string Namespace, string Name) earlier, (string Namespace, string Name) now)
    {
        if (earlier != now)
            _renamed.TryAdd((kind, earlier.Namespace, earlier.Name), now);
    }

    /// <summary>How the resource is called now that had the name; null where there is none.</summary>
    public (string Namespace, string Name)? Renamed(string kind, string @namespace, string name) =>
        _renamed.TryGetValue((kind, @namespace, name), out var now) ? now : null;

    /// <summary>It is there, or will be once somebody gives it a namespace.</summary>
    public bool Has(string kind, string @namespace, string name) =>
        _all.Contains((kind, @namespace, name))
        || _all.Contains((kind, "", name))
        || (@namespace.Length == 0 && _namespaces.ContainsKey((kind, name)));

    /// <summary>
    /// What was probably meant: the name in another namespace, with kustomize's hash, or with another letter.
    /// </summary>
    public (string Namespace, string Name)? Meant(string kind, string @namespace, string name) =>
        _namespaces.TryGetValue((kind, name), out var other) ? (other, name)
        : Hashed(kind, @namespace, name) is { } hashed ? (@namespace, hashed)
        : Nearest(kind, @namespace, name) is { } near ? (@namespace, near)
        : null;

    string? Hashed(string kind, string @namespace, string name) =>
        Near(kind, @namespace).TryGetValue($"#{name}", out var hashed) ? hashed[0] : null;

    /// <summary>A name of the namespace that is an edit or two away, or null.</summary>
    public string? Nearest(string kind, string @namespace, string name)
    {
        var near = Near(kind, @namespace);
        var candidates = new HashSet<string>();
        foreach (var key in Keys(name))
        {
            if (near.TryGetValue(key, out var found))
                candidates.UnionWith(found);
        }

        return Suggestion.Nearest(name, candidates.Where(candidate => IsTypo(name, candidate)));
    }

    Dictionary<string, List<string>> Near(string kind, string @namespace)
    {
        if (_near.TryGetValue((kind, @namespace), out var near))
            return near;
        _near[(kind, @namespace)] = near = [];
        foreach (var name in _names.GetValueOrDefault((kind, @namespace)) ?? [])
        {
            foreach (var key in Keys(name))
                near.ListOf(key).Add(name);
            if (HasHash(name))
                near.ListOf($"#{name[..^(HashLength + 1)]}").Add(name);
        }

        return near;
    }

    /// <summary>Two names that share one of these are at most an edit or two apart.</summary>
    static IEnumerable<string> Keys(string name)
    {
        yield return name;

        // A longer name is no slip of the finger, and its keys would be many.
        for (var i = 0; i < name.Length && name.Length <= 100; i++)
            yield return name.Remove(i, 1);
    }

    /// <summary>What kustomize writes a hash with.</summary>
    static readonly SearchValues<char> HashLetters = SearchValues.Create("bcdfghkmt2456789");

    static bool HasHash(string name) =>
        name.Length > HashLength
        && name[^(HashLength + 1)] == '-'
        && !name.AsSpan(name.Length - HashLength).ContainsAnyExcept(HashLetters);

    /// <summary>
    /// Names that differ in numbers or in short words are meant to: web-1 and web-2, eu and us, a and b.
    /// </summary>
    static bool IsTypo(string one, string other)
    {
        var (left, right) = (one.Split('-', '.'), other.Split('-', '.'));
        if (left.Length != right.Length)
            return true;
        for (var i = 0; i < left.Length; i++)
        {
            if (
                left[i] != right[i]
                && (Math.Max(left[i].Length, right[i].Length) <= 2 || WithoutDigits(left[i]) == WithoutDigits(right[i]))
            )
                return false;
        }

        return true;
    }

    static string WithoutDigits(string text) => string.Concat(text.Where(c => !char.IsAsciiDigit(c)));
}
