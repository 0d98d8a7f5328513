using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model.Extensions;

/// <summary>telemetry.istio.io Telemetry: traces, metrics and access logs of workloads.</summary>
internal sealed class TelemetrySpec(RecordFields<TelemetrySpec>? f = null) : ITargeted
{
    public static readonly RecordShape<TelemetrySpec> Shape = new(f => new TelemetrySpec(f));

    static readonly ListShape<TelemetryTracing> TracingList = new(TelemetryTracing.Shape);

    static readonly ListShape<TelemetryMetrics> MetricsList = new(TelemetryMetrics.Shape);

    static readonly ListShape<AccessLogging> LoggingList = new(Extensions.AccessLogging.Shape);

    public PolicySelector? Selector { get; init; } = f.Optional(r => r.Selector, PolicySelector.Shape);

    public PolicyTargetRef? TargetRef { get; init; } = f.Optional(r => r.TargetRef, PolicyTargetRef.Shape);

    public IReadOnlyList<PolicyTargetRef>? TargetRefs { get; init; } =
        f.Optional(r => r.TargetRefs, PolicyTargetRef.List);

    public IReadOnlyList<TelemetryTracing>? Tracing { get; init; } = f.Optional(r => r.Tracing, TracingList);

    public IReadOnlyList<TelemetryMetrics>? Metrics { get; init; } = f.Optional(r => r.Metrics, MetricsList);

    public IReadOnlyList<AccessLogging>? AccessLogging { get; init; } = f.Optional(r => r.AccessLogging, LoggingList);
}

/// <summary>On which side of a connection.</summary>
internal sealed class TelemetryMatch(RecordFields<TelemetryMatch>? f = null)
{
    public static readonly RecordShape<TelemetryMatch> Shape = new(f => new TelemetryMatch(f));

    public static readonly TextShape Modes = Types.Words("CLIENT_AND_SERVER", "CLIENT", "SERVER");

    public string? Mode { get; init; } = f.Optional(r => r.Mode, Modes);
}

/// <summary><c>tracing</c> of a Telemetry.</summary>
internal sealed class TelemetryTracing(RecordFields<TelemetryTracing>? f = null)
{
    public static readonly RecordShape<TelemetryTracing> Shape = new(f => new TelemetryTracing(f));

    static readonly TextMapShape<TracingTag> TagMap = new(null, TracingTag.Shape);

    public TelemetryMatch? Match { get; init; } = f.Optional(r => r.Match, TelemetryMatch.Shape);

    public IReadOnlyList<NamedProvider>? Providers { get; init; } = f.Optional(r => r.Providers, NamedProvider.List);

    public decimal? RandomSamplingPercentage { get; init; } =
        f.Optional(r => r.RandomSamplingPercentage, Types.NullablePercent);

    public bool? DisableSpanReporting { get; init; } = f.Optional(r => r.DisableSpanReporting, Types.NullableBool);

    public bool? DisableContextPropagation { get; init; } =
        f.Optional(r => r.DisableContextPropagation, Types.NullableBool);

    public IReadOnlyDictionary<string, TracingTag>? CustomTags { get; init; } = f.Optional(r => r.CustomTags, TagMap);

    public bool? UseRequestIdForTraceSampling { get; init; } =
        f.Optional(r => r.UseRequestIdForTraceSampling, Types.NullableBool);

    public bool? EnableIstioTags { get; init; } = f.Optional(r => r.EnableIstioTags, Types.NullableBool);
}

/// <summary>A tag of each span; its value comes from exactly one place.</summary>
internal sealed class TracingTag(RecordFields<TracingTag>? f = null)
{
    public static readonly RecordShape<TracingTag> Shape = new(f => new TracingTag(f));

    const string Source = "source";

    public TagValue? Literal { get; init; } = f.Optional(r => r.Literal, TagValue.Shape, oneOf: Source);

    public TagName? Environment { get; init; } = f.Optional(r => r.Environment, TagName.Shape, oneOf: Source);

    public TagName? Header { get; init; } = f.Optional(r => r.Header, TagName.Shape, oneOf: Source);

    public TagValue? Formatter { get; init; } = f.Optional(r => r.Formatter, TagValue.Shape, oneOf: Source);
}

/// <summary>A tag's value as it is written.</summary>
internal sealed class TagValue(RecordFields<TagValue>? f = null)
{
    public static readonly RecordShape<TagValue> Shape = new(f => new TagValue(f));

    public string? Value { get; init; } = f.Required(r => r.Value, TextShape.Any);
}

/// <summary>The header or variable that has a tag's value, and what counts where it is missing.</summary>
internal sealed class TagName(RecordFields<TagName>? f = null)
{
    public static readonly RecordShape<TagName> Shape = new(f => new TagName(f));

    public string? Name { get; init; } = f.Required(r => r.Name, TextShape.Any);

    public string? DefaultValue { get; init; } = f.Optional(r => r.DefaultValue, Types.Text);
}

/// <summary><c>metrics</c> of a Telemetry.</summary>
internal sealed class TelemetryMetrics(RecordFields<TelemetryMetrics>? f = null)
{
    public static readonly RecordShape<TelemetryMetrics> Shape = new(f => new TelemetryMetrics(f));

    static readonly ListShape<MetricsOverride> OverrideList = new(MetricsOverride.Shape);

    public IReadOnlyList<NamedProvider>? Providers { get; init; } = f.Optional(r => r.Providers, NamedProvider.List);

    public IReadOnlyList<MetricsOverride>? Overrides { get; init; } = f.Optional(r => r.Overrides, OverrideList);

    public string? ReportingInterval { get; init; } = f.Optional(r => r.ReportingInterval, Types.Duration);
}

/// <summary>How one metric differs from the provider's default.</summary>
internal sealed class MetricsOverride(RecordFields<MetricsOverride>? f = null)
{
    public static readonly RecordShape<MetricsOverride> Shape = new(f => new MetricsOverride(f));

    static readonly TextMapShape<TagOverride> TagMap = new(null, TagOverride.Shape);

    public MetricSelector? Match { get; init; } = f.Optional(r => r.Match, MetricSelector.Shape);

    public bool? Disabled { get; init; } = f.Optional(r => r.Disabled, Types.NullableBool);

    public IReadOnlyDictionary<string, TagOverride>? TagOverrides { get; init; } =
        f.Optional(r => r.TagOverrides, TagMap);
}

/// <summary>Which metric, and on which side of a connection.</summary>
internal sealed class MetricSelector(RecordFields<MetricSelector>? f = null)
{
    public static readonly RecordShape<MetricSelector> Shape = new(f => new MetricSelector(f));

    const string Selected = "metric";

    static readonly TextShape Metrics = Types.Words(
        "ALL_METRICS",
        "REQUEST_COUNT",
        "REQUEST_DURATION",
        "REQUEST_SIZE",
        "RESPONSE_SIZE",
        "TCP_OPENED_CONNECTIONS",
        "TCP_CLOSED_CONNECTIONS",
        "TCP_SENT_BYTES",
        "TCP_RECEIVED_BYTES",
        "GRPC_REQUEST_MESSAGES",
        "GRPC_RESPONSE_MESSAGES"
    );

    public string? Metric { get; init; } = f.Optional(r => r.Metric, Metrics, oneOf: Selected);

    public string? CustomMetric { get; init; } = f.Optional(r => r.CustomMetric, TextShape.Any, oneOf: Selected);

    public string? Mode { get; init; } = f.Optional(r => r.Mode, TelemetryMatch.Modes);
}

/// <summary>A tag of a metric that is set or removed.</summary>
internal sealed class TagOverride(RecordFields<TagOverride>? f = null)
{
    public static readonly RecordShape<TagOverride> Shape = new(f => new TagOverride(f));

    static readonly TextShape Operations = Types.Words("UPSERT", "REMOVE");

    public string? Operation { get; init; } = f.Optional(r => r.Operation, Operations);

    public string? Value { get; init; } = f.Optional(r => r.Value, Types.Text);
}

/// <summary><c>accessLogging</c> of a Telemetry.</summary>
internal sealed class AccessLogging(RecordFields<AccessLogging>? f = null)
{
    public static readonly RecordShape<AccessLogging> Shape = new(f => new AccessLogging(f));

    public TelemetryMatch? Match { get; init; } = f.Optional(r => r.Match, TelemetryMatch.Shape);

    public IReadOnlyList<NamedProvider>? Providers { get; init; } = f.Optional(r => r.Providers, NamedProvider.List);

    public bool? Disabled { get; init; } = f.Optional(r => r.Disabled, Types.NullableBool);

    public AccessLogFilter? Filter { get; init; } = f.Optional(r => r.Filter, AccessLogFilter.Shape);
}

/// <summary>Which requests are logged, as a CEL expression.</summary>
internal sealed class AccessLogFilter(RecordFields<AccessLogFilter>? f = null)
{
    public static readonly RecordShape<AccessLogFilter> Shape = new(f => new AccessLogFilter(f));

    public string? Expression { get; init; } = f.Optional(r => r.Expression, Types.Text);
}
