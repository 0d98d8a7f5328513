using System.Globalization;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Istio;

/// <summary>
/// Hosts that several ServiceEntries register: each is compared with the first that some namespace sees too.
/// </summary>
public sealed class RegisteredHostsTests
{
    static readonly string[] Exports = ["", "'*'", "'~'", "'.'", "a", "b", "'a', 'b'", "'.', 'c'"];
    static readonly string[] Namespaces = ["a", "b", "c", "d"];

    /// <summary>The answer of looking through all pairs, for every two, three and some longer orders.</summary>
    [Fact]
    public void The_first_that_meets_is_found_as_by_looking_at_each_pair()
    {
        var chance = new Chance(7);
        for (var round = 0; round < 300; round++)
        {
            var entries = Enumerable
                .Range(0, 2 + chance.Below(7))
                .Select(i => Entry(i, chance.Of(Namespaces), chance.Of(Exports)))
                .ToList();
            var package = IstioResources.Read(entries.Select(entry => IstioManifest.Source(entry)));
            var findings = new Findings();
            RegisteredHosts.Check(package, findings);
            var expected = new List<string>();
            for (var i = 0; i < package.ServiceEntries.Count; i++)
            {
                var scope = RegisteredHosts.Scope(package.ServiceEntries[i]);
                var first = package
                    .ServiceEntries.Take(i)
                    .FirstOrDefault(other => RegisteredHosts.Scope(other).Meets(scope));
                if (first is not null)
                    expected.Add($"{package.ServiceEntries[i].Name} with {first.Name}");
            }

            Assert.Equal(
                expected.Order(StringComparer.Ordinal),
                findings
                    .Sorted()
                    .Select(finding =>
                        $"{finding.Place.Resource!.Name} with {finding.Message.Split('/')[1].Split(' ', ',', '.')[0]}"
                    )
                    .Order(StringComparer.Ordinal)
            );
        }
    }

    static YamlMapping Entry(int i, string @namespace, string exportTo) =>
        (YamlMapping)
            YamlParser.Parse(
                $$"""
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: e{{i.ToString(CultureInfo.InvariantCulture)}}, namespace: {{@namespace}}}
                spec:
                  hosts: [x.example.com]
                  exportTo: [{{exportTo}}]
                  resolution: DNS
                  ports: [{number: 443, name: tls, protocol: TLS}]
                """,
                out _
            )![0];
}
