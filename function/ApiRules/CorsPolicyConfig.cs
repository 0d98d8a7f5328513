using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.ApiRules;

/// <summary>Cross-origin requests that are allowed.</summary>
internal sealed record CorsPolicyConfig
{
    public IReadOnlyList<string>? AllowHeaders { get; init; }

    public IReadOnlyList<string>? AllowMethods { get; init; }

    public IReadOnlyList<StringMatchConfig>? AllowOrigins { get; init; }

    public bool? AllowCredentials { get; init; }

    public IReadOnlyList<string>? ExposeHeaders { get; init; }

    public int? MaxAge { get; init; }

    public static readonly ObjectShape<CorsPolicyConfig> Shape = new(
        "Cross-origin requests that are allowed.",
        f => new CorsPolicyConfig
        {
            AllowHeaders = f.Optional("allowHeaders", () => Shapes.ListSuchAs("content-type"), "Request headers."),
            AllowMethods = f.Optional(
                "allowMethods",
                Shapes.ListOf(Shapes.OneOf([.. ApiPathConfig.AllMethods, "*"]), atLeast: 1),
                "Methods; * stands for all."
            ),
            AllowOrigins = f.Optional(
                "allowOrigins",
                () => Shapes.ListOf(StringMatchConfig.Shape, atLeast: 1),
                "Origins."
            ),
            AllowCredentials = f.OptionalValue("allowCredentials", Shapes.Bool, "Whether cookies may be sent along."),
            ExposeHeaders = f.Optional(
                "exposeHeaders",
                () => Shapes.ListSuchAs("x-request-id"),
                "Response headers that scripts may read."
            ),
            MaxAge = f.OptionalValue(
                "maxAge",
                new IntegerShape(1, int.MaxValue) { Example = 600, IsSeconds = true },
                "How long a preflight answer may be kept, in seconds."
            ),
        }
    );
}

/// <summary>An origin: exactly one of the three.</summary>
internal sealed class StringMatchConfig(Fields? f = null)
{
    public string? Exact { get; init; } =
        f.Optional(() => TextShape.Any.Like("https://shop.example.com"), "The origin itself.");

    public string? Prefix { get; init; } =
        f.Optional(() => TextShape.Any.Like("https://shop."), "What it starts with.");

    public string? Regex { get; init; } =
        f.Optional(() => TextShape.Any.Like(@"https://[a-z]+\.example\.com"), "An RE2 expression for all of it.");

    public static readonly ObjectShape<StringMatchConfig> Shape = new(
        "An origin: exact, prefix or regex.",
        f => new StringMatchConfig(f)
    );
}
