using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>Which files of a folder are read, and what is said of the others.</summary>
public sealed class FoldersAsPeopleHaveThemTests : IDisposable
{
    const string Config = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata:
          name: shop
          annotations: {config.kubernetes.io/local-config: "true"}
        spec:
          domain: shop.example.com
          certificate: {gardener: {}}
          gateway: {name: shop-gateway, namespace: shop}

        """;

    const string App = """
        apiVersion: v1
        kind: Service
        metadata: {name: app, namespace: shop}
        spec: {ports: [{port: 80}]}

        """;

    const string BadGateway = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: bad, namespace: shop}
        spec: {servers: []}

        """;

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    string Folder => _scratch.Path("").TrimEnd('/');

    void Write(string name, string text) => _scratch.Write(name, text);

    /// <summary>As <c>kpt fn source</c> prints the folder.</summary>
    [Theory]
    [InlineData("resources: [app.yaml]", "prod/kustomization.yaml", 0, "")]
    [InlineData("replicas: 2", "prod/values.yaml", 0, "info: prod/values.yaml: the file is left out: it does not")]
    [InlineData("apiVersion: v1", "prod/values.yaml", 1, "the document has no `kind`")]
    public void What_is_no_resource_of_a_folder_is_none_in_a_list_of_its_files(
        string other,
        string file,
        int exitCode,
        string told
    )
    {
        var list =
            "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n"
            + $"- {Config.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal)}\n"
            + $"- {other}\n  metadata: {{annotations: {{config.kubernetes.io/path: '{file}'}}}}\n";
        var check = Session.RunWith(list, "check", "-");
        var render = Session.RunWith(list, "render", "-");

        Assert.Equal((exitCode, exitCode), (check.ExitCode, render.ExitCode));
        Assert.Contains(told, check.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain(other, render.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resources: [app.yaml]\ntransformers: [config.yaml]\n")]
    [InlineData(
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [app.yaml, config.yaml]\n"
    )]
    [InlineData("resources: [./app.yaml]\nvalidators: []\nsortOptions: {order: fifo}\ngenerators: [config.yaml]\n")]
    public void A_kustomization_that_only_lists_is_a_folder(string kustomization)
    {
        Write("app.yaml", App);
        Write("config.yaml", Config);
        Write("kustomization.yaml", kustomization);

        var render = Session.Run("render", Folder);

        Assert.Equal((0, ""), (render.ExitCode, render.Stderr));
        Assert.Contains("kind: Gateway", render.Stdout, StringComparison.Ordinal);
        Assert.Equal("No findings.\n", Session.Run("check", Folder).Stdout);
    }

    [Theory]
    [InlineData("resources: [app.yaml]\nnamePrefix: x-\n", "has `namePrefix`")]
    [InlineData("resources: [app.yaml]\npatches: [{path: patch.yaml}]\n", "has `patches`")]
    [InlineData("resources: [app.yaml, 'https://example.com/x.yaml']\n", "lists 'https://example.com/x.yaml'")]
    [InlineData("resources: [app.yaml, ../other]\n", "lists '../other', which is not in this folder")]
    [InlineData("resources: [app.yaml]\ntransformers: [prefix.yaml]\n", "lists 'prefix.yaml', which is not a config")]
    [InlineData("resources: [base]\n", "lists 'base', which has to be built")]
    [InlineData(
        "resources: [empty]\n",
        "lists 'empty', which kustomize rejects: its kustomization.yaml is empty",
        true
    )]
    [InlineData("a: [b\n", "cannot be read as YAML", true)]
    [InlineData("resources: [app.yaml, ./app.yaml]\n", "lists './app.yaml' twice", true)]
    [InlineData("resources: {app.yaml: x}\n", "has a `resources` that is not a list", true)]
    [InlineData("resources: [app.yaml]\nkind: Kustomisation\n", "is of kind 'Kustomisation'", true)]
    [InlineData("resources: [app.yaml, .]\n", "lists '.', which contains it", true)]
    [InlineData("resources: [app.yaml, '']\n", "lists an empty name under `resources`", true)]
    [InlineData("resources: [app.yaml]\nfoo: null\n", "has the field `foo`, which kustomize does not know", true)]
    [InlineData("resources: [app.yaml]\nfoo: 1\n", "has the field `foo`, which kustomize does not know", true)]
    [InlineData("resources: [app.yaml]\n1: null\n", "has the field `1`, which kustomize does not know", true)]
    [InlineData("spec: null\n", "has the field `spec`, which kustomize does not know", true)]
    [InlineData("resources: [app.yaml]\nmetadata: {foo: null}\n", "has the field `metadata.foo`, which", true)]
    [InlineData("resources: [app.yaml]\nsortOptions: {foo: }\n", "has the field `sortOptions.foo`, which", true)]
    [InlineData("resources: [app.yaml]\ninventory: {foo: 1}\n", "has the field `inventory.foo`, which", true)]
    [InlineData("", "is empty", true)]
    [InlineData("# nothing\n", "is empty", true)]
    [InlineData("{}\n", "is empty", true)]
    [InlineData("resources:\n", "is empty", true)]
    [InlineData("kind: Kustomization\nresources:\nbases: []\n", "is empty", true)]
    public void Any_other_is_named_with_the_command_to_run(string kustomization, string reason, bool isRejected = false)
    {
        Write("empty/kustomization.yaml", "resources:\n");
        Write("app.yaml", App);
        Write("patch.yaml", "- op: remove\n  path: /spec\n");
        Write("prefix.yaml", "apiVersion: builtin\nkind: PrefixTransformer\nmetadata: {name: x}\nprefix: x-\n");
        Write("base/app.yaml", App);
        Write("base/kustomization.yaml", "resources: [app.yaml]\nnamespace: x\n");
        Write("kustomization.yaml", kustomization);

        var render = Session.Run("render", Folder);
        var check = Session.Run("check", Folder);

        Assert.Equal((ExitCodes.InputHasErrors, ""), (render.ExitCode, render.Stdout));
        Assert.Contains(reason, render.Stderr, StringComparison.Ordinal);
        Assert.Contains(
            isRejected ? ". Correct it: kustomize rejects it as well" : ". Run: kustomize build ",
            render.Stderr,
            StringComparison.Ordinal
        );
        Assert.Equal(ExitCodes.InputHasErrors, check.ExitCode);
        Assert.Contains(reason, check.Stdout, StringComparison.Ordinal);
    }

    /// <summary>kustomize reads a field without a value as one that is not there, in upper case or not.</summary>
    [Theory]
    [InlineData("patches: null\ncommonLabels:\nnamespace: ~\nmetadata: {labels: null}\n")]
    [InlineData("inventory: {type: ConfigMap, configMap: {name: applied, namespace: shop}}\n")]
    [InlineData("metadata: null\nNamePrefix: null\nbuildMetadata:\nopenapi: {foo: null}\n")]
    public void Fields_without_a_value_change_nothing(string fields)
    {
        Write("app.yaml", App);
        Write("kustomization.yaml", $"resources: [app.yaml]\n{fields}");

        Assert.Equal(
            (0, "No findings.\n"),
            (Session.Run("check", Folder).ExitCode, Session.Run("check", Folder).Stdout)
        );
    }

    /// <summary>kustomize loads folders from anywhere, and files from below its own folder only.</summary>
    [Theory]
    [InlineData("pkg", "resources: [../app.yaml]\n", "lists '../app.yaml', a file outside its folder, which kustomize")]
    [InlineData("pkg", "transformers: [../config.yaml]\n", "lists '../config.yaml', a file outside its folder, which")]
    [InlineData("pkg", "resources: [x.yaml]\npatches: [{path: ../patch.yaml}]\n", "has `patches`")]
    [InlineData("pkg", "resources: [../sub]\n", "lists 'sub', which has to be built")]
    [InlineData("", "resources: [../app.yaml]\n", "lists '../app.yaml', a file outside its folder, which kustomize")]
    public void A_file_outside_the_folder_of_its_kustomization_needs_another_command(
        string given,
        string kustomization,
        string reason
    )
    {
        Write("app.yaml", App);
        Write("config.yaml", Config);
        Write("patch.yaml", "- op: remove\n  path: /spec\n");
        Write("sub/kustomization.yaml", "resources: [../app.yaml]\n");
        Write("pkg/x.yaml", App);
        Write("pkg/kustomization.yaml", kustomization);

        var render = Session.Run("render", given.Length == 0 ? $"{Folder}/pkg" : Folder);

        Assert.Equal((ExitCodes.InputHasErrors, ""), (render.ExitCode, render.Stdout));
        Assert.Contains(reason, render.Stderr, StringComparison.Ordinal);
        Assert.Contains("--load-restrictor LoadRestrictionsNone ", render.Stderr, StringComparison.Ordinal);
        Assert.Contains(
            "--load-restrictor LoadRestrictionsNone ",
            Session.Run("check", Folder).Stdout,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("# nothing\n")]
    [InlineData("resources:\n")]
    [InlineData("kind: Kustomization\nresources:\nbases: []\n")]
    [InlineData("resources: [app.yaml, '']\n")]
    [InlineData("resources: [pkg]\n")]
    public void kustomize_rejects_what_is_reported_so(string kustomization)
    {
        Write("app.yaml", App);
        Write("pkg/app.yaml", App);
        Write("pkg/kustomization.yaml", "resources: [../app.yaml]\n");
        Write("kustomization.yaml", kustomization);

        Assert.Equal(ExitCodes.InputHasErrors, Session.Run("check", Folder).ExitCode);
        Assert.NotEqual(0, Tool.Kubectl.Run(["kustomize", Folder]).ExitCode);
        Assert.Equal(
            kustomization.Contains("[pkg]", StringComparison.Ordinal) ? 0 : 1,
            Tool.Kubectl.Run(["kustomize", "--load-restrictor", "LoadRestrictionsNone", Folder]).ExitCode
        );
    }

    [Fact]
    public void A_folder_outside_that_of_its_kustomization_is_read_where_it_is_given_too()
    {
        Write("base/app.yaml", App);
        Write("base/kustomization.yaml", "resources: [app.yaml]\n");
        Write("pkg/config.yaml", Config);
        Write("pkg/kustomization.yaml", "resources: [../base, config.yaml]\n");

        Assert.Equal(0, Session.Run("render", Folder).ExitCode);
    }

    [Fact]
    public void Two_kustomization_files_in_one_folder_are_one_too_many()
    {
        Write("app.yaml", App);
        Write("config.yaml", Config);
        Write("kustomization.yaml", "resources: [app.yaml, config.yaml]\n");
        Write("kustomization.yml", "resources: [app.yaml]\n");

        Assert.Contains(
            "it has several kustomization files, of which kustomize accepts one",
            Session.Run("render", Folder).Stderr,
            StringComparison.Ordinal
        );
    }

    /// <summary>kustomize builds a component as well as any other kustomization.</summary>
    [Fact]
    public void A_component_that_no_kustomization_uses_is_named()
    {
        Write("c/kustomization.yaml", "kind: Component\nresources: [app.yaml]\nnamePrefix: a-\n");
        Write("c/app.yaml", App);
        Write("z/app.yaml", App);

        Assert.Contains(
            "c' is not read because its kustomization.yaml has `namePrefix`",
            Session.Run("check", Folder).Stdout,
            StringComparison.Ordinal
        );
    }

    /// <summary>Neither can be built, so neither is somebody else's to name.</summary>
    [Fact]
    public void Kustomizations_that_list_each_other_are_named()
    {
        Write("x/kustomization.yaml", "resources: [../y]\nnamePrefix: a-\n");
        Write("y/kustomization.yaml", "resources: [../x, app.yaml]\n");
        Write("y/app.yaml", App);
        Write("z/app.yaml", App);

        Assert.Contains(
            "x' is not read because its kustomization.yaml has `namePrefix`",
            Session.Run("check", Folder).Stdout,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_further_down_that_no_kustomization_lists_is_named()
    {
        Write("app.yaml", App);
        Write("config.yaml", Config);
        Write("sub/more.yaml", App.Replace("name: ", "name: more-", StringComparison.Ordinal));
        Write("kustomization.yaml", "resources: [app.yaml, config.yaml]\n");

        Assert.Contains(
            $"{Folder}/sub/more.yaml: {Folder}/kustomization.yaml does not list this file",
            Session.Run("check", Folder).Stdout,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_parent_folder_reads_bases_and_names_overlays()
    {
        Write("base/gateway.yaml", BadGateway);
        Write("base/kustomization.yaml", "resources: [gateway.yaml]\n");
        Write("overlays/prod/kustomization.yaml", "resources: [../../base]\npatches: [{path: patch.yaml}]\n");
        Write("overlays/prod/patch.yaml", "- op: remove\n  path: /spec\n");
        Write("overlays/it's/kustomization.yaml", "resources: [../../base]\nnamePrefix: a-\n");

        var check = Session.Run("check", Folder);

        Assert.Equal(ExitCodes.InputHasErrors, check.ExitCode);
        Assert.Contains("gateway.yaml:4:17: Gateway shop/bad spec.servers", check.Stdout, StringComparison.Ordinal);
        Assert.Contains(
            $"Run: kustomize build {Folder}/overlays/prod | kyma-krm check -",
            check.Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"Run: kustomize build '{Folder}/overlays/it'\\''s' | kyma-krm check -",
            check.Stdout,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("patch.yaml", check.Stdout, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.InputHasErrors, Session.Run("render", Folder).ExitCode);
    }

    /// <summary>It says what it is, so it is no file of another tool, whatever is in it.</summary>
    [Theory]
    [InlineData("kind: IPAllowList\nitems: [1.2.3.4]\n", "`items[0]` must be a resource, not text")]
    [InlineData("kind: IPAllowList\nitems: {a: b}\n", "`items` of IPAllowList must be a list of resources")]
    [InlineData("kind: ServiceEntryList\nitems: [{metadata: {name: a}}]\n", "kubectl takes apiVersion and kind of")]
    public void A_list_that_kubectl_rejects_is_not_left_out(string list, string message)
    {
        Write("config.yaml", Config);
        Write("list.yaml", $"apiVersion: example.com/v1\n{list}");

        var check = Session.Run("check", Folder);

        Assert.Equal(ExitCodes.InputHasErrors, check.ExitCode);
        Assert.Contains(message, check.Stdout, StringComparison.Ordinal);
        Assert.Contains(
            "broken-list",
            Session.Run("check", "--output", "json", Folder).Stdout,
            StringComparison.Ordinal
        );
        Assert.Equal(ExitCodes.InputHasErrors, Session.Run("render", Folder).ExitCode);
    }

    [Fact]
    public void What_is_no_resource_is_named_and_left()
    {
        Write("config.yaml", Config);
        Write("values.yaml", "replicas: 3\n");
        Write("compose.yaml", "services: {web: {image: nginx}}\n");
        Write("patches/json.yaml", "- op: remove\n  path: /spec\n");
        Write("patches/delete.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: x}\n$patch: delete\n");
        Write("other.schema.json", "{\"type\": \"object\"}");
        Write("empty.yaml", "# nothing yet\n");

        var check = Session.Run("check", Folder);

        Assert.Equal(0, check.ExitCode);
        Assert.Equal(5, check.Stdout.Split('\n').Count(line => line.StartsWith("info:", StringComparison.Ordinal)));
        Assert.Contains("compose.yaml: the file is left out", check.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, Session.Run("render", Folder).ExitCode);
    }

    [Fact]
    public void A_chart_is_named_and_left()
    {
        Write("app.yaml", App);
        Write("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
        Write("chart/values.yaml", "a: 1\n");
        Write("chart/templates/x.yaml", "{{- if .Values.a }}\nkind: {{ .Values.b }}\n{{- end }}\n");

        var check = Session.Run("check", Folder);

        Assert.Equal(0, check.ExitCode);
        Assert.Contains(
            $"Run: helm template {Folder}/chart | kyma-krm check -",
            check.Stdout,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("kind: Gateway\nmetadata: {name: x}\n", "`apiVersion`")]
    [InlineData("apiVersion: networking.istio.io/v1\nspec: {servers: []}\n", "`kind`")]
    public void A_resource_without_its_kind_is_still_an_error(string text, string missing)
    {
        Write("config.yaml", Config);
        Write("gateway.yaml", text);

        var check = Session.Run("check", Folder);

        Assert.Equal(ExitCodes.InputHasErrors, check.ExitCode);
        Assert.Contains($"has no {missing}", check.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_named_must_contain_resources()
    {
        Write("values.yaml", "replicas: 3\n");

        Assert.Equal(ExitCodes.InputHasErrors, Session.Run("check", _scratch.Path("values.yaml")).ExitCode);
    }

    [Fact]
    public void A_resource_that_the_kustomization_forgets_is_reported()
    {
        Write("config.yaml", Config);
        Write("app.yaml", App);
        Write("kustomization.yaml", "resources: [app.yaml]\n");

        Assert.Contains("config.yaml: ", Session.Run("check", Folder).Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Kustomizations_that_list_each_other_end()
    {
        Write("a/kustomization.yaml", "resources: [../b]\nnamespace: x\n");
        Write("b/kustomization.yaml", "resources: [../a]\n");
        Write("app.yaml", App);

        Assert.Equal(0, Session.Run("check", Folder).ExitCode);
    }

    [Fact]
    public void Check_lets_kustomize_build_on_demand_and_finds_the_origin()
    {
        Write("base/gateway.yaml", BadGateway);
        Write("base/kustomization.yaml", "resources: [gateway.yaml]\n");
        Write("overlays/prod/kustomization.yaml", "resources: [../../base]\nnamePrefix: prod-\n");
        Write("overlays/remote/kustomization.yaml", "resources: ['https://example.com/x?ref=v1']\n");
        Write("overlays/plugin/kustomization.yaml", "resources: [../../base]\ntransformers: [t.yaml]\n");
        Write(
            "overlays/plugin/t.yaml",
            "apiVersion: x.example.com/v1\nkind: T\n"
                + "metadata: {name: x, annotations: {config.kubernetes.io/function: 'exec: {path: ./t}'}}\n"
        );
        var path = new Dictionary<string, string?> { ["PATH"] = Path.GetDirectoryName(Tool.Kustomize.Path) };

        var check = Tool.Binary.Run(["check", "--kustomize", "."], directory: Folder, environment: path);

        Assert.Equal(ExitCodes.InputHasErrors, check.ExitCode);
        Assert.Contains("base/gateway.yaml: Gateway shop/prod-bad", check.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("Gateway shop/bad", check.Stdout, StringComparison.Ordinal);
        Assert.Contains("'https://example.com/x?ref=v1'", check.Stdout, StringComparison.Ordinal);
        Assert.Contains("it runs plugins", check.Stdout, StringComparison.Ordinal);
    }

    /// <summary>It is not looked at, and may run plugins; an address is nobody's own.</summary>
    [Theory]
    [InlineData("resources: [../base]", true)]
    [InlineData("resources: [app.yaml]\ncomponents: [../../parts]", true)]
    [InlineData("resources: [app.yaml]\ntransformers: [../traffic]", true)]
    [InlineData("resources: [../app.yaml]", false)]
    [InlineData("resources: [app.yaml]\npatches: [{path: ../patch.yaml}]", false)]
    [InlineData("resources: ['https://example.com/a/../b']", false)]
    [InlineData("resources: [base/../app.yaml]\nnamePrefix: x-", false)]
    public void The_command_for_a_folder_with_a_base_above_lets_it_run_plugins(string kustomization, bool expected)
    {
        Write("app.yaml", App);
        Write("kustomization.yaml", kustomization);
        var readsFile =
            kustomization.Contains("[../app.yaml", StringComparison.Ordinal)
            || kustomization.Contains("../patch.yaml", StringComparison.Ordinal);
        var build =
            $"kustomize build {(expected ? "--enable-alpha-plugins --enable-exec " : "")}"
            + (readsFile ? "--load-restrictor LoadRestrictionsNone " : "")
            + Folder;

        foreach (var verb in new[] { "check", "explain", "diff", "import" })
        {
            var session = Session.Run(verb, Folder);
            Assert.Contains(
                $"Run: {build} | kyma-krm {verb} -\n",
                session.Stdout + session.Stderr,
                StringComparison.Ordinal
            );
        }

        var isPlugin = kustomization.Contains("transformers", StringComparison.Ordinal);
        Assert.Contains(
            $"Run: {build}{(isPlugin ? "" : expected ? More : " | kyma-krm render -")}\n",
            Session.Run("render", Folder).Stderr,
            StringComparison.Ordinal
        );
    }

    const string More = ". If that prints a KymaTraffic, add: | kyma-krm render -";

    [Fact]
    public void The_command_asks_the_same_question_of_what_is_built()
    {
        Write("kustomization.yaml", "resources: []\nnamePrefix: x-\n");

        var trace = Session.Run("trace", "--from", "shop", "--to", "https://a.example.com/?a=b", "--sni", "-", Folder);

        Assert.Equal(ExitCodes.NotAnswered, trace.ExitCode);
        Assert.Contains(
            $"kustomize build {Folder} | kyma-krm trace --from shop --to 'https://a.example.com/?a=b' --sni - -\n",
            trace.Stderr,
            StringComparison.Ordinal
        );
    }

    /// <summary>Every request would arrive, and somebody has mistyped the folder.</summary>
    [Fact]
    public void Nothing_is_traced_where_nothing_is()
    {
        var trace = Session.Run("trace", "--from", "shop", "--to", "https://a.example.com", Folder);

        Assert.Equal((ExitCodes.NotAnswered, ""), (trace.ExitCode, trace.Stdout));
        Assert.Contains("no resource was found", trace.Stderr, StringComparison.Ordinal);
    }

    /// <summary>There is no path to correct, but a pipe into which nothing was written.</summary>
    [Theory]
    [InlineData("check -", ExitCodes.InputHasErrors)]
    [InlineData("trace --from shop --to https://a.example.com -", ExitCodes.NotAnswered)]
    public void Of_an_empty_stdin_no_path_is_to_be_corrected(string typed, int exitCode)
    {
        var session = Session.RunWith("", typed.Split(' '));

        Assert.Equal(exitCode, session.ExitCode);
        Assert.Contains(
            ": stdin is empty. Check the command that writes into it\n",
            session.Stdout + session.Stderr,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("path", session.Stdout + session.Stderr, StringComparison.Ordinal);
    }

    /// <summary>
    /// What is listed outside the folder given is not looked at; the build itself says what it needs.
    /// </summary>
    [Fact]
    public void A_build_that_fails_is_named_with_its_cause_and_the_options_it_needs()
    {
        Write("base/app.yaml", App);
        Write("base/config.yaml", Config);
        Write("base/kustomization.yaml", "resources: [app.yaml]\ntransformers: [config.yaml]\n");
        Write("stage/kustomization.yaml", "resources: [../base]\n");
        Write("prod/kustomization.yaml", "resources: [../stage]\nnamePrefix: prod-\n");
        Write("lost/kustomization.yaml", "resources: [../nowhere]\n");

        foreach (var tool in new[] { Tool.Kustomize, Tool.Kubectl })
        {
            var path = new Dictionary<string, string?> { ["PATH"] = Path.GetDirectoryName(tool.Path) };
            var prod = Tool.Binary.Run(["check", "--kustomize", "prod"], directory: Folder, environment: path);
            var lost = Tool.Binary.Run(["check", "--kustomize", "lost"], directory: Folder, environment: path);

            Assert.Contains(
                "without plugins and network: external plugins disabled; unable to load external plugin "
                    + "'KymaTraffic'. Run: kustomize build --enable-alpha-plugins --enable-exec prod | "
                    + "kyma-krm check -",
                prod.Stdout,
                StringComparison.Ordinal
            );
            Assert.Contains("nowhere", lost.Stdout, StringComparison.Ordinal);
            Assert.Contains("Run: kustomize build lost | kyma-krm check -", lost.Stdout, StringComparison.Ordinal);
        }
    }
}
