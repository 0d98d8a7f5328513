using System.Text;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// The VirtualService that Kyma's controller makes of an APIRule v2 (kyma-project/api-gateway,
/// internal/processing/v2alpha1/virtualservice).
/// </summary>
internal static class ApiRuleRoutes
{
    /// <summary>Null where it is not of that version, or names no gateway and host.</summary>
    public static VirtualServiceSpec? Of(YamlMapping root)
    {
        if (
            root.FindText("apiVersion")?.StartsWith("gateway.kyma-project.io/v2", StringComparison.Ordinal) != true
            || root.Find("spec") is not YamlMapping spec
            || spec.FindText("gateway") is not { } gateway
            || spec.Find("hosts") is not YamlSequence hosts
        )
            return null;
        var (@namespace, _) = ClusterReader.Identity(root);
        return new VirtualServiceSpec
        {
            Hosts = hosts.Items.OfType<YamlScalar>().Select(host => host.Value).ToArray(),
            Gateways = [gateway],
            Http = spec.FindItems("rules")
                .OfType<YamlMapping>()
                .Select(rule => Route(rule, spec, @namespace, ApiRuleActions.Of(rule, spec)))
                .ToArray(),
        };
    }

    static HttpRoute Route(YamlMapping rule, YamlMapping spec, string @namespace, ApiRuleActions actions)
    {
        var service = rule.Find("service") as YamlMapping ?? spec.Find("service") as YamlMapping;
        var owner = service?.FindText("namespace") is { Length: > 0 } own ? own : @namespace;
        var methods = (rule.Find("methods") as YamlSequence)?.Items.OfType<YamlScalar>().Select(method => method.Value);
        return new ApiRuleRoute
        {
            Token = rule.FindText("noAuth") == "true" ? null : ApiRuleTokens.Of(rule),
            Match =
            [
                new HttpMatch
                {
                    Uri = Path(rule.FindText("path") ?? "/*"),
                    Method = methods is null ? null : new StringMatch { Regex = $"({string.Join('|', methods)})" },
                },
            ],
            Route =
            [
                new HttpRouteDestination
                {
                    Destination = new Destination
                    {
                        Host = HostNames.OfService(service?.FindText("name") ?? "", owner),
                        Port = Digits.Read(service?.FindText("port")) is { } port
                            ? new PortSelector { Number = port }
                            : null,
                    },
                },
            ],
            Timeout = actions.Timeout,
            CorsPolicy = actions.CorsPolicy,
            Headers = actions.Headers,
        };
    }

    /// <summary><c>/*</c> is everything, <c>{*}</c> one segment, <c>{**}</c> any number of them.</summary>
    static StringMatch Path(string path)
    {
        if (path == "/*")
            return new StringMatch { Prefix = "/" };
        if (!path.Contains('{', StringComparison.Ordinal))
            return new StringMatch { Exact = path };
        var pattern = new StringBuilder();
        for (var at = 0; at < path.Length; )
        {
            if (path.AsSpan(at).StartsWith("{**}"))
                (at, _) = (at + 4, pattern.Append(".*"));
            else if (path.AsSpan(at).StartsWith("{*}"))
                (at, _) = (at + 3, pattern.Append("[^/]+"));
            else
            {
                if (!char.IsAsciiLetterOrDigit(path[at]))
                    pattern.Append('\\');
                pattern.Append(path[at++]);
            }
        }

        return new StringMatch { Regex = pattern.ToString() };
    }
}

/// <summary>A route that Kyma's controller makes, with what its other resources demand of requests.</summary>
internal sealed class ApiRuleRoute : HttpRoute
{
    /// <summary>
    /// What is asked of the token without which no request is taken, or of an external authorizer; null: none is
    /// needed.
    /// </summary>
    public required string? Token { get; init; }
}
