using Kyma.Krm.Probing.Tls;
using Org.BouncyCastle.Tls;
using static Kyma.Krm.Probing.ProbeFindings;

namespace Kyma.Krm.Probing;

/// <summary>Each listed cipher suite is accepted and no other, one handshake for each, all with TLS 1.2.</summary>
internal sealed class CipherSuiteProbe(ProbeConnection connection, ProbeLog log)
{
    const string Field = "spec.gateway.tls.cipherSuites";

    public async Task Run()
    {
        var listed = connection.Target.Gateway.CipherSuites;
        if (!connection.AllowsTls12)
            return;
        if (listed.Count == 0)
        {
            log.LeaveOut(Field, "the config lists no cipher suites, so whichever the gateway accepts is right");
            return;
        }

        var numbers = listed.Select(OfferedSuites.Number).ToList();
        var suites = connection.OlderSuites.Union(numbers.OfType<int>()).ToArray();
        var answers = await Task.WhenAll(
                suites.Select(suite =>
                    connection.Offer(connection.Only(ProtocolVersion.TLSv12) with { Suites = [suite] })
                )
            )
            .ConfigureAwait(false);
        foreach (var (suite, answer) in suites.Zip(answers))
        {
            var index = numbers.IndexOf(suite);
            if (index < 0)
            {
                log.JudgeRefusal(
                    answer,
                    ProbeSuiteAccepted,
                    Field,
                    $"whether {OfferedSuites.Name(suite)} is refused",
                    () => $"{OfferedSuites.Name(suite)} was accepted, but is not listed"
                );
            }
            else
            {
                log.Judge(
                    answer.IsAccepted,
                    ProbeSuiteRefused,
                    $"{Field}[{index}]",
                    () => $"{OfferedSuites.Name(suite)} was refused ({answer.End})"
                );
            }
        }

        foreach (var (name, number) in listed.Zip(numbers))
        {
            if (number is null)
                log.LeaveOut(Field, $"'{name}' is an expression, which cannot be offered");
        }
    }
}
