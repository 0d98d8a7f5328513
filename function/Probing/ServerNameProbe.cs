namespace Kyma.Krm.Probing;

/// <summary>
/// A host of somebody else gets no handshake; and whether browsers are told to come back with HTTPS only.
/// </summary>
internal sealed class ServerNameProbe(ProbeConnection connection, ProbeLog log)
{
    /// <summary>RFC 2606 keeps the top-level domain from everybody.</summary>
    const string Foreign = $"{ProbeTarget.Label}.invalid";

    public async Task Run()
    {
        var answer = await connection.Offer(connection.Usual with { ServerName = Foreign }).ConfigureAwait(false);
        log.JudgeRefusal(
            answer,
            ProbeFindings.ProbeForeignName,
            "spec.gateway.hosts",
            $"whether '{Foreign}' is refused",
            () => $"a handshake for '{Foreign}' was accepted"
        );

        var request = await connection
            .Offer(connection.Usual with { Client = connection.Settings.Client, SendsRequest = true })
            .ConfigureAwait(false);
        if (request.Response is { } response)
            log.Remarks.Add(
                response.Contains("\nstrict-transport-security:", StringComparison.OrdinalIgnoreCase)
                    ? "Strict-Transport-Security (HSTS) is sent"
                    : "Strict-Transport-Security (HSTS) is not sent; applications may send it"
            );
    }
}
