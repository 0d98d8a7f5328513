using System.Text;
using CommandLine;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Checking;
using Kyma.Krm.Checking.Formats;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;
using Kyma.Krm.Planning;
using Kyma.Krm.Probing;
using Kyma.Krm.Probing.Tls;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm probe [PATH...]</c></summary>
[Verb("probe", HelpText = "Ask the running gateway whether it keeps what the config promises.")]
[Example("kyma-krm probe traffic.yaml", "Every host of the Gateway, by DNS")]
[Example(
    "kyma-krm probe --connect 127.0.0.1:8443 --connect-http 127.0.0.1:8080 traffic.yaml",
    "Through kubectl port-forward, before DNS points to it"
)]
[Example(
    "kyma-krm probe --client-cert client.pem --client-key client-key.pem .",
    "Where the gateway asks for a client certificate"
)]
internal sealed class ProbeOptions
{
    public static readonly IReadOnlyList<string> Outputs = ["text", "json", "sarif"];

    [Value(
        0,
        MetaName = "PATH...",
        HelpText = "Files and folders with the config and what belongs to it; - is stdin. Default: the current folder."
    )]
    public IEnumerable<string> Paths { get; set; } = [];

    [Option("connect", MetaValue = "HOST:PORT", HelpText = "Where port 443 is. Default: each host, by DNS.")]
    public string? Connect { get; set; }

    [Option("connect-http", MetaValue = "HOST:PORT", HelpText = "Where port 80 is. Not tested with --connect alone.")]
    public string? ConnectHttp { get; set; }

    [Option("client-cert", MetaValue = "FILE", HelpText = "A client certificate that the gateway must admit, as PEM.")]
    public string? ClientCert { get; set; }

    [Option("client-key", MetaValue = "FILE", HelpText = "Its private key, as PEM.")]
    public string? ClientKey { get; set; }

    [Option("timeout", MetaValue = "SECONDS", HelpText = "For one connection. Default: 5.")]
    public string Timeout { get; set; } = "5";

    [Option("concurrency", MetaValue = "NUMBER", HelpText = "Connections at once, at most 64. Default: 8.")]
    public string Concurrency { get; set; } = "8";

    [Option("output", HelpText = "Default: text.")]
    [Words("text", "json", "sarif")]
    public string Output { get; set; } = "text";
}

/// <summary>The one command that opens a connection.</summary>
internal static class ProbeCommand
{
    const int LongestPatience = 600;
    const int MostConnections = 64;

    public static int Run(ProbeOptions options, CommandHost host)
    {
        if (OutputWord.Refuse(options.Output, ProbeOptions.Outputs, host) is { } wrongOutput)
            return wrongOutput;
        if (Mistake(options) is { } mistake)
            return host.Refuse(mistake);

        var findings = new Findings();
        var client = ReadClient(options, host, findings);
        var items = new InputFiles(host, "probe", findings).Read(options.Paths.DefaultIfEmpty("."));
        var now = host.Clock.GetUtcNow();
        var plans = findings.HasErrors ? [] : Rendering.Run(items, null, now, findings).Plans;
        if (findings.HasErrors)
            return host.Give(RunResult.Of(findings, null));

        var targets = ProbeTarget.Of(plans);
        if (targets.Count == 0)
            return host.Refuse("no config here renders a Gateway with a host that can be asked for");
        var settings = new ProbeSettings
        {
            Connect = options.Connect is { } connect ? Address.Parse(connect) : null,
            ConnectHttp = options.ConnectHttp is { } http ? Address.Parse(http) : null,
            Client = client,
            Foreigner = Foreigner(now),
            Patience = TimeSpan.FromSeconds(Number(options.Timeout, LongestPatience)!.Value),
            Concurrency = Number(options.Concurrency, MostConnections)!.Value,
        };
        using var prober = new Prober(settings, new TlsDialer(settings.Patience, host.RandomBytes), now);
        return Give(prober.Run(targets).GetAwaiter().GetResult(), options, host);
    }

    /// <summary>Null where the options make sense together.</summary>
    static string? Mistake(ProbeOptions options)
    {
        if (options.Connect is { } connect && Address.Parse(connect) is null)
            return $"--connect '{connect}' must be HOST:PORT, for example 203.0.113.7:443";
        if (options.ConnectHttp is { } http && Address.Parse(http) is null)
            return $"--connect-http '{http}' must be HOST:PORT, for example 203.0.113.7:80";
        if (options.ClientCert is null != options.ClientKey is null)
            return "--client-cert and --client-key belong together: give both";
        if (Number(options.Timeout, LongestPatience) is null)
            return $"--timeout '{options.Timeout}' must be a whole number of seconds from 1 to {LongestPatience}";
        return Number(options.Concurrency, MostConnections) is null
            ? $"--concurrency '{options.Concurrency}' must be a whole number from 1 to {MostConnections}"
            : null;
    }

    static int? Number(string text, int largest) =>
        Digits.Read(text) is { } number && number >= 1 && number <= largest ? number : null;

    /// <summary>Null where none was given, or after a finding.</summary>
    public static ClientIdentity? ReadClient(ProbeOptions options, CommandHost host, Findings findings)
    {
        if (
            options.ClientCert is not { } certificatePath
            || options.ClientKey is not { } keyPath
            || WholeInput.ReadFile(certificatePath, host.MaximumBytes, findings) is not { } certificate
            || WholeInput.ReadFile(keyPath, host.MaximumBytes, findings) is not { } key
        )
            return null;
        if (ClientIdentity.Read(certificate, key) is { } client)
            return client;
        findings.Add(
            ReadingFindings.ProbeClientUnreadable,
            Place.Input,
            "--client-cert and --client-key must be a PEM certificate and its unencrypted RSA or ECDSA key"
        );
        return null;
    }

    /// <summary>A certificate whose CA nobody trusts: its key is public.</summary>
    static ClientIdentity Foreigner(DateTimeOffset now)
    {
        var issued = SelfSigned.Issue(
            new SelfSignedRequest
            {
                Domain = "kyma-krm-probe.invalid",
                Seed = Encoding.ASCII.GetBytes("kyma-krm probe: a client that no CA knows"),
                NotBefore = new DateTimeOffset(now.Year, 1, 1, 0, 0, 0, TimeSpan.Zero),
                Duration = TimeSpan.FromDays(730),
                KeyType = KeyType.EcdsaP256,
            }
        );
        return ClientIdentity.Read(
                Encoding.ASCII.GetBytes(issued.CertificatePem + issued.CaPem),
                Encoding.ASCII.GetBytes(issued.PrivateKeyPem)
            ) ?? throw new InvalidOperationException("a certificate that was just issued cannot be read");
    }

    static int Give(ProbeReport report, ProbeOptions options, CommandHost host)
    {
        var findings = new Findings();
        findings.AddRange(report.Findings);
        var result = new CheckResult(findings.Sorted(), new CheckScope(report.Targets.Count));
        switch (options.Output)
        {
            case "json":
                var json = FindingsJson.Of(result);
                json["probe"] = new System.Text.Json.Nodes.JsonObject
                {
                    ["hosts"] = report.Targets.Count,
                    ["kept"] = report.Kept,
                    ["broken"] = report.Broken,
                    ["untested"] = report.Untested,
                    ["handshakes"] = report.Handshakes,
                };
                host.Print(JsonText.OfReport(json));
                break;
            case "sarif":
                host.Print(JsonText.OfReport(Sarif.Of(result, ProgramVersion.Text)));
                break;
            default:
                var page = new TextPage(host.OutputLook);
                foreach (var line in report.Lines)
                    page.Line(line);
                host.Print(
                    string.Concat(result.Told.Select(finding => $"{FindingReport.Shown(finding, host.OutputLook)}\n"))
                        + page
                );
                break;
        }

        return report.IsBroken ? ExitCodes.InputHasErrors : ExitCodes.Fine;
    }
}
