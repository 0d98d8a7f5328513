namespace Kyma.Krm.Explaining.Diffs;

/// <summary>A file of the package before and after a run, with the values of Secrets hidden.</summary>
/// <param name="Before">Empty where the file is new.</param>
/// <param name="After">Empty where the file goes.</param>
internal sealed record FileChange(string Path, string Before, string After);
