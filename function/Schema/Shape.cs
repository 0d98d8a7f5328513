using System.Text.Json.Nodes;

namespace Kyma.Krm.Schema;

/// <summary>
/// What a value may be. One declaration serves two readers: <see cref="Read"/> for the value a user wrote,
/// <see cref="Describe"/> for the JSON Schema (draft 2020-12) that editors use; so the two cannot drift apart.
/// </summary>
internal abstract class Shape<T>
{
    /// <summary>The value, or default after a finding. A caller that sees errors must not use what it got.</summary>
    public abstract T? Read(YamlValue value);

    /// <summary>The JSON Schema of the value, a new tree each time.</summary>
    public abstract JsonObject Describe();

    /// <summary>The value as it is rendered; null where a shape is only read, as those of configs are.</summary>
    public virtual JsonNode? Write(T value) => null;

    /// <summary>For a field with nothing after it: what its user may have meant to write.</summary>
    public virtual string WhatToWrite(string field, bool isRequired) =>
        $"write one after it{(isRequired ? "" : ", or remove the field")}";

    /// <summary>
    /// Nothing is as good as any other value, as in metadata, where Kubernetes' own tools write null.
    /// </summary>
    public virtual bool TakesNull { get; init; }
}

/// <summary>
/// true or false, however YAML lets it be written; in a ConfigMap, where all is text, these two words.
/// </summary>
internal sealed class BoolShape : Shape<bool>
{
    public override bool Read(YamlValue value) => value.ReadBool() ?? false;

    public override JsonNode Write(bool value) => JsonValue.Create(value);

    public override JsonObject Describe() => new() { ["type"] = "boolean" };
}
