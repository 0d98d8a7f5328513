using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Services;

/// <summary>Who shows the credential, and whether it can read it.</summary>
internal static class ClientCredentialRules
{
    public static void Check(EgressServiceConfig service, string egressNamespace, string field, ConfigScope scope)
    {
        var credential = service.Tls?.Credential;
        var atSidecar = credential is not null && service.Via is null;
        string[] whoShows = [$"{field}.workloadSelector", $"{field}.tls", $"{field}.via"];
        if (atSidecar && service.WorkloadSelector is null)
            scope.Report(
                EgressCredentialWithoutPods,
                $"{field}.workloadSelector",
                $"is required with `{NameOf(service.Tls!)}` '{credential}': without it Istio's sidecars "
                    + "send plain text. Name the pods by `matchLabels`, or set `via: EgressGateway` for all pods",
                whoShows
            );

        if (
            atSidecar
            && service.WorkloadSelector is not null
            && scope.Namespace.Length == 0
            && !scope.Source.HasField("spec.egress.namespace")
        )
            scope.Report(
                EgressSelectorNeedsNamespace,
                "spec.egress.namespace",
                $"is required with `{scope.Source.NameOf(field)}.workloadSelector`: write the namespace of the pods",
                [.. whoShows, .. Namespace]
            );

        if (!atSidecar && service.WorkloadSelector is not null)
            scope.Report(
                EgressSelectorWithoutEffect,
                $"{field}.workloadSelector",
                service.Via is null
                    ? "must be left out without `tls.credentialName` and `tls.caCertCredentialName`: every "
                        + "pod can originate TLS that needs no credential"
                    : "must be left out with `via: EgressGateway`: the egress gateway shows the credential, "
                        + "for every pod",
                whoShows
            );

        // Istio only warns of it.
        if (service.WorkloadSelector is { MatchLabels.Count: 0 })
            scope.ReportWritten(
                EgressEmptySelector,
                $"{field}.workloadSelector.matchLabels",
                "must have at least one label; an empty one fits every pod"
            );

        if (credential is not null)
        {
            var @namespace = atSidecar ? egressNamespace : EgressGateway.Namespace;
            if (service.Tls!.CredentialName is { } client)
            {
                CheckSecret(client, @namespace, $"{field}.tls.credentialName", scope);
                if (service.Tls.Mode == EgressTlsConfig.Mutual)
                    CheckPair(client, @namespace, field, scope);
            }

            if (service.Tls.CaCertCredentialName is not { } ca)
            {
                CheckCa(credential, credential, @namespace, field, "credentialName", scope);
                return;
            }

            CheckSecret(ca, @namespace, $"{field}.tls.caCertCredentialName", scope);
            var name = ca[..^IstioSecret.CaSuffix.Length];
            CheckCa(ca, name, @namespace, field, "caCertCredentialName", scope);
        }
    }

    /// <summary>What decides where the pods are that originate TLS.</summary>
    static readonly IReadOnlyList<string> Namespace = ["spec.egress.namespace", "metadata.namespace"];

    static string NameOf(EgressTlsConfig tls) => tls.CredentialName is null ? "caCertCredentialName" : "credentialName";

    /// <summary>
    /// Where the Secret is among the items: the CA is in a Secret of the name with the suffix, and only where there is
    /// none of that name, in the Secret itself.
    /// </summary>
    /// <param name="written">As the config has it.</param>
    /// <param name="name">Without the suffix.</param>
    /// <param name="namespace">Of whoever originates TLS.</param>
    /// <param name="service">The path of the service.</param>
    /// <param name="setting">The field of its <c>tls</c> where it is written.</param>
    /// <param name="scope">Where the Secret may be.</param>
    static void CheckCa(
        string written,
        string name,
        string @namespace,
        string service,
        string setting,
        ConfigScope scope
    )
    {
        var field = $"{service}.tls.{setting}";
        var own = scope.Items.Find("", "Secret", @namespace, $"{name}{IstioSecret.CaSuffix}");
        foreach (var secret in own.Count > 0 ? own : scope.Items.Find("", "Secret", @namespace, name))
        {
            if (Sops.HasEncrypted(secret.Root))
                continue;
            var data = SecretReader.Read(secret.Root);
            var read = data.Read;
            Tell(written, secret, LoadedSecret.Ca(data), service, setting, scope);
            var rule = EgressCredentialWithoutCa;
            if (read.Ca is null)
            {
                if (data.HasUnreadable("ca.crt", "cacert"))
                    continue;
                scope.Tell(
                    new Finding(
                        rule,
                        own.Count > 0 ? Severity.Error : rule.Severity,
                        own.Count > 0
                            ? $"'{written}' gets its CA from the {secret.Id}, which {read.WhyNoCa}: every "
                                + "request would get 503"
                            : $"'{written}' needs the CA of the server's certificate, also of a public one: "
                                + $"the {secret.Id} {read.WhyNoCa}, and there is no Secret "
                                + $"'{name}{IstioSecret.CaSuffix}' among the items. Without either, every request "
                                + "gets 503",
                        scope.Source.At(field)
                    ),
                    ReadFor(service)
                );
            }
            else if (read.Ca.IgnoredCrl is { } ignored)
            {
                scope.ReportWritten(
                    SecretFindings.CaCrlIgnored,
                    field,
                    $"'{ignored}' of the {secret.Id} {IstioSecret.WhyIgnored(ignored, read.Ca)}"
                );
            }
        }
    }

    static void CheckPair(string name, string @namespace, string service, ConfigScope scope)
    {
        foreach (var secret in scope.Items.Find("", "Secret", @namespace, name))
        {
            if (Sops.HasEncrypted(secret.Root))
                continue;
            var pair = LoadedSecret.Pair(SecretReader.Read(secret.Root), scope.AcceptsP384);
            Tell(name, secret, pair, service, "credentialName", scope);
        }
    }

    static void Tell(
        string written,
        Item secret,
        LoadedSecret content,
        string service,
        string setting,
        ConfigScope scope
    )
    {
        var place = scope.Source.At($"{service}.tls.{setting}");
        foreach (var finding in ClientSecretRules.Check(written, secret.Id, content, scope.Now, place))
            scope.Tell(finding, ReadFor(service));
    }

    /// <summary>What decides which Secret the service's TLS is originated with.</summary>
    static IReadOnlyList<string> ReadFor(string service) => [$"{service}.tls", $"{service}.via", .. Namespace];

    static void CheckSecret(string name, string @namespace, string field, ConfigScope scope)
    {
        var secrets = scope.Items.Find("", "Secret", null, name);
        if (secrets.Count == 0 || secrets.Any(secret => secret.Id.Namespace == @namespace))
            return;
        scope.Report(
            EgressCredentialOutOfReach,
            field,
            $"'{name}' must be a Secret in the namespace '{@namespace}', but it is in "
                + $"'{secrets[0].Id.Namespace}'{(secrets[0].File is { } file ? $" ({file.Path})" : "")}"
        );
    }
}
