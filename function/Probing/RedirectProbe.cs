using static Kyma.Krm.Probing.ProbeFindings;

namespace Kyma.Krm.Probing;

/// <summary>Port 80 answers only with a redirect to HTTPS, with path and query.</summary>
internal sealed class RedirectProbe(ProbeConnection connection, ProbeLog log)
{
    const string Field = "spec.gateway.httpsRedirect";
    const string Path = "/kyma-krm-probe?probe=1";

    public async Task Run()
    {
        var target = connection.Target;
        if (!target.Gateway.HttpsRedirect)
            return;
        if (connection.Plain is not { } address)
        {
            log.LeaveOut(Field, "port 80 was not tested: --connect is for port 443; give --connect-http HOST:PORT");
            return;
        }

        var answer = await connection.Get(address, Path).ConfigureAwait(false);
        if (!answer.IsConnected)
        {
            log.Break(ProbeUnreachable, Field, $"{address} cannot be reached: {answer.End}");
            return;
        }

        var head = (answer.Response ?? "").Split("\r\n");
        var location = head.FirstOrDefault(line => line.StartsWith("location:", StringComparison.OrdinalIgnoreCase));
        var isRedirect =
            head[0].StartsWith("HTTP/1.1 301", StringComparison.Ordinal)
            && location?["location:".Length..].Trim() is { } to
            && to == $"https://{target.ServerName}{Path}";
        log.Judge(
            isRedirect,
            ProbeNoRedirect,
            Field,
            () =>
                answer.Response is null
                    ? $"port 80 gave no HTTP response ({answer.End})"
                    : $"port 80 answered '{head[0]}'{(location is null ? "" : $" with '{location}'")}, "
                        + $"not 301 with 'location: https://{target.ServerName}{Path}'"
        );
    }
}
