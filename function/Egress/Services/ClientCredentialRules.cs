using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Services;

/// <summary>Who shows the credential, and whether it can read it.</summary>
internal static class ClientCredentialRules
{
    public static void Check(ServiceScope service)
    {
        var config = service.Config;
        var credential = config.Tls?.Credential;
        var atSidecar = credential is not null && config.Via is null;
        var whoShows = service.Fields("workloadSelector", "tls", "via");
        if (atSidecar && config.WorkloadSelector is null)
            service.Report(
                EgressCredentialWithoutPods,
                "workloadSelector",
                $"is required with `{NameOf(config.Tls!)}` '{credential}': without it Istio's sidecars "
                    + "send plain text. Name the pods by `matchLabels`, or set `via: EgressGateway` for all pods",
                whoShows
            );

        if (
            atSidecar
            && config.WorkloadSelector is not null
            && service.Scope.Namespace.Length == 0
            && !service.Scope.Source.HasField("spec.egress.namespace")
        )
            service.Scope.Report(
                EgressSelectorNeedsNamespace,
                "spec.egress.namespace",
                $"is required with `{service.Scope.Source.NameOf(service.Field)}.workloadSelector`: write the "
                    + "namespace of the pods",
                [.. whoShows, .. Namespace]
            );

        if (!atSidecar && config.WorkloadSelector is not null)
            service.Report(
                EgressSelectorWithoutEffect,
                "workloadSelector",
                config.Via is null
                    ? "must be left out without `tls.credentialName` and `tls.caCertCredentialName`: every "
                        + "pod can originate TLS that needs no credential"
                    : "must be left out with `via: EgressGateway`: the egress gateway shows the credential, "
                        + "for every pod",
                whoShows
            );

        // Istio only warns of it.
        if (config.WorkloadSelector is { MatchLabels.Count: 0 })
            service.ReportWritten(
                EgressEmptySelector,
                "workloadSelector.matchLabels",
                "must have at least one label; an empty one fits every pod"
            );

        if (credential is not null)
        {
            var @namespace = atSidecar ? service.Namespace : EgressGateway.Namespace;
            if (config.Tls!.CredentialName is { } client)
            {
                CheckSecret(client, @namespace, "tls.credentialName", service);
                if (config.Tls.Mode == EgressTlsConfig.Mutual)
                    CheckPair(client, @namespace, service);
            }

            if (config.Tls.CaCertCredentialName is not { } ca)
            {
                CheckCa(credential, credential, @namespace, "tls.credentialName", service);
                return;
            }

            CheckSecret(ca, @namespace, "tls.caCertCredentialName", service);
            var name = ca[..^IstioSecret.CaSuffix.Length];
            CheckCa(ca, name, @namespace, "tls.caCertCredentialName", service);
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
    /// <param name="field">Where it is written.</param>
    /// <param name="service">The one whose TLS is originated.</param>
    static void CheckCa(string written, string name, string @namespace, string field, ServiceScope service)
    {
        var items = service.Scope.Items;
        var own = items.Find("", "Secret", @namespace, $"{name}{IstioSecret.CaSuffix}");
        foreach (var secret in own.Count > 0 ? own : items.Find("", "Secret", @namespace, name))
        {
            if (Sops.HasEncrypted(secret.Root))
                continue;
            var data = SecretReader.Read(secret.Root);
            var read = data.Read;
            Tell(written, secret, LoadedSecret.Ca(data), field, service);
            var rule = EgressCredentialWithoutCa;
            if (read.Ca is null)
            {
                if (data.HasUnreadable("ca.crt", "cacert"))
                    continue;
                service.Scope.Tell(
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
                        service.Scope.Source.At($"{service.Field}.{field}")
                    ),
                    ReadFor(service)
                );
            }
            else if (read.Ca.IgnoredCrl is { } ignored)
            {
                service.ReportWritten(
                    SecretFindings.CaCrlIgnored,
                    field,
                    $"'{ignored}' of the {secret.Id} {IstioSecret.WhyIgnored(ignored, read.Ca)}"
                );
            }
        }
    }

    static void CheckPair(string name, string @namespace, ServiceScope service)
    {
        foreach (var secret in service.Scope.Items.Find("", "Secret", @namespace, name))
        {
            if (Sops.HasEncrypted(secret.Root))
                continue;
            var pair = LoadedSecret.Pair(SecretReader.Read(secret.Root), service.Scope.AcceptsP384);
            Tell(name, secret, pair, "tls.credentialName", service);
        }
    }

    static void Tell(string written, Item secret, LoadedSecret content, string field, ServiceScope service)
    {
        var place = service.Scope.Source.At($"{service.Field}.{field}");
        foreach (var finding in ClientSecretRules.Check(written, secret.Id, content, service.Scope.Now, place))
            service.Scope.Tell(finding, ReadFor(service));
    }

    /// <summary>What decides which Secret the service's TLS is originated with.</summary>
    static IReadOnlyList<string> ReadFor(ServiceScope service) => [.. service.Fields("tls", "via"), .. Namespace];

    static void CheckSecret(string name, string @namespace, string field, ServiceScope service)
    {
        var secrets = service.Scope.Items.Find("", "Secret", null, name);
        if (secrets.Count == 0 || secrets.Any(secret => secret.Id.Namespace == @namespace))
            return;
        service.Report(
            EgressCredentialOutOfReach,
            field,
            $"'{name}' must be a Secret in the namespace '{@namespace}', but it is in "
                + $"'{secrets[0].Id.Namespace}'{(secrets[0].File is { } file ? $" ({file.Path})" : "")}"
        );
    }
}
