using System.Text.Json.Nodes;
using Kyma.Krm.Tests.Support;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// kustomization/argocd/, built as its users do: as components of the kustomization that installs Argo CD.
/// </summary>
public sealed class ArgoCdComponentTests
{
    /// <summary>
    /// What matters here of Argo CD's own Deployment (manifests/base/repo-server/argocd-repo-server-deployment.yaml).
    /// </summary>
    const string ArgoCd = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: argocd-repo-server
          labels: {app.kubernetes.io/name: argocd-repo-server}
        spec:
          selector:
            matchLabels: {app.kubernetes.io/name: argocd-repo-server}
          template:
            metadata:
              labels: {app.kubernetes.io/name: argocd-repo-server}
            spec:
              serviceAccountName: argocd-repo-server
              automountServiceAccountToken: false
              containers:
              - name: argocd-repo-server
                image: quay.io/argoproj/argocd:v3.6.1
                args: [/usr/local/bin/argocd-repo-server]
                env:
                - {name: HELM_CACHE_HOME, value: /helm-working-dir}
                volumeMounts:
                - {name: tmp, mountPath: /tmp}
                - {name: plugins, mountPath: /home/argocd/cmp-server/plugins}
              initContainers:
              - name: copyutil
                image: quay.io/argoproj/argocd:v3.6.1
                command: [sh, -c]
                args:
                - /bin/cp /usr/local/bin/argocd /var/run/argocd/argocd
                  && /bin/ln -s /var/run/argocd/argocd /var/run/argocd/argocd-cmp-server
                volumeMounts:
                - {name: var-files, mountPath: /var/run/argocd}
              volumes:
              - {name: tmp, emptyDir: {}}
              - {name: var-files, emptyDir: {}}
              - {name: plugins, emptyDir: {}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: argocd-cm}
        data: {timeout.reconciliation: 180s}

        """;

    public static TheoryData<string, string> Components =>
        new MatrixTheoryData<string, string>(["plugin", "exec"], ["kustomize", "kubectl"]);

    static IReadOnlyList<JsonObject> Build(string component, string tool)
    {
        using var folder = new Workspace().Write("argocd.yaml", ArgoCd);
        folder.Write(
            "kustomization.yaml",
            "namespace: argocd\nresources: [argocd.yaml]\ncomponents: [component]\n"
                + "images: [{name: ghcr.io/kyma-project/kyma-krm, newTag: v9.9.9}]\n"
        );
        foreach (var file in Directory.GetFiles(Repository.File($"kustomization/argocd/{component}")))
            folder.Write($"component/{Path.GetFileName(file)}", File.ReadAllText(file));
        var built =
            tool == "kustomize"
                ? Tool.Kustomize.Run(["build", folder.Folder])
                : Tool.Kubectl.Run(["kustomize", folder.Folder]);
        Assert.DoesNotContain("deprecated", built.Stderr, StringComparison.Ordinal);
        return Manifests.Parse(built.Ends(0).Stdout);
    }

    static JsonObject Of(IReadOnlyList<JsonObject> built, string kind, string name) =>
        built.Single(r =>
            (string?)r["kind"] == kind && ((string)r["metadata"]!["name"]!).StartsWith(name, StringComparison.Ordinal)
        );

    static JsonNode Pod(IReadOnlyList<JsonObject> built) =>
        Of(built, "Deployment", "argocd-repo-server")["spec"]!["template"]!["spec"]!;

    static JsonNode Named(JsonNode list, string name) =>
        list.AsArray().Single(entry => (string?)entry!["name"] == name)!;

    [Theory, MemberData(nameof(Components))]
    public void What_it_adds_runs_as_nobody_special_and_finds_its_volumes(string component, string tool)
    {
        var pod = Pod(Build(component, tool));
        var volumes = pod["volumes"]!.AsArray().Select(volume => (string)volume!["name"]!).ToList();
        var containers = pod["containers"]!
            .AsArray()
            .Concat(pod["initContainers"]!.AsArray())
            .OfType<JsonNode>()
            .ToList();

        Assert.Equal(volumes.Distinct(), volumes);
        Assert.All(
            containers.SelectMany(container => container["volumeMounts"]!.AsArray()),
            mount => Assert.Contains((string)mount!["name"]!, volumes)
        );
        var ours = containers.Single(container => (string?)container["name"] == "kyma-krm");
        Assert.Equal("ghcr.io/kyma-project/kyma-krm:v9.9.9", (string?)ours["image"]);
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(
                    """
                    {"runAsNonRoot": true, "runAsUser": 999, "readOnlyRootFilesystem": true,
                     "allowPrivilegeEscalation": false,
                     "capabilities": {"drop": ["ALL"]}, "seccompProfile": {"type": "RuntimeDefault"}}
                    """
                ),
                JsonNode.Parse(ours["securityContext"]!.ToJsonString())
            ),
            ours["securityContext"]!.ToJsonString()
        );
    }

    [Theory, MemberData(nameof(Components))]
    public void Argo_CDs_own_containers_keep_all_they_had(string component, string tool)
    {
        var before = Manifests.Parse(ArgoCd)[0]["spec"]!["template"]!["spec"]!;
        var after = Pod(Build(component, tool));

        foreach (var (kind, name) in new[] { ("containers", "argocd-repo-server"), ("initContainers", "copyutil") })
        {
            var container = Named(after[kind]!, name);
            foreach (var (field, value) in Named(before[kind]!, name).AsObject())
            {
                if (value is JsonArray { Count: > 0 } list && list[0] is JsonObject)
                    Assert.All(
                        list,
                        item => Assert.Contains(container[field]!.AsArray(), other => JsonNode.DeepEquals(item, other))
                    );
                else
                    Assert.True(JsonNode.DeepEquals(value, container[field]), $"{name}.{field}");
            }
        }
    }

    [Theory]
    [InlineData("kustomize")]
    [InlineData("kubectl")]
    public void The_sidecar_is_what_argocd_cmp_server_needs(string tool)
    {
        var built = Build("plugin", tool);
        var sidecar = Named(Pod(built)["containers"]!, "kyma-krm");
        string Mount(string path) =>
            (string)sidecar["volumeMounts"]!.AsArray().Single(mount => (string?)mount!["mountPath"] == path)!["name"]!;

        Assert.Equal("""["/var/run/argocd/argocd-cmp-server"]""", sidecar["command"]!.ToJsonString());
        Assert.Equal(("var-files", "plugins"), (Mount("/var/run/argocd"), Mount("/home/argocd/cmp-server/plugins")));
        Assert.NotEqual("tmp", Mount("/tmp"));
        Assert.NotNull(Named(Pod(built)["volumes"]!, Mount("/tmp"))["emptyDir"]);

        var map = Of(built, "ConfigMap", "kyma-krm-plugin");
        Assert.Equal(
            (string?)map["metadata"]!["name"],
            (string?)
                Named(Pod(built)["volumes"]!, Mount("/home/argocd/cmp-server/config/plugin.yaml"))["configMap"]!["name"]
        );
        Assert.Equal("argocd", (string?)map["metadata"]!["namespace"]);
        var plugin = Manifests.Parse((string)map["data"]!["plugin.yaml"]!)[0];
        Assert.Equal(
            ("ConfigManagementPlugin", "kyma-krm"),
            ((string?)plugin["kind"], (string?)plugin["metadata"]!["name"])
        );
        Assert.Null(plugin["spec"]!["discover"]);
    }

    [Theory]
    [InlineData("exec", "--enable-alpha-plugins --enable-exec", "/usr/local/bin/kyma-krm")]
    public void The_program_is_brought_to_where_kustomize_looks_for_it(string component, string options, string place)
    {
        var built = Build(component, "kubectl");
        var init = Named(Pod(built)["initContainers"]!, "kyma-krm");
        var mount = Named(Pod(built)["containers"]!, "argocd-repo-server")["volumeMounts"]!
            .AsArray()
            .Single(mount => (string?)mount!["mountPath"] == place)!;

        Assert.Equal("""["install","/tools"]""", init["args"]!.ToJsonString());
        Assert.Equal((string?)init["volumeMounts"]![0]!["name"], (string?)mount["name"]);
        Assert.Equal("kyma-krm", (string?)mount["subPath"]);
        var settings = Of(built, "ConfigMap", "argocd-cm")["data"]!;
        Assert.Equal(
            (options, "180s"),
            ((string?)settings["kustomize.buildOptions"], (string?)settings["timeout.reconciliation"])
        );
    }
}
