namespace Kyma.Krm.CommandLine.Packages;

/// <summary>A file that <c>init</c> writes.</summary>
/// <param name="Purpose">What it is there for, as init tells it.</param>
internal sealed record PackageFile(string Name, string Text, string Purpose)
{
    public const string Config = "config.yaml";
    public const string Seed = "seed.yaml";
    public const string Certificate = "certificate.yaml";

    /// <summary>Not written by init: the cluster has it.</summary>
    public const string ShootInfo = "shoot-info.yaml";

    /// <summary>The config and the Secrets it refers to.</summary>
    public bool IsInput => Name is Config or Seed or Certificate;

    public bool HoldsASecret => Name is Seed or Certificate;
}
