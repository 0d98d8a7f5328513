using CommandLine;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining.Inspecting;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm inspect FILE...</c></summary>
[Verb("inspect", HelpText = "Show what a certificate, chain, key or Secret contains, and what is wrong with it.")]
[Example(
    "kyma-krm inspect tls.crt tls.key --host '*.shop.example.com'",
    "Whether the two match and cover the Gateway's host"
)]
[Example(
    "kubectl get secret -n istio-system kyma-gateway-certs -o yaml | kyma-krm inspect -",
    "What the cluster serves"
)]
internal sealed class InspectOptions
{
    [Value(
        0,
        MetaName = "FILE...",
        Required = true,
        HelpText = "PEM files that belong together (certificate, key, CA), or YAML with Secrets; - is stdin."
    )]
    public IEnumerable<string> Files { get; set; } = [];

    [Option(
        "host",
        MetaValue = "HOST",
        HelpText = "A host that the certificate must cover; may be given several times."
    )]
    [Repeatable(',')]
    public string Hosts { get; set; } = "";

    [Option(
        "as-of",
        MetaValue = "TIME",
        HelpText = "Judge validity at this time, for example 2026-12-24T00:00:00Z: what has expired by then is an "
            + "error."
    )]
    public string? AsOf { get; set; }

    [Option(
        "client-ca",
        HelpText = "Judge certificates without a key as the CAs of client certificates (spec.gateway.tls.clientCA)."
    )]
    public bool IsClientCa { get; set; }

    [Option("output", HelpText = "Default: text.")]
    [Words("text", "json")]
    public string Output { get; set; } = "text";
}

/// <summary>For people with a certificate in their hands. Key material is never printed.</summary>
internal static class InspectCommand
{
    public static int Run(InspectOptions options, CommandHost host)
    {
        if (OutputWord.Refuse(options.Output, ["text", "json"], host) is { } wrongOutput)
            return wrongOutput;
        if (options.AsOf is { } text && TimeShape.Parse(text) is null)
            return host.Refuse($"--as-of '{text}' must be a time in UTC such as 2026-12-24T00:00:00Z");
        // As in a Gateway's hosts: with a namespace or without, and * for all.
        string[] hosts = options
            .Hosts.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(HostNames.WithoutNamespace)
            .ToArray();
        if (hosts.FirstOrDefault(name => name != "*" && !Shapes.HostName.Accepts(name)) is { } wrong)
            return host.Refuse($"--host '{wrong}' must be {Shapes.HostName.ValidValues}");
        var asOf = options.AsOf is { } time ? TimeShape.Parse(time) : null;
        var now = asOf ?? host.Clock.GetUtcNow();

        var findings = new Findings();
        var inspections = new InspectedFiles(host, findings).Read(
            options.Files.ToArray(),
            new Inspector(hosts, asOf, now) { IsClientCa = options.IsClientCa }
        );
        if (findings.HasErrors)
            return host.Give(RunResult.Of(findings, null));
        host.Print(
            options.Output,
            () => InspectionJson.Of(inspections, now),
            page => new InspectionText(page, now).Write(inspections)
        );
        return inspections.Any(inspection => inspection.HasErrors) ? ExitCodes.InputHasErrors : ExitCodes.Fine;
    }
}
