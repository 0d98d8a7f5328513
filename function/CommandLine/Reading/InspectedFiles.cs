using System.Text.RegularExpressions;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining.Inspecting;
using Kyma.Krm.Krm.Reading;
using static Kyma.Krm.CommandLine.Reading.ReadingFindings;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>
/// Tells apart what <c>inspect</c> is given: Secrets in YAML each stand for themselves, all other files are one
/// credential.
/// </summary>
internal sealed partial class InspectedFiles(CommandHost host, Findings findings)
{
    public IReadOnlyList<Inspection> Read(IReadOnlyList<string> paths, Inspector inspector)
    {
        var result = new List<Inspection>();
        var loose = new List<PemSource>();
        foreach (var path in paths)
        {
            if (BytesOf(path) is not { } bytes)
                continue;
            if (!IsManifest(bytes))
                loose.Add(new PemSource(path == "-" ? "stdin" : path, bytes));
            else
                result.AddRange(
                    DocumentsReader
                        .Read(bytes, path == "-" ? "" : path, findings)
                        .Where(InspectedSecret.Is)
                        .Select(secret => InspectedSecret.Inspect(secret, inspector))
                );
        }

        if (loose.Count > 0)
            result.AddRange(new InspectedCredentials(inspector).Inspect(loose));
        if (result.Count == 0 && !findings.HasErrors)
            findings.Add(
                NothingToInspect,
                Place.Input,
                "there is no Secret among these resources; pass a Secret, or PEM files with certificates and keys"
            );
        return result;
    }

    byte[]? BytesOf(string path)
    {
        if (path == "-")
            return WholeInput.ReadInput(host, findings)?.ToArray();
        if (File.Exists(path) || Directory.Exists(path))
            return WholeInput.ReadFile(path, host.MaximumBytes, findings)?.ToArray();
        findings.Add(PathNotFound, Place.Input, $"there is no file '{path}'");
        return null;
    }

    /// <summary>A resource says what it is in its first lines, a PEM file never does.</summary>
    static bool IsManifest(byte[] bytes) => Kind().IsMatch(System.Text.Encoding.Latin1.GetString(bytes));

    [GeneratedRegex("""^[ \t]*"?(apiVersion|kind)"?[ \t]*:""", RegexOptions.Multiline)]
    private static partial Regex Kind();
}
