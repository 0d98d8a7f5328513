using System.Globalization;
using System.Net;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>What the values of a requirement stand for, and so which of them include others.</summary>
internal enum ValueKind
{
    /// <summary>Itself.</summary>
    Word,

    /// <summary>Itself, or with a star at an end everything that begins or ends so.</summary>
    Pattern,

    /// <summary>An address, or a block of addresses.</summary>
    Block,

    /// <summary>A protocol with a port, a range of ports (<c>TCP 80-90</c>), a name, or nothing: all ports.</summary>
    Port,

    /// <summary>A number, and every smaller one.</summary>
    Most,

    /// <summary>Something that is not understood here: it may be anything.</summary>
    Unclear,

    /// <summary>An origin of CORS: <c>exact:</c>, <c>prefix:</c> or <c>regex:</c> before its text.</summary>
    Origin,
}

/// <summary>Whether one value includes another one.</summary>
internal static class Values
{
    /// <summary>Null where it cannot be decided.</summary>
    public static bool? Include(ValueKind kind, string whole, string part) =>
        whole == part
            ? true
            : kind switch
            {
                ValueKind.Word => false,
                ValueKind.Unclear => null,
                ValueKind.Pattern => Pattern(whole, part),
                ValueKind.Block => Block(whole, part),
                ValueKind.Port => Port(whole, part),
                ValueKind.Most => Number(part) <= Number(whole),
                _ => Origin(whole, part),
            };

    /// <summary>Nothing is in both; null where it cannot be decided.</summary>
    public static bool? Disjoint(ValueKind kind, string one, string other) =>
        Include(kind, one, other) == true || Include(kind, other, one) == true ? false
        : kind is ValueKind.Word or ValueKind.Block ? true
        : kind == ValueKind.Pattern && !IsPattern(one) && !IsPattern(other) ? true
        : null;

    static bool IsPattern(string value) => value.Contains('*', StringComparison.Ordinal);

    static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Templates of paths such as <c>/a/{*}</c> are compared as text.</summary>
    static bool? Pattern(string whole, string part)
    {
        if (whole == "*")
            return true;
        if (whole.Contains('{', StringComparison.Ordinal) || part.Contains('{', StringComparison.Ordinal))
            return null;
        if (whole.EndsWith('*'))
            return !part.StartsWith('*') && part.StartsWith(whole[..^1], StringComparison.Ordinal);
        return whole.StartsWith('*') && !part.EndsWith('*') && part.EndsWith(whole[1..], StringComparison.Ordinal);
    }

    static bool? Block(string whole, string part)
    {
        if (!IpAddresses.IsSubnet(whole) || !IpAddresses.IsSubnet(part))
            return null;
        var ((of, bits), (at, its)) = (Parsed(whole), Parsed(part));
        if (of.Length != at.Length || its < bits)
            return false;
        for (var bit = 0; bit < bits; bit++)
        {
            var mask = 0x80 >> (bit % 8);
            if ((of[bit / 8] & mask) != (at[bit / 8] & mask))
                return false;
        }

        return true;
    }

    static (byte[] Address, int Bits) Parsed(string block)
    {
        var slash = block.IndexOf('/', StringComparison.Ordinal);
        var bytes = IPAddress.Parse(slash < 0 ? block : block[..slash]).GetAddressBytes();
        return (bytes, slash < 0 ? bytes.Length * 8 : int.Parse(block[(slash + 1)..], CultureInfo.InvariantCulture));
    }

    static bool? Port(string whole, string part)
    {
        var ((protocol, ports), (its, numbers)) = (Split(whole), Split(part));
        if (protocol != its)
            return false;
        if (ports.Length == 0)
            return true;
        return Range(ports) is var (from, to) && Range(numbers) is var (first, last) ? from <= first && last <= to
            : numbers.Length == 0 || Range(numbers) is null == Range(ports) is null ? false
            // Which number a name stands for is written in the pods.
            : null;
    }

    static (string Protocol, string Ports) Split(string port) =>
        port.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var blank
            ? (port[..blank], port[(blank + 1)..])
            : (port, "");

    static (int From, int To)? Range(string ports)
    {
        var parts = ports.Split('-');
        return parts.Length <= 2 && Digits.Read(parts[0]) is { } from && Digits.Read(parts[^1]) is { } to
            ? (from, to)
            : null;
    }

    /// <summary>Expressions are matched as a whole, as Envoy matches them.</summary>
    static bool? Origin(string whole, string part)
    {
        var (how, text) = Way(whole);
        var (its, own) = Way(part);
        if (IsAll(how, text) is not false and var all)
            return all;
        if (IsAll(its, own) == true)
            return false;
        return (how, its) switch
        {
            ("exact", "exact") => false,
            ("prefix", not "regex") => own.StartsWith(text, StringComparison.Ordinal),
            ("exact", "prefix") => false,
            ("regex", "exact") => PathPattern.Matches(text, own),
            _ => null,
        };
    }

    /// <summary>Envoy's filter allows every origin where the matcher matches a star.</summary>
    static bool? IsAll(string how, string text) =>
        how switch
        {
            "exact" => text == "*",
            "prefix" => text is "" or "*",
            _ => PathPattern.Matches(text, "*"),
        };

    static (string How, string Text) Way(string origin)
    {
        var colon = origin.IndexOf(':', StringComparison.Ordinal);
        return (origin[..colon], origin[(colon + 1)..]);
    }
}
