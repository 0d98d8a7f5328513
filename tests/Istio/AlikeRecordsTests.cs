using System.Reflection;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Istio;

/// <summary>
/// Ports and TLS settings that are alike are one object. Those that differ in any field, also in one that is declared
/// later, are not.
/// </summary>
public sealed class AlikeRecordsTests
{
    [Fact]
    public void Records_that_are_alike_are_one()
    {
        // A shape of its own: other tests read with those of the program at the same time.
        var shape = new RecordShape<IstioPort>(f => new IstioPort(f))
        {
            Recent = new((one, other) => one.Number == other.Number),
        };
        var first = Read(shape, "{number: 443}");
        Assert.NotSame(first, Read(shape, "{number: 80}"));
        Assert.Same(first, Read(shape, "{number: 443}"));
    }

    [Fact]
    public void Lists_of_texts_that_differ_are_not()
    {
        Assert.Equal(["a", "b"], Read(Types.Texts, "[a, b]"));
        Assert.Equal(["a", "c"], Read(Types.Texts, "[a, c]"));
        Assert.Equal(["a"], Read(Types.Texts, "[a]"));
        Assert.Equal(["a", "b", "c"], Read(Types.Texts, "[a, b, c]"));
        Assert.Empty(Read(Types.Texts, "[]")!);
    }

    [Theory]
    [InlineData("Number")]
    [InlineData("Name")]
    [InlineData("Protocol")]
    [InlineData("TargetPort")]
    public void Ports_that_differ_in_a_field_are_not_one(string field)
    {
        foreach (var shape in new[] { IstioPort.Complete, IstioPort.Named })
            AssertDiffers(shape, field, () => IstioPort.Of(443, "https", "HTTPS", 8443));
    }

    public static TheoryData<string> FieldsOfTls =>
        [.. typeof(ServerTls).GetProperties().Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(FieldsOfTls))]
    public void TLS_settings_that_differ_in_a_field_are_not_one(string field) =>
        AssertDiffers(ServerTls.Shape, field, () => new ServerTls { Mode = "SIMPLE" });

    static void AssertDiffers<T>(RecordShape<T> shape, string field, Func<T> make)
        where T : class
    {
        var (one, other) = (make(), make());
        var property = typeof(T).GetProperty(field)!;
        property.SetValue(other, Another(property, property.GetValue(one)));
        foreach (var record in new[] { one, other, one })
        {
            var written = shape.Write(record);
            var read = Read(shape, written.ToJsonString())!;
            Assert.True(JsonNode.DeepEquals(written, shape.Write(read)), $"{written} was read as {shape.Write(read)}");
        }
    }

    static object Another(PropertyInfo property, object? value) =>
        property.PropertyType switch
        {
            var type when type == typeof(string) => property.Name switch
            {
                "Mode" => "MUTUAL",
                "MinProtocolVersion" or "MaxProtocolVersion" => "TLSV1_3",
                _ => "another",
            },
            var type when type == typeof(long?) => 1 + ((long?)value ?? 0),
            var type when type == typeof(bool?) => true,
            var type when type == typeof(IReadOnlyList<string>) => new[] { "another" },
            var type when type == typeof(IReadOnlyList<TlsCertificate>) => new[]
            {
                new TlsCertificate { PrivateKey = "another" },
            },
            var type => throw new NotSupportedException($"another {type} for {property.Name}"),
        };

    static T? Read<T>(Shape<T> shape, string yaml)
    {
        var root = YamlParser.Parse(yaml, out _)![0];
        var findings = new Findings();
        var read = shape.Read(
            new YamlValue(root, "spec", new ResourceSource(root, null, null, hasPositions: false), findings)
            {
                Dialect = ApiServer.Kubernetes,
            }
        );
        Assert.Empty(findings.Sorted());
        return read;
    }
}
