using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>
/// Finds the blocks of a PEM text the way BoringSSL does in Envoy (crypto/pem/pem_lib.cc): BEGIN and END stand at the beginning of a line
/// of their own, blanks at the end of a line and lines outside of blocks do not count. Where BoringSSL would stop, it says why and reads on.
/// </summary>
internal sealed class PemReader(string[] lines, List<PemFault> faults)
{
    const string Begin = "-----BEGIN ",
        End = "-----END ",
        Dashes = "-----";

    readonly List<PemBlock> _blocks = [];

    int _next;

    public static List<PemBlock> Read(string text, List<PemFault> faults)
    {
        var reader = new PemReader(text.Split('\n'), faults);
        while (reader._next < reader.Count)
            reader.ReadLine();
        return reader._blocks;
    }

    int Count => lines.Length;

    void ReadLine()
    {
        var number = _next + 1;
        var line = lines[_next++].TrimEnd(Blanks);
        if (!line.Contains(Begin, StringComparison.Ordinal))
            return;

        var begin = line[line.IndexOf(Begin, StringComparison.Ordinal)..];
        var before = line[..^begin.Length];
        if (Label(begin, Begin) is not { } label)
        {
            Fault(PemRules.DamagedFrame, number, "has a BEGIN line that does not end in five dashes");
            return;
        }

        if (before.Length > 0)
            Fault(
                before.All(char.IsWhiteSpace) ? PemRules.Indented : PemRules.DamagedFrame,
                number,
                "has something before '-----BEGIN ' in the same line"
            );
        if (begin[(Begin.Length + label.Length + Dashes.Length)..] is { Length: > 0 } rest)
        {
            Fault(PemRules.LineBreaksLost, number, "has text behind BEGIN in the same line");
            lines[--_next] = rest;
        }

        ReadBody(label, number);
    }

    void ReadBody(string label, int beginLine)
    {
        var body = new List<string>();
        while (_next < Count)
        {
            var line = lines[_next++].TrimEnd(Blanks);
            if (line.IndexOf(End, StringComparison.Ordinal) is var end and >= 0)
            {
                var before = line[..end];
                if (before.Length > 0)
                    Fault(
                        before.All(char.IsWhiteSpace) ? PemRules.Indented : PemRules.LineBreaksLost,
                        _next,
                        "has something before '-----END ' in the same line"
                    );
                body.Add(before);
                Finish(label, beginLine, body, line[end..]);
                return;
            }

            if (line.Contains(Begin, StringComparison.Ordinal))
            {
                _next--;
                break;
            }

            body.Add(line.TrimStart());
        }

        Fault(PemRules.Truncated, beginLine, $"has a BEGIN {Known(label)} without its END: the file was cut off");
    }

    void Finish(string label, int beginLine, List<string> body, string endLine)
    {
        var endLabel = Label(endLine, End);
        if (endLabel is null)
            Fault(PemRules.DamagedFrame, _next, "has an END line that does not end in five dashes");
        else if (endLabel != label)
            Fault(PemRules.EndMismatch, _next, $"has a BEGIN {Known(label)} that ends with END {Known(endLabel)}");

        var rest = endLabel is null ? "" : endLine[(End.Length + endLabel.Length + Dashes.Length)..];
        if (rest.StartsWith(Begin, StringComparison.Ordinal))
        {
            Fault(
                PemRules.BlocksJoined,
                _next,
                "has END and the next BEGIN in one line: the line break between the two blocks is missing"
            );
            lines[--_next] = rest;
        }
        else if (rest.TrimStart().StartsWith(Begin, StringComparison.Ordinal))
        {
            Fault(PemRules.LineBreaksLost, _next, "has END and the next BEGIN in one line");
            lines[--_next] = rest.TrimStart();
        }
        else if (rest.Length > 0)
        {
            Fault(PemRules.DamagedFrame, _next, "has text after END in the same line");
        }

        Decode(label, beginLine, body);
    }

    void Decode(string label, int beginLine, List<string> body)
    {
        var headers = body.TakeWhile(line => line.Contains(':', StringComparison.Ordinal)).ToList();
        var isEncrypted = headers.Exists(header => header.Contains("ENCRYPTED", StringComparison.Ordinal));
        if (headers.Count > 0 && !isEncrypted)
            Fault(
                PemRules.Header,
                beginLine + 1,
                "has a header line inside a block, which Envoy takes for an encryption header"
            );

        var base64 = string.Concat(body.Skip(headers.Count));
        var der = new byte[(base64.Length / 4 * 3) + 3];
        if (Convert.TryFromBase64String(base64, der, out var length))
            _blocks.Add(new PemBlock(label, beginLine, der[..length], isEncrypted));
        else
            Fault(
                PemRules.BadBase64,
                beginLine,
                $"has a {Known(label)} whose content is not base64: characters are missing, or do not belong there"
            );
    }

    static string? Label(string line, string keyword)
    {
        var end = line.IndexOf(Dashes, keyword.Length, StringComparison.Ordinal);
        return end < 0 ? null : line[keyword.Length..end];
    }

    /// <summary>Only known labels are repeated to the user: anything else might be part of a secret.</summary>
    static string Known(string label) =>
        label
            is "CERTIFICATE"
                or "X509 CERTIFICATE"
                or "TRUSTED CERTIFICATE"
                or "PRIVATE KEY"
                or "RSA PRIVATE KEY"
                or "EC PRIVATE KEY"
                or "ENCRYPTED PRIVATE KEY"
                or "EC PARAMETERS"
                or "CERTIFICATE REQUEST"
                or "PUBLIC KEY"
                or "PKCS7"
                or "X509 CRL"
            ? label
            : "(an unknown label)";

    /// <summary>Each kind of fault once: where it stands first is where to look.</summary>
    void Fault(Rule rule, int line, string message)
    {
        if (!faults.Exists(fault => fault.Rule == rule))
            faults.Add(new PemFault(rule, line, message));
    }

    /// <summary>As in C, everything up to a space.</summary>
    static readonly char[] Blanks = [.. Enumerable.Range(0, ' ' + 1).Select(c => (char)c)];
}
