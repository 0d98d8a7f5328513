using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>What a rule of an APIRule asks of whoever asks: whose token with what in it, or whose consent.</summary>
internal static class ApiRuleTokens
{
    /// <summary>The same words for the same demands; empty where the rule makes none that is known.</summary>
    public static string Of(YamlMapping rule)
    {
        var external = rule.Find("extAuth") as YamlMapping;
        var jwt = (rule.Find("jwt") ?? external?.Find("restrictions")) as YamlMapping;
        var authorizers = Texts(external, "authorizers");
        string[] parts =
        [
            .. (jwt?.FindItems("authentications") ?? []).OfType<YamlMapping>().Select(Issuer),
            .. Either((jwt?.FindItems("authorizations") ?? []).OfType<YamlMapping>().Select(Demand)),
            .. authorizers.Length > 0 ? (string[])[$"the consent of {authorizers}"] : [],
        ];
        return string.Join(", ", parts);
    }

    static string Issuer(YamlMapping authentication)
    {
        var places = Texts(authentication, "fromParams");
        var headers = string.Join(
            ' ',
            authentication
                .FindItems("fromHeaders")
                .OfType<YamlMapping>()
                .Select(header => $"{header.FindText("name")}{header.FindText("prefix")}")
        );
        return $"of {authentication.FindText("issuer")} with keys of {authentication.FindText("jwksUri")}"
            + (headers.Length > 0 ? $" in the header {headers}" : "")
            + (places.Length > 0 ? $" in the parameter {places}" : "");
    }

    static IEnumerable<string> Either(IEnumerable<string> demands)
    {
        var either = string.Join(" or ", demands.Where(demand => demand.Length > 0));
        return either.Length > 0 ? [either] : [];
    }

    static string Demand(YamlMapping authorization)
    {
        var (scopes, audiences) = (Texts(authorization, "requiredScopes"), Texts(authorization, "audiences"));
        return (scopes.Length > 0 ? $"scopes {scopes}" : "")
            + (scopes.Length > 0 && audiences.Length > 0 ? " and " : "")
            + (audiences.Length > 0 ? $"audiences {audiences}" : "");
    }

    static string Texts(YamlMapping? parent, string key) =>
        string.Join(' ', (parent?.FindTextItems(key) ?? []).Order(StringComparer.Ordinal));
}
