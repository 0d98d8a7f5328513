namespace Kyma.Krm.Tests.Doors;

/// <summary>kpt as its users call it.</summary>
internal static class Kpt
{
    public const string LocalImages = "--image-pull-policy=IfNotPresent";

    public static Support.Outcome Eval(Workspace package, IReadOnlyList<string> function) =>
        Tool.Kpt.Run(["fn", "eval", package.Folder, .. function], directory: package.Folder);

    public static Support.Outcome Render(Workspace package) =>
        Tool.Kpt.Run(["fn", "render", package.Folder, "--allow-exec", LocalImages], directory: package.Folder);

    /// <summary>A Kptfile whose pipeline has these mutators.</summary>
    public static string File(params string[] mutators) => Pipeline("mutators", mutators);

    public static string Validators(params string[] validators) => Pipeline("validators", validators);

    /// <summary>A Kptfile without a pipeline, of a package that has others below it.</summary>
    public const string Root = """
        apiVersion: kpt.dev/v1
        kind: Kptfile
        metadata:
          name: package
          annotations:
            config.kubernetes.io/local-config: "true"

        """;

    static string Pipeline(string phase, string[] steps) =>
        $"{Root}pipeline:\n  {phase}:\n"
        + string.Concat(steps.Select(step => $"  - {step.ReplaceLineEndings("\n    ")}\n"));
}
