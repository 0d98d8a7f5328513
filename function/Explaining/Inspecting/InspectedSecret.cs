using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Certificates.Planning;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Explaining.Inspecting;

/// <summary>A Secret as a Gateway's: read and judged by what reads and judges it for <c>check</c>.</summary>
internal static class InspectedSecret
{
    static readonly string[] ServerKeyNames = ["tls.crt", "tls.key", "cert", "key"],
        IstioKeys = [.. ServerKeyNames, "ca.crt", "cacert"];

    /// <summary>Whether an item is a Secret.</summary>
    public static bool Is(Item item) => item.Id is { Group: "", Kind: "Secret" };

    /// <summary>What is in the Secret and what is wrong with it; encrypted ones are named, not judged.</summary>
    public static Inspection Inspect(Item secret, Inspector inspector)
    {
        var type = secret.Root.FindText("type") ?? "Opaque";
        var head = new Inspection($"{secret.Id}, {type}", secret.File?.Path ?? "");
        if (EncryptedSecret.Is(secret))
            return head with
            {
                Note =
                    "encrypted with SOPS: decrypt it first, for example with sops --decrypt FILE | kyma-krm inspect -",
                IsJudged = false,
            };

        var data = SecretReader.Read(secret.Root);
        var isCa =
            data.Read is { Server: null, Ca: not null }
            && !data.HasUnreadable(ServerKeyNames)
            && !ServerKeyNames.Any(data.Values.ContainsKey);
        var isOnlyForCa = isCa || secret.Id.Name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal);
        var result = isOnlyForCa ? head : Server(head, data, inspector);
        return isOnlyForCa || inspector.IsClientCa ? ClientCa(result, data, inspector, isOnlyForCa) : result;
    }

    static Inspection Server(Inspection head, SecretData data, Inspector inspector)
    {
        var secret = ServerSecret.Of(data, inspector.Demands);
        if (secret is not { Keys: { } keys, Report: { } report })
        {
            return IsOfAnotherKind(head, data)
                ? head with
                {
                    Note = "neither a certificate nor a private key is in here",
                    IsJudged = false,
                    Findings = data.Findings,
                }
                : head with
                {
                    Findings = secret.Findings,
                };
        }

        var shown = inspector.Server(head, report);
        return shown with
        {
            Certificates =
            [
                .. shown.Certificates,
                .. data.Read.Ca is { } ca && !inspector.IsClientCa ? Authorities(data[ca.Certificate]) : [],
            ],
            Key = report.Key is { } kind
                ? new InspectedKey(data[keys.PrivateKey].Field, kind, Inspector.Matches(report))
                : null,
            Findings = [.. data.Findings, .. shown.Findings],
        };
    }

    /// <summary>
    /// A password or a seed, which no Gateway reads: neither its type, nor its keys, nor what it holds has to do with
    /// TLS.
    /// </summary>
    static bool IsOfAnotherKind(Inspection head, SecretData data) =>
        !head.Title.EndsWith("kubernetes.io/tls", StringComparison.Ordinal)
        && !IstioKeys.Any(data.Values.ContainsKey)
        && !data.HasUnreadable(IstioKeys)
        && !data.Values.Values.Any(value => value.AsSpan().IndexOf("-----BEGIN "u8) >= 0);

    static IEnumerable<InspectedCertificate> Authorities(PemSource source) =>
        CertificateFile
            .Authorities(source.Field, PemFile.Read(source.Bytes))
            .Certificates.Select(certificate => new InspectedCertificate(certificate, "a CA"));

    static Inspection ClientCa(Inspection head, SecretData data, Inspector inspector, bool isOnlyForCa)
    {
        var secret = ClientCaSecret.Of(data, inspector.AsOf);
        if (secret.Report is { } report)
        {
            var shown = inspector.ClientCa(head, report);
            return shown with { Findings = [.. isOnlyForCa ? data.Findings : [], .. shown.Findings] };
        }

        return head with
        {
            Findings =
            [
                .. head.Findings,
                .. isOnlyForCa ? data.Findings : [],
                .. secret.WhyNone is { } why
                    ? [new Certificates.Pki.PkiFinding(Certificates.Pki.SecretFindings.CredentialKeys, "data", "", why)]
                    : Array.Empty<Certificates.Pki.PkiFinding>(),
            ],
        };
    }
}
