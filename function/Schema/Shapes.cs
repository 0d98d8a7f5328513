using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Schema;

/// <summary>The shapes that many fields share: Kubernetes names, DNS names, ports.</summary>
internal static partial class Shapes
{
    /// <summary>True or false, as YAML allows them to be written; in a ConfigMap these two words.</summary>
    public static readonly Shape<bool> Bool = new BoolShape();

    /// <summary>1 to 65535.</summary>
    public static readonly Shape<int> Port = new IntegerShape(1, 65535);

    /// <summary>
    /// RFC 1123 label: Services, namespaces, and Istio's Gateways (webhook: ValidateGateway, name is one DNS label).
    /// </summary>
    public static readonly TextShape DnsLabel = new()
    {
        Pattern = LabelPattern(),
        MaximumLength = 63,
        ValidValues = "a DNS label: at most 63 of a-z, 0-9 and '-', starting and ending with a letter or digit",
        Example = "shop",
        Advice = text => NameAdvice(text, DnsLabel!),
    };

    /// <summary>RFC 1123 subdomain: most resource names.</summary>
    public static readonly TextShape ResourceName = new()
    {
        Pattern = SubdomainPattern(),
        MaximumLength = 253,
        ValidValues =
            "a Kubernetes name: at most 253 of a-z, 0-9, '-' and '.', starting and ending with a letter or digit",
        Example = "shop",
        Advice = text => NameAdvice(text, ResourceName!),
    };

    /// <summary>The name of a Secret, for which its content is given by mistake.</summary>
    public static readonly TextShape SecretName = ResourceName.Unquoted();

    /// <summary>A fully qualified lower-case DNS name with at least one dot.</summary>
    public static readonly TextShape DnsName = new()
    {
        Pattern = DnsNamePattern(),
        MaximumLength = 253,
        ValidValues =
            "a DNS name such as shop.example.com: lower-case labels of a-z, 0-9 and '-', joined by dots, "
            + "not ending in a number",
        Example = "shop.example.com",
        Advice = HostAdvice.OfOneHost,
    };

    /// <summary>A DNS name, or one whose first label is '*'.</summary>
    public static readonly TextShape HostName = new()
    {
        Pattern = HostNamePattern(),
        MaximumLength = 253,
        ValidValues =
            "a DNS name such as shop.example.com or *.example.com: lower-case labels of a-z, 0-9 and '-', "
            + "joined by dots",
        Example = "api.example.com",
        Advice = HostAdvice.Of,
    };

    /// <summary>The host of an external service, which has fields of its own for ports and addresses.</summary>
    public static readonly TextShape ServiceHost = new()
    {
        Pattern = HostNamePattern(),
        MaximumLength = 253,
        ValidValues = HostName.ValidValues,
        Example = "api.example.com",
        Advice = HostAdvice.OfService,
    };

    /// <summary>The nearest name that there can be: <c>my-shop</c> for <c>My_Shop</c>.</summary>
    static string NameAdvice(string text, TextShape shape)
    {
        if (text.Length > shape.MaximumLength)
            return "";
        var near = text.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        return shape.Accepts(near) ? $". For example: '{near}'"
            : shape.Accepts(near.Replace('.', '-')) ? $". For example: '{near.Replace('.', '-')}'"
            : "";
    }

    /// <summary>One of these words, in this spelling; another gets a suggestion where one is near.</summary>
    public static TextShape OneOf(params string[] words) => new() { Words = words };

    /// <summary>A list whose elements have one shape; fewer than <paramref name="atLeast"/> are a mistake.</summary>
    public static ListShape<T> ListOf<T>(Shape<T> item, int atLeast = 0) => new(item, atLeast);

    /// <summary>A list of any text with one element at least, and an example of one.</summary>
    public static ListShape<string> ListSuchAs(string example) => ListOf(TextShape.Any.Like(example), atLeast: 1);

    /// <summary>
    /// Label keys with their values, by Kubernetes' syntax for both.
    /// </summary>
    public static TextMapShape<string> Labels { get; } = LabelsSuchAs("app", "shop");

    /// <summary>The same, with an example of its own.</summary>
    public static TextMapShape<string> LabelsSuchAs(string key, string value) =>
        new(
            new TextShape
            {
                Pattern = LabelKeyPattern(),
                MaximumLength = 317,
                ValidValues = "a label key such as app or example.com/app",
            },
            new LabelValueShape()
        )
        {
            Example = () => new JsonObject { [key] = value },
        };

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex SubdomainPattern();

    [GeneratedRegex(@"^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+(?![0-9]+\z)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\z")]
    private static partial Regex DnsNamePattern();

    [GeneratedRegex(@"^(\*\.)?([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+(?![0-9]+\z)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\z")]
    private static partial Regex HostNamePattern();

    [GeneratedRegex(@"^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex LabelKeyPattern();
}

/// <summary>What PEM looks like, for the reference of fields.</summary>
internal static class PemExample
{
    /// <summary>A certificate, cut.</summary>
    public const string Certificate = "-----BEGIN CERTIFICATE-----\nMII...\n-----END CERTIFICATE-----\n";

    /// <summary>A key, cut; PKCS #8.</summary>
    public const string PrivateKey = "-----BEGIN PRIVATE KEY-----\nMII...\n-----END PRIVATE KEY-----\n";
}
