namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>What is wrong with a DNS name among the subject alternative names, so that it covers nothing.</summary>
internal static class DnsNameFault
{
    /// <summary>Each name with a fault, and a clause whose subject is the name; a few are enough.</summary>
    public static IEnumerable<(string Name, string Why)> AllOf(IEnumerable<string> names)
    {
        const int most = 5;
        return names.Select(name => (Name: name, Why: Of(name)!)).Where(fault => fault.Why is not null).Take(most);
    }

    static string? Of(string name)
    {
        if (name.Length == 0)
            return "is empty";
        if (name.EndsWith('.'))
            return "ends in a dot: OpenSSL, BoringSSL and GnuTLS clients compare the dot too, so it matches no "
                + "host; leave the dot out";
        if (name.Contains("://", StringComparison.Ordinal))
            return "is a URL: write the host alone";
        if (name.Contains(',') || name.Contains(';'))
            return "is a list in one name: write each host as a name of its own";
        if (name.AsSpan().ContainsAny(" \t\r\n"))
            return "has a blank in it";
        if (name.Contains('/'))
            return "has a path: write the host alone";
        if (name.LastIndexOf(':') is var colon and >= 0)
            return name[(colon + 1)..].All(char.IsAsciiDigit)
                ? "has a port: write the host alone"
                : "has a colon: an IP address belongs among the IP addresses, not the DNS names";
        if (!System.Text.Ascii.IsValid(name))
            return SubjectNames.Encoded(name) is { } ascii
                ? $"is not ASCII: clients look for '{Printable.Text(ascii)}', so write that"
                : "is not ASCII, and has no xn-- form";
        return name.IndexOf('*', StringComparison.Ordinal) switch
        {
            < 0 => null,
            0 when name.StartsWith("*.", StringComparison.Ordinal) && name.LastIndexOf('*') == 0 => null,
            _ => "has a wildcard that does not stand for the whole first label: clients take it for a plain character",
        };
    }
}
