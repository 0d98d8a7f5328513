using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary><c>directResponse</c> of a route: a status, and at most one body.</summary>
internal static class DirectResponseRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        DirectResponseStatus,
        DirectResponseBytes,
        DirectResponseTooLarge,
        DirectResponseLarge,
    ];

    public static void Check(HttpDirectResponse response, string path, Review review)
    {
        review.HttpStatus(response.Status ?? 0, DirectResponseStatus, $"{path}.status");
        if (response.Body?.Bytes is { } bytes && !IsBase64(bytes))
            review.Add(DirectResponseBytes, $"{path}.body.bytes", "must be base64; for plain text use string");
        // base64: four characters stand for three bytes.
        var size = response.Body?.String is { } text
            ? Encoding.UTF8.GetByteCount(text)
            : (response.Body?.Bytes?.Length ?? 0) / 4 * 3;
        if (size > 1024 * 1024)
            review.Add(DirectResponseTooLarge, $"{path}.body", $"must have at most 1 MiB, not {size} bytes");
        else if (size > 100 * 1024)
            review.Add(DirectResponseLarge, $"{path}.body", $"should have at most 100 KiB, not {size} bytes");
    }

    static bool IsBase64(string text) =>
        System.Buffers.Text.Base64.IsValid(
            text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=')
        );
}
