using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Terminal;

/// <summary>JSON that people read too: indented, and with the characters of hosts and messages as they are.</summary>
internal static class JsonText
{
    /// <summary>What is under these keys is no key material, however it looks: paths of files, and digests.</summary>
    static readonly string[] Public = ["file", "path", "folder", "sha256"];

    static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Of(JsonNode json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            json.WriteTo(writer);
        buffer.WriteByte((byte)'\n');
        return Encoding.UTF8.GetBytes(PrintableText.Json(Encoding.UTF8.GetString(buffer.ToArray())));
    }

    /// <summary>A report: whatever it quotes from the input is without key material.</summary>
    public static byte[] OfReport(JsonNode json) => Of(WithoutKeys(json));

    /// <summary>The same value without the key material in its texts and in the names of its fields.</summary>
    public static JsonNode WithoutKeys(JsonNode json)
    {
        Redact(json);
        return json;
    }

    static void Redact(JsonNode? json)
    {
        if (json is JsonObject fields)
        {
            // A name may come from the input as well: that of a label, for example.
            var written = fields.ToArray();
            fields.Clear();
            foreach (var (name, value) in written)
                fields[Redaction.Of(name)] = Public.Contains(name) ? value : Redacted(value);
        }
        else if (json is JsonArray items)
        {
            var written = items.ToArray();
            items.Clear();
            foreach (var value in written)
                items.Add(Redacted(value));
        }
    }

    static JsonNode? Redacted(JsonNode? value)
    {
        if (value is JsonValue text && text.TryGetValue(out string? shown))
            return Redaction.Of(shown);
        Redact(value);
        return value;
    }
}
