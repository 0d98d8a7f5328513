using Kyma.Krm.ApiRules;

namespace Kyma.Krm.Explaining;

/// <summary>APIRules in words.</summary>
internal static class RouteWords
{
    public static ExplainedRoute Of(ApiRulePlan rule) =>
        new(
            $"{rule.Namespace}/{rule.Name}",
            rule.Host,
            ServiceOf(rule.Service, rule),
            rule.Rules.Select(path => Access(path, rule)).ToArray(),
            rule.Gateway
        );

    /// <summary>Anybody may call it.</summary>
    public static bool IsOpen(ApiPathConfig path) => path.Jwt is null && path.ExtAuth is null;

    static string Access(ApiPathConfig path, ApiRulePlan rule)
    {
        var methods =
            path.Methods.Count == ApiPathConfig.AllMethods.Count ? "" : $" ({string.Join(", ", path.Methods)})";
        var service = path.Service is { } other ? $", answered by {ServiceOf(other, rule)}" : "";
        return $"{path.Path}{methods}: {Who(path)}{service}";
    }

    static string Who(ApiPathConfig path) =>
        path switch
        {
            { Jwt: { } jwt } => "with a token of "
                + $"{string.Join(" or ", jwt.Authentications.Select(authentication => authentication.Issuer))}",
            { ExtAuth: { } external } => $"as {string.Join(" and ", external.Authorizers)} decides",
            _ => "everyone",
        };

    static string ServiceOf(ApiServiceConfig service, ApiRulePlan rule) =>
        $"{service.Namespace ?? rule.Namespace}/{service.Name}:{service.Port}";
}
