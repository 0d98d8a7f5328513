namespace Kyma.Krm.Istio.Crd;

internal static class ServiceEntryCrd
{
    static readonly CrdObject Port = new CrdObject
    {
        { "number", CrdNumber.UInt32 },
        {
            "protocol",
            new CrdText { MaximumLength = 256 }
        },
        {
            "name",
            new CrdText { MaximumLength = 256 }
        },
        { "targetPort", CrdNumber.UInt32 },
    }.Requires("number", "name");

    static readonly CrdObject Endpoint = new()
    {
        {
            "address",
            new CrdText { MaximumLength = 256 }
        },
        {
            "ports",
            new CrdMap(CrdNumber.UInt32) { Maximum = 128 }
        },
        {
            "labels",
            new CrdMap(CrdText.Any) { Maximum = 256 }
        },
        {
            "network",
            new CrdText { MaximumLength = 2048 }
        },
        {
            "locality",
            new CrdText { MaximumLength = 2048 }
        },
        { "weight", CrdNumber.UInt32 },
        {
            "serviceAccount",
            new CrdText { MaximumLength = 253 }
        },
    };

    /// <summary>Of ServiceEntry and Sidecar.</summary>
    public static readonly CrdObject WorkloadSelector = new()
    {
        {
            "labels",
            new CrdMap(new CrdText { MaximumLength = 63 }) { Maximum = 256 }
        },
    };

    public static readonly CrdObject Spec = new CrdObject
    {
        {
            "hosts",
            new CrdList(CrdText.Any) { Minimum = 1, Maximum = 256 }
        },
        {
            "addresses",
            new CrdList(new CrdText { MaximumLength = 64 }) { Maximum = 256 }
        },
        {
            "ports",
            new CrdList(Port) { Maximum = 256 }
        },
        { "location", new CrdWords("MESH_EXTERNAL", "MESH_INTERNAL") },
        {
            "resolution",
            new CrdWords("NONE", "STATIC", "DNS", "DNS_ROUND_ROBIN") { Newer = ("DYNAMIC_DNS", IstioVersion.Of(28)) }
        },
        {
            "endpoints",
            new CrdList(Endpoint) { Maximum = 4096 }
        },
        { "workloadSelector", WorkloadSelector },
        { "exportTo", new CrdList(CrdText.Any) },
        { "subjectAltNames", new CrdList(CrdText.Any) },
    }.Requires("hosts");
}
