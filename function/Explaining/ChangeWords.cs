using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Explaining;

/// <summary>How what is rendered compares with what is there already.</summary>
internal sealed class ChangeWords
{
    readonly HashSet<ResourceId> _added;
    readonly HashSet<ResourceId> _changed;

    public ChangeWords(Changes changes, IReadOnlyList<Item> items)
    {
        var real = changes.Real();
        _added = [.. real.Added.Select(Rendered.IdOf)];
        _changed =
        [
            .. items.Where(item => real.TryGet(item, out var content) && content is not null).Select(item => item.Id),
        ];
    }

    public string Of(ResourceId id) =>
        _added.Contains(id) ? "new"
        : _changed.Contains(id) ? "changed"
        : "unchanged";
}
