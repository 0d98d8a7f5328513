namespace Kyma.Krm.Istio.Crd;

internal static class GatewayCrd
{
    static readonly CrdWords Version = new("TLS_AUTO", "TLSV1_0", "TLSV1_1", "TLSV1_2", "TLSV1_3");

    static readonly CrdList Texts = new(CrdText.Any);

    public static readonly CrdObject Tls = new()
    {
        { "httpsRedirect", CrdBool.Any },
        {
            "mode",
            new CrdWords("PASSTHROUGH", "SIMPLE", "MUTUAL", "AUTO_PASSTHROUGH", "ISTIO_MUTUAL", "OPTIONAL_MUTUAL")
        },
        { "serverCertificate", CrdText.Any },
        { "privateKey", CrdText.Any },
        { "caCertificates", CrdText.Any },
        { "caCrl", CrdText.Any },
        { "credentialName", CrdText.Any },
        {
            "credentialNames",
            new CrdList(CrdText.Any) { Minimum = 1, Maximum = 2 },
            IstioVersion.Of(26)
        },
        {
            "tlsCertificates",
            new CrdList(
                new CrdObject
                {
                    { "serverCertificate", CrdText.Any },
                    { "privateKey", CrdText.Any },
                    { "caCertificates", CrdText.Any },
                }
            )
            {
                Minimum = 1,
                Maximum = 2,
            },
            IstioVersion.Of(26)
        },
        { "caCertCredentialName", CrdText.Any, IstioVersion.Of(28) },
        { "subjectAltNames", Texts },
        { "verifyCertificateSpki", Texts },
        { "verifyCertificateHash", Texts },
        { "minProtocolVersion", Version },
        { "maxProtocolVersion", Version },
        { "cipherSuites", Texts },
        { "insecureSkipVerify", CrdBool.Nullable, IstioVersion.Of(31) },
        { "ecdhCurves", Texts, IstioVersion.Of(32) },
    };

    static readonly CrdObject Server = new CrdObject
    {
        { "port", Port().Requires("number", "protocol", "name") },
        { "bind", CrdText.Any },
        { "hosts", Texts },
        { "tls", Tls },
        { "defaultEndpoint", CrdText.Any },
        { "name", CrdText.Any },
    }.Requires("port", "hosts");

    public static readonly CrdObject Spec = new() { { "selector", CrdMap.OfText }, { "servers", new CrdList(Server) } };

    public static CrdObject Port() =>
        new()
        {
            { "number", CrdNumber.UInt32 },
            { "protocol", CrdText.Any },
            { "name", CrdText.Any },
            { "targetPort", CrdNumber.UInt32 },
        };
}
