using System.Reflection;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests;

/// <summary>The house: which room may use which, and which library stays in which room.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>From the ground up; a room uses those below it, and its own inner rooms.</summary>
    static readonly string[][] Floors =
    [
        ["Sequences"],
        ["Diagnostics", "Hashing"],
        ["Yaml.Scanning"],
        ["Yaml"],
        ["Schema"],
        ["Krm"],
        ["Krm.Reading", "Krm.Writing"],
        ["Kubernetes"],
        ["Istio"],
        ["Certificates.Pki"],
        ["Certificates.Pki.Pem"],
        ["Certificates.Pki.Keys"],
        ["Certificates.Pki.X509"],
        ["Certificates.Pki.Issuing", "Certificates.Pki.Paths"],
        ["Certificates.Pki.Checks"],
        ["Certificates.Pki.Secrets"],
        ["Inputs"],
        ["RateLimits"],
        ["Mesh.Answers"],
        ["Mesh.Resources"],
        ["Mesh.Registry"],
        ["Mesh.Routing"],
        ["Mesh.Scoping"],
        ["Mesh.Clusters", "Mesh.Outbound", "Mesh.Gateways"],
        ["Mesh"],
        ["Gateways", "Certificates", "Dns", "Egress", "ApiRules"],
        ["Config"],
        ["Planning"],
        ["ArgoCd"],
        ["Tracing"],
        ["Checking", "Explaining", "Importing", "Probing"],
        [""],
        ["CommandLine"],
    ];

    static IEnumerable<(string Path, string Text)> Sources =>
        Directory
            .EnumerateFiles(Repository.File("function"), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            )
            .Select(file => (Path.GetRelativePath(Repository.File("function"), file), File.ReadAllText(file)));

    [Fact]
    public void A_room_uses_only_rooms_below_it()
    {
        var upward =
            from source in Sources
            where source.Path != "CommandLine/Program.cs"
            let room = RoomOf(source.Path)
            from Match use in UsingRoom().Matches(source.Text)
            let used = use.Groups["room"].Value
            where
                used != room
                && (FloorOf(used) > FloorOf(room) || (FloorOf(used) == FloorOf(room) && !AreOneRoom(used, room)))
            select $"{source.Path} uses {used}";
        Assert.Empty(upward);
    }

    /// <summary>.NET's <c>$</c> also matches before a final line break, which no other reader does.</summary>
    [Fact]
    public void A_pattern_ends_at_the_end_of_the_text()
    {
        var strays =
            from source in Sources
            from Match pattern in PatternAttribute().Matches(source.Text)
            where DollarAsEnd().IsMatch(pattern.Value)
            select $"{source.Path}: {pattern.Value}";
        Assert.Empty(strays);
    }

    [GeneratedRegex(@"\[GeneratedRegex\(.*?\)\]\r?\n", RegexOptions.Singleline)]
    private static partial Regex PatternAttribute();

    [GeneratedRegex(@"(?<!\\)\$(?=[|)""])")]
    private static partial Regex DollarAsEnd();

    [Theory]
    [InlineData("Org.BouncyCastle", "^(Certificates/Pki|Hashing|Probing)/")]
    [InlineData("YamlDotNet", "^(Yaml/|Diagnostics/RuleTexts.cs$)")]
    [InlineData("k8s.Models", "^Kubernetes/|Renderer.cs$")]
    [InlineData("CommandLine", "^CommandLine/")]
    public void A_library_stays_in_its_room(string library, string room)
    {
        var strays = Sources
            .Where(source =>
                Regex.IsMatch(source.Text, $@"^using {Regex.Escape(library)}(\.[\w.]+)?;", RegexOptions.Multiline)
                && !Regex.IsMatch(source.Path, room)
            )
            .Select(source => source.Path);
        Assert.Empty(strays);
    }

    [Fact]
    public void A_renderer_cannot_fail_so_it_reports_nothing()
    {
        var reporting = Sources
            .Where(source =>
                source.Path.EndsWith("Renderer.cs", StringComparison.Ordinal)
                && source.Text.Contains("using Kyma.Krm.Diagnostics;", StringComparison.Ordinal)
            )
            .Select(source => source.Path);
        Assert.Empty(reporting);
    }

    /// <summary>The static file looks such a method up by reflection, once for each type: 6 % of a small run.</summary>
    [Fact]
    public void No_generic_method_is_virtual() =>
        Assert.Empty(
            typeof(Function)
                .Assembly.GetTypes()
                .SelectMany(type =>
                    type.GetMethods(
                        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
                    )
                )
                .Where(method => method is { IsGenericMethodDefinition: true, IsVirtual: true })
                .Select(method => $"{method.DeclaringType}.{method.Name}")
        );

    [Fact]
    public void Files_stay_short()
    {
        var long_ = Sources
            .Select(source => (source.Path, Lines: source.Text.Count(c => c == '\n')))
            .Where(source => source.Lines > 350 && !source.Path.EndsWith("Findings.cs", StringComparison.Ordinal))
            .Select(source => $"{source.Path}: {source.Lines} lines");
        Assert.Empty(long_);
    }

    /// <summary>Somebody who edits texts finds all of a room's in one place.</summary>
    [Fact]
    public void Findings_are_declared_in_the_findings_file_of_their_room()
    {
        var strays = Sources
            .Where(source =>
                source.Text.Contains("static readonly Rule ", StringComparison.Ordinal)
                && !source.Path.EndsWith("Findings.cs", StringComparison.Ordinal)
                && !source.Path.StartsWith("Certificates/Pki/", StringComparison.Ordinal)
            )
            .Select(source => source.Path);
        Assert.Empty(strays);
    }

    static bool AreOneRoom(string one, string other) => one.Split('.')[0] == other.Split('.')[0];

    static string RoomOf(string path) => Path.GetDirectoryName(path)!.Replace('/', '.');

    /// <summary>An inner room without a floor of its own stands on its room's.</summary>
    static int FloorOf(string room) =>
        Array.FindIndex(Floors, floor => floor.Contains(room)) is >= 0 and var floor
            ? floor
            : FloorOf(room[..room.LastIndexOf('.')]);

    [GeneratedRegex(@"^using Kyma\.Krm\.(?<room>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingRoom();
}
