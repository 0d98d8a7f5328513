namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// Functions that run behind or before ours, on the TypeScript SDK: they parse every item and write it anew, as most
/// functions do.
/// </summary>
internal static class OtherFunctions
{
    public static string SetNamespace(this Workspace folder, string @namespace) =>
        Written(
            folder,
            "set-namespace",
            "configs.getAll().filter((o) => o.metadata.namespace).forEach((o) => { o.metadata.namespace = "
                + $"'{@namespace}'; }});"
        );

    public static string SetLabels(this Workspace folder, string key, string value) =>
        Written(
            folder,
            "set-labels",
            $"configs.getAll().forEach((o) => {{ o.metadata.labels = {{ ...o.metadata.labels, '{key}': "
                + $"'{value}' }}; }});"
        );

    public static string Cat(this Workspace folder)
    {
        folder.WriteProgram(".functions/cat", "#!/bin/sh\nexec cat\n");
        return folder.Path(".functions/cat");
    }

    static string Written(Workspace folder, string name, string change)
    {
        var node = Tool.Named("node").Path;
        var sdk = $"{Environment.GetEnvironmentVariable("KYMA_KRM_TOOLS")}/node_modules/kpt-functions";
        Tool.Requires(Directory.Exists(sdk), "npm's kpt-functions");
        folder.WriteProgram(
            $".functions/{name}",
            $$"""
            #!{{node}}
            require('{{sdk}}').run(async (configs) => { {{change}} });
            """
        );
        return folder.Path($".functions/{name}");
    }
}
