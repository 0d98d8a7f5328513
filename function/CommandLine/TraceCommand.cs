using System.Text.Json.Nodes;
using Kyma.Krm.Checking.Judging;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.CommandLine;

/// <summary>For a person or a pipeline: what happens to a request, from the files alone.</summary>
internal static class TraceCommand
{
    const string Internet = "internet";

    public static int Run(TraceOptions options, CommandHost host)
    {
        if (OutputWord.Refuse(options.Output, TraceOptions.Outputs, host) is { } wrongOutput)
            return wrongOutput;
        if (IstioVersionWord.Refuse(options.IstioVersion, host) is { } wrongVersion)
            return wrongVersion;
        if (options.To is { } url && TraceTarget.Parse(url) is null)
            return host.Refuse($"--to '{url}' must be {TraceTarget.ValidValues}");
        if (options.Method is { } method && TraceTarget.WrongWithMethod(method) is { } wrongMethod)
            return host.Refuse($"--method '{method}' {wrongMethod}");
        if (options.Queries is null && options.From is null)
            return host.Refuse(
                "--from is missing: a namespace, NAMESPACE/WORKLOAD or internet; or --queries FILE. "
                    + "kyma-krm trace --help shows more"
            );
        if (options.From is { } from && TraceClients.WrongWith(from) is { } wrong)
            return host.Refuse($"--from '{from}': {wrong}.{Suggestion.For(from, [Internet, from.ToLowerInvariant()])}");
        if (Ineffective(options, host) is { } ineffective)
            return ineffective;
        host = host with { MaximumMebibytes = options.MaximumInput };
        var findings = new Findings();
        var files = new InputFiles(host, Question(options), findings) { IsForCheck = true };
        var items = files.Read(options.Paths.DefaultIfEmpty("."));
        if (items.Count == 0 && !findings.HasErrors)
            findings.Add(
                ReadingFindings.NothingToCheck,
                Place.Input,
                $"no resource was found, so nothing is known of any request: {files.NothingFound}"
            );
        var version = IstioVersionWord.Of(options.IstioVersion);
        var clusters = findings.HasErrors
            ? null
            : CheckedClusters.Read(items, version, host.Clock.GetUtcNow(), findings);
        if (clusters?.TheOne(findings, out var others) is not { } package)
        {
            FindingReport.WriteAll(findings.Sorted(), host);
            return ExitCodes.NotAnswered;
        }

        PackageNotes.Say([package], others, host);
        return options.Queries is { } file ? Answer(package, file, host)
            : Client(options, package, host, out var client, out var title) is { } wrongClient ? wrongClient
            : options.To is { } to ? One(options, package, client, title, TraceTarget.Parse(to)!, host)
            : Table(options, package, client, title, host);
    }

    /// <summary>As it was asked, for the advice to ask it of something else.</summary>
    static string Question(TraceOptions options) =>
        string.Join(
            ' ',
            [
                "trace",
                .. new[]
                {
                    ("--from", options.From),
                    ("--to", options.To),
                    ("--method", options.Method),
                    ("--label", options.Labels),
                    ("--address", options.Address),
                    ("--sni", options.Sni),
                    ("--queries", options.Queries),
                }
                    .Where(option => option.Item2 is not null)
                    .Select(option => $"{option.Item1} {(option.Item2 == "-" ? "-" : ShellText.Word(option.Item2!))}"),
            ]
        );

    static int? Ineffective(TraceOptions options, CommandHost host) =>
        options.Queries is not null
            ? host.Ineffective(
                "--queries",
                ("--from", options.From is not null),
                ("--to", options.To is not null),
                ("--method", options.Method is not null),
                ("--label", options.Labels is not null),
                ("--address", options.Address is not null),
                ("--sni", options.Sni is not null),
                ("--output", options.Output is not (TraceOptions.Text or TraceOptions.Json))
            )
        : options.From == Internet ? host.Ineffective($"--from {Internet}", ("--label", options.Labels is not null))
        : null;

    static int Answer(CheckedMesh package, string file, CommandHost host)
    {
        var findings = new Findings();
        var json =
            file == "-" ? WholeInput.ReadInput(host, findings) : WholeInput.ReadFile(file, host.MaximumBytes, findings);
        if (json is not { } whole || TraceQueries.Read(whole.Span) is not { } queries)
        {
            FindingReport.WriteAll(findings.Sorted(), host);
            return host.Refuse($"--queries '{file}' must be a file with a JSON list of queries");
        }

        if (queries.FirstOrDefault(query => query.Mistake is not null) is { } wrong)
            return host.Refuse($"--queries '{file}': query {wrong.Id} {wrong.Mistake}");
        var answers = new JsonArray();
        foreach (var query in queries)
        {
            var answer = (JsonObject)JsonText.WithoutKeys(TraceJson.Of(package.Tracer.Ask(query.Request!)));
            answer.Insert(0, "id", query.Id);
            if (package.Tracer.NotObserved is { } note)
                answer["note"] = note;
            answers.Add((JsonNode)answer);
        }

        host.Print(JsonText.Of(answers));
        return ExitCodes.Fine;
    }

    /// <summary>Null where the client is understood.</summary>
    static int? Client(
        TraceOptions options,
        CheckedMesh package,
        CommandHost host,
        out MeshClient client,
        out string title
    )
    {
        (client, title) = (MeshClient.Internet, "the Internet");
        if (options.From == Internet)
            return null;
        var parts = options.From!.Split('/');
        if (parts.Length > 2 || parts.Any(part => part.Length == 0))
            return host.Refuse($"--from '{options.From}' must be NAMESPACE, NAMESPACE/WORKLOAD or internet");
        var labels = new Dictionary<string, string>();
        if (parts is [var @namespace, var name])
        {
            if (package.Workload(@namespace, name) is not { } pod)
            {
                var known = package.Pods.Select(pod => $"{pod.Namespace}/{pod.Workload}").Distinct().ToArray();
                return host.Refuse(
                    $"--from '{options.From}': there is no workload {name} in the namespace {@namespace} "
                        + $"among the files.{Suggestion.For(options.From, known)} Name the namespace alone, with "
                        + "--label for its labels"
                );
            }

            labels = pod.Labels.ToDictionary(label => label.Key, label => label.Value);
        }

        foreach (var label in (options.Labels ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (label.Split('=') is not [{ Length: > 0 } key, var value])
                return host.Refuse($"--label '{label}' must be NAME=VALUE");
            labels[key] = value;
        }

        (client, title) = (new MeshClient(parts[0], labels), options.From);
        return null;
    }

    static MeshRequest Request(TraceOptions options, MeshClient client, TraceTarget target) =>
        new()
        {
            From = client,
            Host = target.Host,
            Port = target.Port,
            Protocol = target.Protocol,
            Path = target.Path,
            Method = options.Method ?? MeshRequest.Get,
            Sni = options.Sni == "-" ? "" : options.Sni,
            Address = options.Address,
        };

    static int One(
        TraceOptions options,
        CheckedMesh package,
        MeshClient client,
        string title,
        TraceTarget target,
        CommandHost host
    )
    {
        var traced = package.Tracer.Trace(Request(options, client, target));
        var asked = TraceTable.Asked(traced.Request.Method, target);
        switch (options.Output)
        {
            case TraceOptions.Json:
                host.Print(JsonText.OfReport(TraceJson.Of(traced)));
                break;
            case TraceOptions.Mermaid:
                host.Print(TraceMermaid.Of(traced, title, asked));
                break;
            default:
                host.PrintLines(TraceText.Of(traced, title, asked));
                break;
        }

        return traced.Result switch
        {
            TraceResult.Reaches => ExitCodes.Fine,
            TraceResult.Unknown => ExitCodes.NotAnswered,
            _ => ExitCodes.Differs,
        };
    }

    static int Table(TraceOptions options, CheckedMesh package, MeshClient client, string title, CommandHost host)
    {
        var targets = client.Namespace is null
            ? TraceReach.GatewayTargets(package.Tracer.Mesh)
            : TraceReach.Targets(package.Tracer.Mesh);
        var traced = targets
            .Select(target => target with { Address = options.Address ?? target.Address })
            .DistinctBy(target => (target.Target, target.Address))
            .Select(target =>
                (
                    Target: target,
                    Traced: package.Tracer.Trace(
                        Request(options, client, target.Target) with
                        {
                            Address = target.Address,
                        }
                    )
                )
            )
            .ToArray();
        return options.Output == TraceOptions.Mermaid
            ? host.Answer(TraceTable.Mermaid(title, traced))
            : host.Answer(options.Output, () => TraceTable.Json(traced), Write);

        void Write(TextPage page)
        {
            if (traced.Length == 0)
                page.Line($"{title}: the package knows no host to ask for.");
            page.Rows(0, TraceTable.Rows(traced));
            if (TraceTable.Note(traced) is { } note)
                page.Line(note);
        }
    }
}
