namespace Kyma.Krm.Kubernetes;

/// <summary>The metadata that we write.</summary>
internal sealed class ObjectMeta : JsonFields
{
    public ObjectMeta(string name, string? @namespace)
    {
        Put(name, nameof(Name));
        Put(@namespace, nameof(Namespace));
    }

    public string Name => Text()!;

    public string? Namespace => Text();

    public IReadOnlyDictionary<string, string>? Labels
    {
        get => TextMap();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, string>? Annotations
    {
        get => TextMap();
        init => Put(value);
    }
}
