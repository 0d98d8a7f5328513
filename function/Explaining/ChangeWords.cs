using Kyma.Krm.Planning;

namespace Kyma.Krm.Explaining;

/// <summary>How what is rendered compares with what is there already.</summary>
internal static class ChangeWords
{
    public static string Of(ChangeKind change) =>
        change switch
        {
            ChangeKind.New => "new",
            ChangeKind.Changed => "changed",
            ChangeKind.Removed => "removed",
            _ => "unchanged",
        };
}
