using System.Text;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Yaml;

// A text document by document, with the scanner or the parser that it needs.
internal sealed partial class YamlParser
{
    static List<YamlDocument>? ParseDocuments(
        ReadOnlyMemory<byte> utf8,
        TextOrigin textOrigin,
        SharedStrings strings,
        ref long aliasWeight,
        out YamlFailure? failure
    )
    {
        var cursor = new TextCursor(utf8, textOrigin);
        var documents = new List<YamlDocument>();
        failure = null;
        foreach (var piece in DocumentPieces.Of(utf8.Span))
        {
            var (start, offset) = cursor.At(piece.Start.Value);
            var origin = new TextOrigin(start, offset);
            if (ScannedTree.Read(utf8[piece], origin, strings) is { } document)
                documents.Add(document);
            else if (
                ReadPiece(Encoding.UTF8.GetString(utf8.Span[piece]), origin, ref aliasWeight, out failure) is { } parsed
            )
                documents.AddRange(parsed);
            else
                return null;
        }

        return documents;
    }

    /// <summary>
    /// What go-yaml rejects never reaches a cluster, so it is no YAML here either. YamlDotNet refuses some texts that
    /// are: where it does, once more without what it stumbled over.
    /// </summary>
    internal static List<YamlDocument>? ReadPiece(
        string text,
        TextOrigin origin,
        ref long aliasWeight,
        out YamlFailure? failure
    )
    {
        var refusal = GoScanner.Refusal(text, MaximumDepth);
        if (refusal is not null && !YamlJson.IsJson(Encoding.UTF8.GetBytes(text), MaximumDepth))
        {
            failure = Failure(All, refusal, origin);
            return null;
        }

        var weight = aliasWeight;
        var documents = Read(text, reindented: null, standIns: null, out failure);
        if (documents is null && failure is { IsLimit: false })
            documents = Again(text, standIns: null) ?? AgainWithStandIns();
        aliasWeight = weight;
        if (documents is null)
            failure = failure is { IsLimit: true }
                ? failure
                : Failure(All, GoScanner.UnseenBreak(text, MaximumDepth), origin) ?? failure;
        else
            failure = null;
        return documents is null || refusal is null
            ? documents
            : [.. documents.Select(document => document with { Refusal = Failure(AllButKubectl, refusal, origin) })];

        List<YamlDocument>? Read(string read, Reindented? reindented, StandIns? standIns, out YamlFailure? failure)
        {
            var parser = new YamlParser(read, origin, weight, reindented, standIns);
            var documents = parser.TryRead(out failure);
            if (documents is not null)
                weight = parser._aliasWeight;
            return documents;
        }

        List<YamlDocument>? Again(string read, StandIns? standIns) =>
            Reindented.Of(read) is { } widened ? Read(read, widened, standIns, out _) : null;

        List<YamlDocument>? AgainWithStandIns() =>
            StandIns.Of(text) is { } standIns
                ? Read(standIns.Text, reindented: null, standIns, out _) ?? Again(standIns.Text, standIns)
                : null;
    }

    const string All = "kubectl, kustomize and kpt";

    /// <summary>kubectl reads JSON as JSON.</summary>
    const string AllButKubectl = "kustomize and kpt";

    static YamlFailure? Failure(string who, GoRefusal? refusal, TextOrigin origin) =>
        refusal is var (line, column, message)
            ? new YamlFailure(origin.Of(line, column), $"{who} {message}", IsLimit: false)
            : null;
}
