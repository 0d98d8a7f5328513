using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Tracing;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Checking.CheckFindings;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// Tests traffic as a pipeline tests code: each expectation of a KymaTrafficCheck is asked of the mesh.
/// </summary>
internal sealed class Expectations(CheckedMesh package, Findings findings)
{
    const string Internet = "internet";

    public void Check(KymaTrafficCheck check)
    {
        for (var i = 0; i < check.Spec.Expect.Count; i++)
            Check(check, FieldPath.Child("spec.expect", i), check.Spec.Expect[i]);
    }

    void Check(KymaTrafficCheck check, string at, Expectation expected)
    {
        if (TraceTarget.Parse(expected.To) is not { } target)
        {
            findings.Add(
                ExpectationUnclear,
                check.Source.At($"{at}.to"),
                $"'{expected.To}' must be {TraceTarget.ValidValues}"
            );
            return;
        }

        if (Clients(expected.From) is not { Count: > 0 } clients)
        {
            findings.Add(
                ExpectationUnclear,
                check.Source.At($"{at}.from"),
                $"'{expected.From}' must be a namespace, internet, or namespace/workload of a workload in the package."
                    + Suggestion.For(expected.From, package.Pods.Select(pod => $"{pod.Namespace}/{pod.Workload}"))
            );
            return;
        }

        foreach (var (name, client) in clients)
        {
            var traced = package.Tracer.Trace(
                new MeshRequest
                {
                    From = client,
                    Host = target.Host,
                    Port = target.Port,
                    Protocol = target.Protocol,
                    Path = target.Path,
                    Sni = expected.Sni,
                    Address = expected.Address,
                }
            );
            if (WhyUnmet(expected, traced) is not { } why)
                continue;
            findings.Add(
                ExpectationUnmet,
                check.Source.At(at),
                $"{name} to {target}: {Wanted(expected)} is expected. {why}"
            );
            return;
        }
    }

    /// <summary>A namespace stands for each of its workloads, and for a pod without labels.</summary>
    List<(string Name, MeshClient Client)> Clients(string from)
    {
        if (from == Internet)
            return [("a client on the Internet", MeshClient.Internet)];
        if (TraceClients.WrongWith(from) is not null)
            return [];
        switch (from.Split('/'))
        {
            case [var @namespace]:
                return
                [
                    (@namespace, MeshClient.In(@namespace)),
                    .. package
                        .Pods.Where(pod => pod.Namespace == @namespace)
                        .Select(pod => ($"{@namespace}/{pod.Workload}", new MeshClient(@namespace, pod.Labels))),
                ];
            case [var @namespace, var name]:
                return package.Workload(@namespace, name) is { } workload
                    ? [(from, new MeshClient(@namespace, workload.Labels))]
                    : [];
            default:
                return [];
        }
    }

    static string? WhyUnmet(Expectation expected, TracedRequest traced)
    {
        if (WhyUnmet(expected, traced.Answer) is { } why)
            return traced.Alternatives is [var hint, ..] ? $"{why} It may be otherwise if {hint.Condition}." : why;
        foreach (var other in traced.Alternatives)
        {
            if (other.Answer is null)
                return $"The files cannot say what happens if {other.Condition}";
            if (WhyUnmet(expected, other.Answer) is { } otherwise)
                return $"If {other.Condition}: {otherwise}";
        }

        return null;
    }

    static string? WhyUnmet(Expectation expected, MeshAnswer answer)
    {
        var result = TraceWords.Of(TracedRequest.Of(answer.Outcome));
        if (result != expected.Outcome)
            return TraceSentences.Ending(answer);
        if (expected.Via is { } via && via != Via(answer))
            return Via(answer) == Expectation.Direct
                ? "It goes straight from the sidecar."
                : "It goes through the egress gateway.";
        return expected.Tls is { } tls && tls != EffectiveTls(answer)
            ? $"It leaves {TraceSentences.Leaving(answer)} ({EffectiveTls(answer)})."
            : null;
    }

    static string Via(MeshAnswer answer) => answer.IsThroughEgress ? Expectation.EgressGateway : Expectation.Direct;

    static string EffectiveTls(MeshAnswer answer) =>
        answer.Hops.LastOrDefault()?.Tls is { IsOn: true } tls ? tls.Mode
        : answer.LeavesAs == Wire.Tls ? Expectation.OwnTls
        : answer.LeavesAs == Wire.Mtls ? HopTls.IstioMutual
        : Expectation.NoTls;

    static string Wanted(Expectation expected) =>
        expected.Outcome
        + (expected.Via is { } via ? $", via {via}" : "")
        + (expected.Tls is { } tls ? $", tls {tls}" : "");
}
