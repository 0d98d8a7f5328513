using System.Text.Json.Nodes;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Tests.Istio;

/// <summary>The verdicts that Istio itself gives.</summary>
public sealed class SharedCasesTests(ITestOutputHelper output)
{
    /// <summary>The cases were made with a release under development.</summary>
    [Theory]
    [InlineData("1.32", 0)]
    [InlineData("1.30", 1)]
    public void Traps_get_the_verdict_that_Istio_gives(string version, int knownDisagreements)
    {
        var disagreements = 0;
        foreach (var row in SharedCases.Read("derived-traps.json")["cases"]!.AsArray().Cast<JsonObject>())
        {
            var manifest = new JsonObject
            {
                ["apiVersion"] = "networking.istio.io/v1",
                ["kind"] = row["kind"]!.DeepClone(),
                ["metadata"] = row["metadata"]!.DeepClone(),
                ["spec"] = row["spec"]!.DeepClone(),
            };
            var (verdict, findings) = IstioManifest.Judge(manifest.ToJsonString(), version);
            if (verdict.ToString().Equals((string)row["admission"]!, StringComparison.OrdinalIgnoreCase))
                continue;
            disagreements++;
            output.WriteLine(
                $"{row["id"]} {row["kind"]} {row["name"]}: {row["admission"]} expected, {verdict} with "
                    + $"{version}: {string.Join(" | ", findings)}"
            );
        }

        Assert.Equal(knownDisagreements, disagreements);
    }

    [Fact]
    public void Names_and_addresses_are_read_as_Istio_reads_them()
    {
        foreach (var row in SharedCases.Read("primitive-cases.json")["cases"]!.AsArray())
        {
            var input = (string)row!["input"]!;
            var valid = (string)row["function"]! switch
            {
                "ValidateFQDN" => DnsNames.WrongWithName(input) is null,
                "ValidateWildcardDomain" => DnsNames.WrongWithDomain(input) is null,
                "ValidateIPSubnet" => IpAddresses.IsSubnet(input),
                "ValidateIPAddress" => IpAddresses.IsAddress(input),
                var other => throw new NotSupportedException(other),
            };
            Assert.True(valid == (bool)row["valid"]!, $"{row["function"]} '{input}'");
        }
    }
}
