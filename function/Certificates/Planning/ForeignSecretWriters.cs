using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>
/// What among the items writes a Secret and is not rendered in this run: written by a person, or rendered from another
/// config of the same kustomize build.
/// </summary>
internal sealed class ForeignSecretWriters(InputItems items)
{
    static readonly (string Group, string Kind)[] SecretKinds = [("", "Secret"), ("bitnami.com", "SealedSecret")];

    readonly Dictionary<(string Namespace, string Name), List<Item>> _byController = ByController(items);

    /// <summary>The first that replaces what is in the Secret; null where nothing does.</summary>
    /// <param name="namespace">The Secret's namespace.</param>
    /// <param name="name">The Secret's name.</param>
    /// <param name="except">
    /// What is rendered: that the same resource is there already is reported as that. Asked for where there is one.
    /// </param>
    public Item? WriterOf(string @namespace, string name, Func<ResourceId?> except)
    {
        foreach (var kind in SecretKinds)
        {
            foreach (var item in items.Find(kind.Group, kind.Kind, @namespace, name))
            {
                if (Counts(item, except))
                    return item;
            }
        }

        return _byController.TryGetValue((@namespace, name), out var writers)
            ? writers.Find(item => Counts(item, except))
            : null;
    }

    bool Counts(Item item, Func<ResourceId?> except) =>
        IsApplied(item, items) && WrittenSecrets.Replaces(item.Id, () => item.Root) && item.Id != except();

    /// <summary>Secrets are many, and found by their names.</summary>
    static Dictionary<(string Namespace, string Name), List<Item>> ByController(InputItems items)
    {
        var writers = new Dictionary<(string Namespace, string Name), List<Item>>();
        foreach (
            var item in WrittenSecrets.Kinds.Except(SecretKinds).SelectMany(kind => items.OfKind(kind.Group, kind.Kind))
        )
        {
            foreach (var secret in WrittenSecrets.MayWrite(item) ? WrittenSecrets.Of(item.Id, () => item.Root) : [])
                writers.ListOf((secret.Namespace, secret.Name)).Add(item);
        }

        return writers;
    }

    /// <summary>What is in a package that renders itself may be for another cluster.</summary>
    static bool IsApplied(Item item, InputItems items) =>
        !item.IsLocalConfig && items.IsForeign(item) && !items.Layout.IsRenderedByItself(items.Layout.Of(item));
}
