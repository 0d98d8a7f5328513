using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Rules;

internal static class DirectResponseRules
{
    public static readonly Rule Status = new(
        "direct-response-status",
        Severity.Error,
        "A direct response with a status outside 200 to 599."
    )
    {
        Source = $"{IstioFiles.Validation} validateHTTPDirectResponse",
        Consequence = IstioFiles.Rejected,
        Fix = "directResponse: {status: 503}",
    };

    public static readonly Rule TooLarge = new(
        "direct-response-too-large",
        Severity.Error,
        "A direct response of more than 1 MiB."
    )
    {
        Source = $"{IstioFiles.Validation} validateHTTPDirectResponse",
        Consequence = IstioFiles.Rejected,
        Fix = "Serve such a body from a service.",
    };

    public static readonly Rule Large = new(
        "direct-response-large",
        Severity.Warning,
        "A direct response of more than 100 KiB."
    )
    {
        Source = $"{IstioFiles.Validation} validateHTTPDirectResponse",
        Consequence = $"{IstioFiles.Warned} Every proxy carries it.",
        Fix = "Serve such a body from a service.",
    };

    public static readonly IReadOnlyList<Rule> All = [Status, TooLarge, Large];

    public static void Check(HttpDirectResponse? response, string path, Review review)
    {
        if (response is null)
            return;
        if (!FaultRules.IsHttpStatus(response.Status ?? 0))
            review.Add(Status, $"{path}.status", $"'{response.Status}' must be between 200 and 599");
        // base64: four characters stand for three bytes.
        var size = response.Body?.String is { } text
            ? Encoding.UTF8.GetByteCount(text)
            : (response.Body?.Bytes?.Length ?? 0) / 4 * 3;
        if (size > 1024 * 1024)
            review.Add(TooLarge, $"{path}.body", $"must have at most 1 MiB, not {size} bytes");
        else if (size > 100 * 1024)
            review.Add(Large, $"{path}.body", $"should have at most 100 KiB, not {size} bytes");
    }
}
