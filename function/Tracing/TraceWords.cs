using System.Text.Json;
using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tracing;

/// <summary>The words of an answer as programs read them: those of the code, in camel case.</summary>
internal static class TraceWords
{
    /// <summary>As in <c>outcome</c>.</summary>
    public static string Of(MeshOutcome outcome) => Camel(outcome.ToString());

    /// <summary>As in <c>result</c>.</summary>
    public static string Of(TraceResult result) => Camel(result.ToString());

    /// <summary>As in <c>at</c> and <c>proxy</c>.</summary>
    public static string Of(ProxyKind proxy) => Camel(proxy.ToString());

    /// <summary>As in <c>leavesAs</c>.</summary>
    public static string Of(Wire wire) => Camel(wire.ToString());

    public static string Of(MatchedBy match) => Camel(match.ToString());

    public static string Of(NameFrom from) => Camel(from.ToString());

    public static string Of(Resolving resolution) =>
        resolution == Resolving.DynamicDns ? "dynamicDNS" : Camel(resolution.ToString());

    static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
