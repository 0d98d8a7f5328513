using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Doors;

/// <summary>One way in, opened with the real tool.</summary>
/// <param name="Name">As the tests show it.</param>
/// <param name="Run">Starts the tool on a folder that holds config.yaml and, where there are any,
/// resources.yaml.</param>
/// <param name="Resources">What came out, in that folder or on stdout.</param>
internal sealed record Door(
    string Name,
    Func<GoldenCase, Workspace, Support.Outcome> Run,
    Func<Workspace, Support.Outcome, IReadOnlyList<JsonObject>> Resources
)
{
    /// <summary>kustomize passes no resources to a generator, so only configs that refer to nothing fit.</summary>
    public bool NeedsNoResources { get; init; }

    /// <summary>
    /// A container, or a tool that takes seconds to start: it is opened for examples that together have every form of
    /// input and every kind of resource, and the doors that are quick for all.
    /// </summary>
    public bool IsSlow { get; init; }

    /// <summary>The orchestrator writes files, and must leave them all alone where anything is wrong.</summary>
    public bool WritesFiles { get; init; }

    public bool Fits(GoldenCase golden) => !NeedsNoResources || golden.Resources is null;

    public static readonly IReadOnlyList<Door> All =
    [
        Prints("render", (_, folder) => Tool.Binary.Run(["render", folder.Folder])),
        new(
            "stdin",
            (golden, _) => Tool.Binary.Run([], golden.AsResourceList()),
            (_, outcome) => Manifests.ItemsOf(outcome.Stdout)
        ),
        Prints(
            "kustomize exec transformer",
            (golden, folder) => Kustomize(folder, golden, "transformers", Configs.Exec)
        ) with
        {
            IsSlow = true,
        },
        Prints(
            "kustomize exec generator",
            (golden, folder) => Kustomize(folder, golden, "generators", Configs.Exec)
        ) with
        {
            NeedsNoResources = true,
            IsSlow = true,
        },
        Prints(
            "kubectl container transformer",
            (golden, folder) => Kubectl(folder, golden, "transformers", Configs.Container(Tool.Image))
        ) with
        {
            IsSlow = true,
        },
        Prints(
            "kubectl transformer, docker being the program",
            (golden, folder) =>
                Kubectl(
                    folder,
                    golden,
                    "transformers",
                    Configs.Container("any"),
                    ("PATH", folder.PathWithDirectDocker())
                )
        ),
        Prints(
            "kubectl generator, docker being the program",
            (golden, folder) =>
                Kubectl(folder, golden, "generators", Configs.Container("any"), ("PATH", folder.PathWithDirectDocker()))
        ) with
        {
            NeedsNoResources = true,
        },
        Prints("kubectl legacy transformer", (golden, folder) => Legacy(folder, golden, "transformers")),
        Prints("kubectl legacy generator", (golden, folder) => Legacy(folder, golden, "generators")) with
        {
            NeedsNoResources = true,
        },
        Writes(
            "kpt fn eval exec",
            (_, folder) => Kpt.Eval(folder, ["--exec", Tool.Binary.Path, "--fn-config", folder.Path("config.yaml")])
        ) with
        {
            IsSlow = true,
        },
        Writes(
            "kpt fn eval image",
            (_, folder) =>
                Kpt.Eval(folder, ["--image", Tool.Image, Kpt.LocalImages, "--fn-config", folder.Path("config.yaml")])
        ) with
        {
            IsSlow = true,
        },
        Writes(
            "kpt fn render exec",
            (_, folder) =>
                Kpt.Render(folder.Write("Kptfile", Kpt.File($"exec: {Tool.Binary.Path}\nconfigPath: config.yaml")))
        ) with
        {
            IsSlow = true,
        },
    ];

    static Door Prints(string name, Func<GoldenCase, Workspace, Support.Outcome> run) =>
        new(name, run, (_, outcome) => Manifests.Parse(outcome.Stdout));

    static Door Writes(string name, Func<GoldenCase, Workspace, Support.Outcome> run) =>
        new(name, run, (folder, _) => folder.Resources) { WritesFiles = true };

    static Support.Outcome Kustomize(Workspace folder, GoldenCase golden, string phase, string function) =>
        Tool.Kustomize.Run([
            "build",
            "--enable-alpha-plugins",
            "--enable-exec",
            Kustomization(folder, golden, phase, function),
        ]);

    static Support.Outcome Kubectl(
        Workspace folder,
        GoldenCase golden,
        string phase,
        string? function,
        params (string Name, string Value)[] environment
    ) =>
        Tool.Kubectl.Run(
            ["kustomize", "--enable-alpha-plugins", Kustomization(folder, golden, phase, function)],
            environment: environment.ToDictionary(e => e.Name, e => (string?)e.Value)
        );

    static Support.Outcome Legacy(Workspace folder, GoldenCase golden, string phase) =>
        Kubectl(folder, golden, phase, null, ("KUSTOMIZE_PLUGIN_HOME", folder.LegacyPluginHome()));

    static string Kustomization(Workspace folder, GoldenCase golden, string phase, string? function)
    {
        folder.Write(
            "kustomization.yaml",
            $"{(golden.Resources is null ? "" : "resources: [resources.yaml]\n")}{phase}: [config.yaml]\n"
        );
        folder.Write("config.yaml", golden.Config.WithFunction(function));
        return folder.Folder;
    }
}
