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
    public static byte[] OfReport(JsonNode json)
    {
        Redact(json);
        return Of(json);
    }

    static void Redact(JsonNode? json)
    {
        if (json is JsonObject fields)
        {
            foreach (var (key, value) in fields.ToList())
            {
                if (value is JsonValue text && text.TryGetValue(out string? shown) && !Public.Contains(key))
                    fields[key] = Redaction.Of(shown);
                else
                    Redact(value);
            }
        }
        else if (json is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is JsonValue text && text.TryGetValue(out string? shown))
                    items[i] = Redaction.Of(shown);
                else
                    Redact(items[i]);
            }
        }
    }
}
