using CommandLine;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm trace [PATH...]</c></summary>
[Verb(
    "trace",
    HelpText = "Follow a request through the mesh: which resource decides what, and what leaves the cluster."
)]
[Example(
    "kyma-krm trace --from shop --to https://api.partner.com .",
    "What happens to a pod's request, from the files alone"
)]
[Example(
    "kyma-krm trace --from internet --to https://shop.example.com/cart .",
    "The way in, through the ingress gateway"
)]
[Example("kyma-krm trace --from shop/frontend .", "Everything that a workload can reach")]
internal sealed class TraceOptions
{
    public const string Text = "text";
    public const string Json = "json";
    public const string Mermaid = "mermaid";

    public static readonly IReadOnlyList<string> Outputs = [Text, Json, Mermaid];

    [Value(
        0,
        MetaName = "PATH...",
        HelpText = "Files and folders with resources and configs; - is stdin. Default: the current folder."
    )]
    public IEnumerable<string> Paths { get; set; } = [];

    [Option(
        "from",
        MetaValue = "CLIENT",
        HelpText = "NAMESPACE, NAMESPACE/WORKLOAD, or internet for a client outside the cluster."
    )]
    public string? From { get; set; }

    [Option(
        "to",
        MetaValue = "URL",
        HelpText = "http, https, grpc or tcp, such as tcp://db.example.com:5432. Default: all that the package knows."
    )]
    public string? To { get; set; }

    [Option("method", MetaValue = "METHOD", HelpText = "Of HTTP, such as POST. Default: GET.")]
    public string? Method { get; set; }

    [Option("label", MetaValue = "LABELS", HelpText = "Labels of the client's pod, such as app=frontend,version=v1.")]
    public string? Labels { get; set; }

    [Option("address", MetaValue = "IP", HelpText = "Connect to this address. Default: where the name leads.")]
    public string? Address { get; set; }

    [Option(
        "sni",
        MetaValue = "NAME",
        HelpText = "The server name in the client's TLS; - for none. Default: the host."
    )]
    public string? Sni { get; set; }

    [Option(
        "queries",
        MetaValue = "FILE",
        HelpText = "Answer a JSON list of queries instead, as JSON. Documents count in order of age."
    )]
    public string? Queries { get; set; }

    [Option(
        "istio-version",
        MetaValue = "VERSION",
        HelpText = "What the cluster runs, such as 1.30. Default: what the configs say, else what Kyma ships."
    )]
    public string? IstioVersion { get; set; }

    [Option(InputLimit.Option, MetaValue = InputLimit.Value, Default = InputLimit.Default, HelpText = InputLimit.Help)]
    public int MaximumInput { get; set; } = InputLimit.Default;

    [Option("output", HelpText = "Default: text.")]
    [Words(Text, Json, Mermaid)]
    public string Output { get; set; } = Text;
}
