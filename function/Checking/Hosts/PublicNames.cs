namespace Kyma.Krm.Checking.Hosts;

/// <summary>
/// Tells names of the public DNS from what only looks alike. With a scheme or a port in front or behind, a text is
/// meant as a host, and any plausible top-level domain will do; a bare word with dots is more often a file, a class or
/// a key, and must look like a host and nothing else.
/// </summary>
internal static class PublicNames
{
    /// <summary>No two-letter codes here: every one of those is a country's.</summary>
    static readonly HashSet<string> Known =
    [
        .. (
            "com org net edu gov mil int biz info name pro aero coop museum jobs mobi travel tel cat asia "
            + "post arpa app dev page cloud online site store shop tech xyz website space "
            + "systems services solutions digital network networks software company group global world live "
            + "life today agency email media news blog wiki link run tools zone works "
            + "finance bank insurance capital fund health care hospital energy industries eco green "
            + "education academy university school science technology engineering consulting "
            + "berlin hamburg koeln cologne bayern ruhr saarland wien tirol swiss london paris nyc amsterdam "
            + "brussels barcelona tokyo moscow sydney "
            + "google amazon aws microsoft azure apple android sap bosch bmw audi allianz deutschepost dhl "
            + "telekom siemens ibm oracle cisco vmware security support center team"
        ).Split(' '),
    ];

    /// <summary>
    /// What bare words of two labels may end in; the others are also file extensions and words of code and
    /// configuration.
    /// </summary>
    static readonly HashSet<string> Unmistakable = [.. "com org net edu gov mil biz de ch at eu".Split(' ')];

    /// <summary>
    /// Countries' codes that no bare word may end in, because file extensions and code look the same.
    /// </summary>
    static readonly HashSet<string> Mistakable =
    [
        .. "am as bz cc gz id is js la md me ml my no pl pm ps py rs sc sh so st sv to ts vb ws".Split(' '),
    ];

    /// <summary>What class, package and property names begin with.</summary>
    static readonly HashSet<string> Reversed =
    [
        .. (
            "com org net io java javax jakarta edu gov dev sun kotlin scala system microsoft spring logging "
            + "server management"
        ).Split(' '),
    ];

    /// <summary>API groups and keys of labels and annotations, not hosts.</summary>
    static readonly string[] ApiGroups =
    [
        ".k8s.io",
        ".kubernetes.io",
        ".istio.io",
        ".gardener.cloud",
        ".kyma-project.io",
        ".openshift.io",
        ".crossplane.io",
        ".coreos.com",
        ".cert-manager.io",
    ];

    /// <summary>Names that only identify a namespace or schema; nobody connects to them.</summary>
    static readonly HashSet<string> Identifiers =
    [
        "www.w3.org",
        "schemas.xmlsoap.org",
        "xmlns.jcp.org",
        "java.sun.com",
        "www.springframework.org",
        "maven.apache.org",
        "json-schema.org",
        "schemas.microsoft.com",
    ];

    /// <param name="name">With a dot in it.</param>
    public static bool IsHost(string name) =>
        IsWellFormed(name) && !IsService(name) && !Identifiers.Contains(name) && IsTopLevel(LastLabel(name));

    public static bool IsUnmistakableHost(string name)
    {
        if (!IsHost(name) || IsApiGroup(name))
            return false;
        var labels = name.Split('.');
        var last = labels[^1];
        if (Reversed.Contains(labels[0]))
            return last is "com" or "org" && labels[0] is not ("com" or "org");
        return Unmistakable.Contains(last)
            || (labels.Length > 2 && (last is "dev" or "cloud" || (last.Length == 2 && !Mistakable.Contains(last))));
    }

    static bool IsApiGroup(string name) =>
        Array.Exists(ApiGroups, group => name.EndsWith(group, StringComparison.Ordinal) || name == group[1..]);

    /// <summary>Of the cluster; `local`, `internal`, `svc` and `localhost` are no top-level domains.</summary>
    static bool IsService(string name) => name.Contains(".svc.", StringComparison.Ordinal);

    static bool IsTopLevel(string label) =>
        label.Length == 2
            ? label.All(char.IsAsciiLetterLower)
            : Known.Contains(label) || label.StartsWith("xn--", StringComparison.Ordinal);

    static bool IsWellFormed(string name) =>
        name.Length <= 253
        && Array.TrueForAll(
            name.Split('.'),
            label =>
                label.Length is > 0 and <= 63
                && label[0] != '-'
                && label[^1] != '-'
                && !label.Contains('_', StringComparison.Ordinal)
        );

    static string LastLabel(string name) => name[(name.LastIndexOf('.') + 1)..];
}
