namespace Kyma.Krm.Mutation;

/// <summary>Folders of function/, and the tests that are run for them.</summary>
/// <param name="Name">One folder, or several with commas between them.</param>
/// <param name="IsAlone">Only its own tests are run, which is quicker and finds fewer faults.</param>
internal sealed record Room(string Name, bool IsAlone)
{
    public IReadOnlyList<string> Folders => Name.Split(',');

    /// <summary>They start processes, read the sources, or take long for what they find.</summary>
    static readonly string[] NotRun =
    [
        "Doors.",
        "Probing.",
        "Properties.",
        "ArchitectureTests",
        "HouseTests",
        "PlainEnglishTests",
        "DocumentationTests",
        "VersionTests",
        "Growth",
        "Fuzz",
        "HostileInput",
        "HostileCertificate",
        "ToolTests",
        "CrdSchemaTests",
        "HandshakeTests",
        "ProgressTests",
        "MutantTests",
        "HistoryTests",
        "AnywhereAnytimeTests",
        "RobustnessTests",
        "HtmlPageTests",
        "PathTrieTests",
        "LongListsTests",
        "AnyServiceTests",
        "InitTests",
        "TwoMistakesTests",
        "FieldsAreUsedTests",
    ];

    /// <summary>Slow, and close to nothing but their own rooms.</summary>
    static readonly string[] OnlyForTheirOwn =
    [
        "Certificates.CertificateCheckerTests",
        "Certificates.DeterministicKeyTests",
        "Certificates.LoadMatrixTests",
        "Certificates.NameTests",
        "Certificates.PathMatrixTests",
        "Certificates.RevocationTests",
        "Certificates.SelfSignedTests",
        "Certificates.SignatureTests",
        "Mesh.",
        "Yaml.",
        "Krm.",
        "Istio.",
        "Importing.",
        "CommandLine.",
        "Explaining.",
        "ExamplePropertiesTests",
        "OneMistakeTests",
    ];

    /// <summary>Of the room itself: all of them are run on each mutant that they meet.</summary>
    public bool IsOwn(string @class) =>
        !NotRun.Any(part => Short(@class).Contains(part, StringComparison.Ordinal))
        && Folders.Any(folder => Short(@class).StartsWith($"{folder.Split('/')[0]}.", StringComparison.Ordinal));

    public bool IsRun(string @class) =>
        !NotRun.Any(part => Short(@class).Contains(part, StringComparison.Ordinal))
        && (
            IsOwn(@class)
            || !IsAlone && !OnlyForTheirOwn.Any(part => Short(@class).StartsWith(part, StringComparison.Ordinal))
        );

    static string Short(string @class) => @class.Replace("Kyma.Krm.Tests.", "", StringComparison.Ordinal);
}
