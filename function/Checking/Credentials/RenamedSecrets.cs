using Kyma.Krm.Krm;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>Secrets that were rendered with another name, or had one before kustomize gave them theirs.</summary>
internal sealed class RenamedSecrets
{
    readonly Dictionary<string, ResourceId> _byEarlierName = [];

    public RenamedSecrets(CheckedPackage package)
    {
        foreach (var secret in package.Of("", "Secret").Where(secret => !secret.IsRendered))
        {
            foreach (var (_, name) in EarlierNames.Of(secret))
                _byEarlierName.TryAdd(name, secret.Id);
        }
    }

    /// <summary>The Secret that had the name, as it is called now; null where there is none.</summary>
    public ResourceId? Find(string name) => _byEarlierName.GetValueOrDefault(name);
}
