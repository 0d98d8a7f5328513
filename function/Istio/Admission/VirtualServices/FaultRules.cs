using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary><c>fault</c> of a route: delays and aborts.</summary>
internal static class FaultRules
{
    static readonly IReadOnlyList<string> GrpcStatuses =
    [
        "OK",
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED",
    ];

    public static void Check(HttpFault fault, string path, Review review)
    {
        if (fault is { Abort: null, Delay: null })
            review.Add(FaultEmpty, path, "must have abort or delay: add one, or remove fault");
        if (fault.Abort is { } abort)
            CheckAbort(abort, $"{path}.abort", review);
        if (fault.Delay is not { } delay)
            return;
        CheckPercentage(delay.Percentage, $"{path}.delay", review);
        review.Duration(delay.FixedDelay, $"{path}.delay.fixedDelay");
        if (delay.ExponentialDelay is not null)
            review.Add(FaultDelay, $"{path}.delay.exponentialDelay", "is not supported: use fixedDelay");
    }

    static void CheckAbort(HttpAbort abort, string path, Review review)
    {
        CheckPercentage(abort.Percentage, path, review);
        if (abort.GrpcStatus is { } grpc)
        {
            if (!GrpcStatuses.Contains(grpc))
                review.NotOneOf(grpc, GrpcStatuses, FaultStatus, $"{path}.grpcStatus");
        }
        else if (abort.Http2Error is not null)
            review.Add(FaultStatus, $"{path}.http2Error", "is not supported: use httpStatus");
        else if (abort.HttpStatus is { } status)
            review.HttpStatus(status, FaultStatus, $"{path}.httpStatus");
    }

    static void CheckPercentage(Percent? percentage, string path, Review review)
    {
        if (percentage?.Value is < 0 or > 100 or (> 0 and < 0.0001m))
            review.Add(
                FaultPercentage,
                $"{path}.percentage.value",
                $"'{percentage.Value}' must be 0, or between 0.0001 and 100"
            );
    }
}
