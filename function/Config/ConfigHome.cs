namespace Kyma.Krm.Config;

/// <summary>Where a config is, and where the files that are rendered for it go.</summary>
/// <param name="Package">As <see cref="Inputs.PackageLayout"/> calls it; together with its name this is the identity of
/// a config.</param>
/// <param name="PackagePath">The annotation that kpt fn render expects on what belongs to that package; null
/// elsewhere.</param>
/// <param name="Folder">
/// Relative to the package, with a '/' at the end unless empty. Null where nobody says it: kpt 1.0 passes the config of
/// <c>kpt fn eval --fn-config</c> without its path.
/// </param>
internal sealed record ConfigHome(string Package, string? PackagePath, string? Folder)
{
    /// <summary>The package that the function runs for.</summary>
    public static readonly ConfigHome Unknown = new("", null, null);
}
