using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>
/// What somebody meant by a field that is not there: a misspelt one, one in the wrong place, or neither.
/// </summary>
internal static class UnknownField
{
    /// <summary>More places than this are no help.</summary>
    const int MostPlaces = 3;

    /// <summary>Fewer letters begin too many words.</summary>
    const int ShortestStart = 4;

    /// <param name="key">The field as it is written.</param>
    /// <param name="written">Its value.</param>
    /// <param name="known">The fields that there are here, with their schemas where they have one.</param>
    /// <param name="elsewhere">Paths at which a field of that name belongs.</param>
    /// <param name="missing">Fields that are required here and not there.</param>
    /// <param name="parent">The mapping it is written in; empty for the resource.</param>
    /// <returns>The field that was meant, or null; and the message.</returns>
    public static (string? Meant, string Message) Tell(
        string key,
        YamlNode written,
        IReadOnlyDictionary<string, JsonObject?> known,
        IReadOnlyList<string> elsewhere,
        IReadOnlyList<string> missing,
        string parent
    )
    {
        var meant = Suggestion.Nearest(key, known.Keys) ?? Longer(key, known.Keys);
        var isNear =
            meant is not null
            && (meant == $"{key}s" || key == $"{meant}s" || meant.StartsWith(key, StringComparison.OrdinalIgnoreCase));
        if (meant is not null && (isNear || elsewhere.Count is 0 or > MostPlaces))
            return (meant, $"`{key}` is not a field here. Did you mean '{meant}'?{Form(meant, written, known)}");
        // One that is missing, and takes what is written, is nearer than a place far away.
        if (missing is [var lacking] && written is YamlScalar && Form(lacking, written, known) is { Length: > 0 } form)
            return (lacking, $"`{key}` is not a field here. Did you mean '{lacking}'?{form}");
        var name = parent[(parent.LastIndexOf('.') + 1)..];
        if (key == name)
            return (null, $"`{key}` is not a field here: what is written here is below `{key}` already. Leave it out");
        if (elsewhere.Count is > 0 and <= MostPlaces)
            return (null, $"`{key}` is not a field here. It belongs in: {string.Join(", ", elsewhere)}");
        return (
            null,
            known.Count == 0
                ? $"`{key}` is not a field here: `{name}` has no fields. Write `{name}: {{}}`"
                : $"`{key}` is not a field here. It must be one of: "
                    + $"{string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}."
        );
    }

    /// <summary>The one field that begins with what is written: <c>issuerRef</c> for <c>issuer</c>.</summary>
    static string? Longer(string key, IEnumerable<string> known) =>
        key.Length >= ShortestStart
        && known.Where(name => name.StartsWith(key, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only]
            ? only
            : null;

    static string Form(string meant, YamlNode written, IReadOnlyDictionary<string, JsonObject?> known) =>
        known[meant] is { } schema && WrittenForm.WithScalar(schema, written) is { } form
            ? $" Write `{meant}: {form}`"
            : "";
}
