using System.Text;
using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Inputs.InputsFindings;

namespace Kyma.Krm.Inputs;

/// <summary>
/// Secrets among the items that a config refers to. They are read, never rendered, and must not reach the cluster.
/// </summary>
internal static class SecretReader
{
    static readonly string[] Parts = ["data", "stringData"];

    /// <summary>The one Secret that is meant, or null after a finding at <paramref name="field"/>.</summary>
    public static Item? Find(ConfigScope scope, string field, string? @namespace, string name)
    {
        var found = scope.Items.Find("", "Secret", @namespace, name);
        var shown = @namespace is null ? $"'{name}'" : $"'{@namespace}/{name}'";
        switch (found)
        {
            case []:
                scope.Report(
                    ReferenceNotFound,
                    field,
                    scope.Items.IsGenerator
                        ? $"there is no Secret {shown}: a kustomize generator is given no resources. List "
                            + "this config under `transformers:` instead of `generators:`, and the Secret under "
                            + "`resources:`"
                        : $"there is no Secret {shown} among the items{Elsewhere(scope, name)}; add it, with "
                            + $"the annotation {Annotations.LocalConfig}: \"true\"",
                    field
                );
                return null;
            case [var only]:
                if (!only.IsLocalConfig)
                    scope.Report(
                        SecretWouldLeak,
                        field,
                        $"the {only.Id} must carry the annotation {Annotations.LocalConfig}: \"true\", or "
                            + "it would be applied to the cluster together with what is rendered from it",
                        field
                    );

                return only;
            default:
                scope.Report(
                    AmbiguousReference,
                    field,
                    $"{shown} fits {found.Count} Secrets: {ShortList.Of(Names(found))}; write the `namespace` too",
                    field
                );
                return null;
        }
    }

    /// <summary>A namespace that was written may have been changed by another function since.</summary>
    static string Elsewhere(ConfigScope scope, string name) =>
        Names(scope.Items.Find("", "Secret", null, name)) is { Count: > 0 } others
            ? $" (there is {ShortList.Of(others)})"
            : "";

    static IReadOnlyList<string> Names(IEnumerable<Item> secrets) =>
        secrets.Select(secret => secret.Id.ToString()).Order(StringComparer.Ordinal).ToArray();

    /// <summary>
    /// Everything in a Secret, or with <paramref name="isText"/> in a ConfigMap, decoded; what is not base64 is a
    /// finding in it.
    /// </summary>
    public static SecretData Read(YamlMapping root, bool isText = false)
    {
        var data = new SecretData();
        foreach (var (key, field, value) in Entries(root, "data"))
            data.Add(key, field, isText ? Encoding.UTF8.GetBytes(value) : Decoded(value));
        foreach (var (key, field, value) in Entries(root, "stringData"))
            data.Add(key, field, Encoding.UTF8.GetBytes(value));
        return data;
    }

    static IEnumerable<(string Key, string Field, string Value)> Entries(YamlMapping root, string part) =>
        root.Find(part) is YamlMapping mapping
            ? mapping
                .Entries.Where(entry => entry is { Key: YamlScalar, Value: YamlScalar })
                .Select(entry => (Key: ((YamlScalar)entry.Key).Value, Value: (YamlScalar)entry.Value))
                .Select(entry =>
                    (entry.Key, FieldPath.Child(part, entry.Key), entry.Value.IsNull ? "" : entry.Value.Value)
                )
            : [];

    /// <summary>
    /// The decoded bytes of a key: <c>stringData</c> wins over <c>data</c>, as in the API server. Null where it is
    /// missing or no base64.
    /// </summary>
    public static byte[]? Value(Item secret, string key)
    {
        if (secret.Root.Find("stringData") is YamlMapping texts && texts.Find(key) is YamlScalar text)
            return Encoding.UTF8.GetBytes(text.Value);
        return secret.Root.Find("data") is YamlMapping data && data.Find(key) is YamlScalar encoded
            ? Decoded(encoded.Value)
            : null;
    }

    /// <summary>
    /// The bytes of a value in <c>data</c>; null where it is not base64 as the API server reads it (Go's
    /// base64.StdEncoding): of blanks it passes over line breaks only.
    /// </summary>
    public static byte[]? Decoded(string base64)
    {
        if (base64.AsSpan().ContainsAny(' ', '\t'))
            return null;
        var buffer = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, buffer, out var written) ? buffer[..written] : null;
    }

    /// <summary>The value, or null after a finding that names the keys that are there.</summary>
    public static byte[]? Require(ConfigScope scope, string field, Item secret, string key)
    {
        var value = Value(secret, key);
        if (value is null)
            scope.Report(
                SchemaFindings.InvalidValue,
                field,
                KeysIn(secret).Contains(key)
                    ? $"the key `{key}` of the {secret.Id} must be base64 in `data`, and its value is none; "
                        + "text belongs into `stringData`"
                    : $"the {secret.Id} must have the key `{key}` with base64 in `data` or text in "
                        + $"`stringData`; it has {KeysOf(secret)}",
                field
            );

        return value;
    }

    static string KeysOf(Item secret) => KeysIn(secret) is { Count: > 0 } keys ? ShortList.Of(keys) : "none";

    static List<string> KeysIn(Item secret) =>
        [
            .. Parts
                .SelectMany(part =>
                    (secret.Root.Find(part) as YamlMapping)
                        ?.Entries.Select(entry => entry.Key)
                        .OfType<YamlScalar>()
                        .Select(key => key.Value)
                    ?? []
                )
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
}
