using System.Text.RegularExpressions;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Model.Extensions;

/// <summary>extensions.istio.io WasmPlugin: code that proxies run.</summary>
internal sealed partial class WasmPluginSpec(RecordFields<WasmPluginSpec>? f = null) : ITargeted
{
    public static readonly RecordShape<WasmPluginSpec> Shape = new(f => new WasmPluginSpec(f));

    static readonly TextShape Strategies = Types.Words("FAIL_CLOSE", "FAIL_OPEN", "FAIL_RELOAD");

    static readonly TextShape PullPolicies = Types.Words("UNSPECIFIED_POLICY", "IfNotPresent", "Always");

    static readonly TextShape Phases = Types.Words("UNSPECIFIED_PHASE", "AUTHN", "AUTHZ", "STATS");

    static readonly TextShape PluginTypes = Types.Words("UNSPECIFIED_PLUGIN_TYPE", "HTTP", "NETWORK");

    static readonly TextShape ShortName = new()
    {
        MaximumLength = 256,
        ValidValues = "a name of at most 256 characters",
    };

    static readonly TextShape SecretName = new() { MaximumLength = 253, ValidValues = "the name of a Secret" };

    static readonly TextShape Checksum = new()
    {
        Pattern = ChecksumPattern(),
        MayBeEmpty = true,
        ValidValues = "64 characters of 0-9 and a-f",
    };

    static readonly TextShape Address = new()
    {
        ValidValues = "a URL with oci, http, https or file, or an image's name",
        Judge = text =>
            text.IndexOf("://", StringComparison.Ordinal) is var end and >= 0
            && text[..end] is not ("oci" or "http" or "https" or "file")
                ? "has another scheme"
                : null,
    };

    static readonly ListShape<PluginTraffic> TrafficList = new(PluginTraffic.Shape);

    static readonly NumberShape<long> NullableInt32 = new(int.MinValue, int.MaxValue) { TakesNull = true };

    public PolicySelector? Selector { get; init; } = f.Optional(r => r.Selector, PolicySelector.Shape);

    public PolicyTargetRef? TargetRef { get; init; } = f.Optional(r => r.TargetRef, PolicyTargetRef.Shape);

    public IReadOnlyList<PolicyTargetRef>? TargetRefs { get; init; } =
        f.Optional(r => r.TargetRefs, PolicyTargetRef.List);

    public string? Url { get; init; } = f.Required(r => r.Url, Address);

    public string? Sha256 { get; init; } = f.Optional(r => r.Sha256, Checksum);

    public string? ImagePullPolicy { get; init; } = f.Optional(r => r.ImagePullPolicy, PullPolicies);

    public string? ImagePullSecret { get; init; } = f.Optional(r => r.ImagePullSecret, SecretName);

    public string? VerificationKey { get; init; } = f.Optional(r => r.VerificationKey, Types.Text);

    public YamlMapping? PluginConfig { get; init; } = f.Optional(r => r.PluginConfig, Types.Tree);

    public string? PluginName { get; init; } = f.Optional(r => r.PluginName, ShortName);

    public string? Phase { get; init; } = f.Optional(r => r.Phase, Phases);

    public long? Priority { get; init; } = f.Optional(r => r.Priority, NullableInt32);

    public string? FailStrategy { get; init; } = f.Optional(r => r.FailStrategy, Strategies);

    public PluginVm? VmConfig { get; init; } = f.Optional(r => r.VmConfig, PluginVm.Shape);

    public IReadOnlyList<PluginTraffic>? Match { get; init; } = f.Optional(r => r.Match, TrafficList);

    public string? Type { get; init; } = f.Optional(r => r.Type, PluginTypes);

    [GeneratedRegex(@"^([a-f0-9]{64})?\z")]
    private static partial Regex ChecksumPattern();
}

/// <summary>Which traffic a WasmPlugin sees.</summary>
internal sealed class PluginTraffic(RecordFields<PluginTraffic>? f = null)
{
    public static readonly RecordShape<PluginTraffic> Shape = new(f => new PluginTraffic(f));

    static readonly TextShape Modes = Types.Words("UNDEFINED", "CLIENT", "SERVER", "CLIENT_AND_SERVER");

    static readonly ListShape<PluginPort> PortList = new(PluginPort.Shape);

    public string? Mode { get; init; } = f.Optional(r => r.Mode, Modes);

    public IReadOnlyList<PluginPort>? Ports { get; init; } = f.Optional(r => r.Ports, PortList);
}

/// <summary>A port whose traffic a WasmPlugin sees.</summary>
internal sealed class PluginPort(RecordFields<PluginPort>? f = null)
{
    public static readonly RecordShape<PluginPort> Shape = new(f => new PluginPort(f));

    public long? Number { get; init; } = f.Required(r => r.Number, Types.Port);
}

/// <summary><c>vmConfig</c> of a WasmPlugin.</summary>
internal sealed class PluginVm(RecordFields<PluginVm>? f = null)
{
    public static readonly RecordShape<PluginVm> Shape = new(f => new PluginVm(f));

    static readonly ListShape<PluginVariable> VariableList = new(PluginVariable.Shape, atMost: 256);

    public IReadOnlyList<PluginVariable>? Env { get; init; } = f.Optional(r => r.Env, VariableList);
}

/// <summary>An environment variable of the plugin's virtual machine.</summary>
internal sealed class PluginVariable(RecordFields<PluginVariable>? f = null)
{
    public static readonly RecordShape<PluginVariable> Shape = new(f => new PluginVariable(f));

    static readonly TextShape NameText = new()
    {
        MaximumLength = 256,
        ValidValues = "a name of at most 256 characters",
    };

    static readonly TextShape ValueText = Types.UpTo(2048);

    static readonly TextShape Sources = Types.Words("INLINE", "HOST");

    public string? Name { get; init; } = f.Required(r => r.Name, NameText);

    public string? Value { get; init; } = f.Optional(r => r.Value, ValueText);

    public string? ValueFrom { get; init; } = f.Optional(r => r.ValueFrom, Sources);
}
