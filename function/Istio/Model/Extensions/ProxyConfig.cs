using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model.Extensions;

/// <summary>networking.istio.io ProxyConfig: how proxies start.</summary>
internal sealed class ProxyConfigSpec(RecordFields<ProxyConfigSpec>? f = null)
{
    public static readonly RecordShape<ProxyConfigSpec> Shape = new(f => new ProxyConfigSpec(f));

    static readonly NumberShape<long> Threads = new(0, int.MaxValue) { TakesNull = true };

    static readonly TextMapShape<string> VariableMap = new(null, Types.UpTo(2048));

    public PolicySelector? Selector { get; init; } = f.Optional(r => r.Selector, PolicySelector.Shape);

    public long? Concurrency { get; init; } = f.Optional(r => r.Concurrency, Threads);

    public IReadOnlyDictionary<string, string>? EnvironmentVariables { get; init; } =
        f.Optional(r => r.EnvironmentVariables, VariableMap);

    public ProxyImage? Image { get; init; } = f.Optional(r => r.Image, ProxyImage.Shape);
}

/// <summary><c>image</c> of a ProxyConfig.</summary>
internal sealed class ProxyImage(RecordFields<ProxyImage>? f = null)
{
    public static readonly RecordShape<ProxyImage> Shape = new(f => new ProxyImage(f));

    public string? ImageType { get; init; } = f.Optional(r => r.ImageType, Types.Text);
}
