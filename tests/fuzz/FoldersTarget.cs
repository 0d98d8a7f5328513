using Kyma.Krm.Tests.Properties;

namespace Kyma.Krm.Fuzz;

/// <summary>Folders with links, names and ignore files as the bytes say.</summary>
internal sealed class FoldersTarget : ITarget
{
    public string Name => "folders";

    public void Check(byte[] input) => FolderProperties.AreWalked(input);

    public IEnumerable<byte[]> Seeds()
    {
        var chance = new Chance(3);
        return Enumerable
            .Range(0, 30)
            .Select(_ => Enumerable.Range(0, 20).Select(_ => (byte)chance.Below(256)).ToArray());
    }
}
