using Kyma.Krm.Krm;

namespace Kyma.Krm.CommandLine.Packages;

/// <summary>The Secret with a seed, as a file that tells its reader how to treat it.</summary>
internal static class SeedSecret
{
    public static string Text(string name, string file, byte[] seed) =>
        $$"""
            # The seed of a self-signed certificate. Whoever knows it can make the certificate's private key.
            # Keep it: the same seed gives the same keys, another seed gives others.
            # Encrypt this file before you commit it, and let KSOPS decrypt it where kyma-krm runs:
            #   sops --encrypt --in-place --encrypted-regex '^data$' {{file}}
            apiVersion: v1
            kind: Secret
            metadata:
              name: {{PackageRequest.Quoted(name)}}
              annotations:
                # An input of kyma-krm: it is never applied to the cluster.
                {{Annotations.LocalConfig}}: "true"
            type: Opaque
            data:
              seed: {{Convert.ToBase64String(seed)}}

            """;
}
