using System.Runtime.CompilerServices;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Probing;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class ProbeFindings
{
    const string Rollout =
        "Apply what `kyma-krm render` prints, and look for another Gateway on the same port and host that is older.";

    public static readonly Rule ProbeUnreachable = Broken(
        "The gateway cannot be reached.",
        "No promise could be tested.",
        "Check DNS, the load balancer and firewalls, or name the address with --connect HOST:PORT."
    );

    public static readonly Rule ProbeNoHandshake = Broken(
        "The gateway refuses every TLS handshake for a host that it serves.",
        "Clients get a reset connection.",
        "Check that the Secret named by `credentialName` exists next to the gateway's pods, and " + Apply
    );

    public static readonly Rule ProbeVersionAccepted = Broken(
        "The gateway accepts a TLS version that the config excludes.",
        "Clients can be made to use a version that is known to be weak.",
        Rollout
    );

    public static readonly Rule ProbeVersionRefused = Broken(
        "The gateway refuses a TLS version that the config allows.",
        "Clients that know no other version cannot connect.",
        Rollout
    );

    public static readonly Rule ProbeSuiteAccepted = Broken(
        "The gateway accepts a cipher suite that the config does not list.",
        "Clients can be made to use a weaker cipher suite.",
        Rollout,
        name: "probe-cipher-suite-accepted"
    );

    public static readonly Rule ProbeSuiteRefused = Broken(
        "The gateway refuses a cipher suite that the config lists.",
        "Clients that know no other cipher suite cannot connect.",
        Rollout,
        name: "probe-cipher-suite-refused"
    );

    public static readonly Rule ProbeCertificate = Broken(
        "The gateway serves a certificate with a fault.",
        "Clients that verify it refuse the connection.",
        "kyma-krm inspect shows the Secret's certificate; `kyma-krm explain --finding` explains the "
            + "finding in brackets."
    );

    public static readonly Rule ProbeCertificateDiffers = Broken(
        "The gateway serves another certificate than the config renders.",
        "An older Secret, or another Gateway for this host, is in effect.",
        Rollout
    );

    public static readonly Rule ProbeCertificateExpires = new(Severity.Warning, "The served certificate expires soon.")
    {
        Consequence = "When it has expired, every client refuses the connection.",
        Fix = "Check the issuer: the Certificate's status, or your own renewal.",
    };

    public static readonly Rule ProbeClientAdmitted = Broken(
        "The gateway answers a client that it must refuse.",
        "Mutual TLS protects nothing: anyone can send requests.",
        "Check that the client CA is in a Secret whose name ends in -cacert, and " + Apply
    );

    public static readonly Rule ProbeClientRefused = Broken(
        "The gateway refuses a client that it must admit.",
        "Clients with the right certificate cannot connect.",
        "Check that the client CA's Secret contains the CA that issued the certificate, and that no CRL has expired."
    );

    public static readonly Rule ProbeNoRedirect = Broken(
        "Port 80 does not redirect to HTTPS.",
        "Requests stay unencrypted, or end with an error.",
        Rollout
    );

    public static readonly Rule ProbeForeignName = Broken(
        "The gateway answers for a host that the config does not serve.",
        "Another Gateway serves every host on this port; its settings may be weaker.",
        "Look for a Gateway with the host '*' on port 443."
    );

    public static readonly Rule ProbeNotTested = new(Severity.Info, "A promise that was not tested.")
    {
        Consequence = "Whether the gateway keeps it is not known.",
        Fix = "Give what the message names, then run it again.",
    };

    /// <summary>In the order in which a person would test them.</summary>
    public static IReadOnlyList<Rule> All =>
        [
            ProbeUnreachable,
            ProbeNoHandshake,
            ProbeVersionAccepted,
            ProbeVersionRefused,
            ProbeSuiteAccepted,
            ProbeSuiteRefused,
            ProbeCertificate,
            ProbeCertificateDiffers,
            ProbeCertificateExpires,
            ProbeClientAdmitted,
            ProbeClientRefused,
            ProbeNoRedirect,
            ProbeForeignName,
            ProbeNotTested,
        ];

    const string Apply = "apply what `kyma-krm render` prints.";

    static Rule Broken(string meaning, string consequence, string fix, [CallerMemberName] string name = "") =>
        new(Severity.Error, meaning, name) { Consequence = consequence, Fix = fix };
}
