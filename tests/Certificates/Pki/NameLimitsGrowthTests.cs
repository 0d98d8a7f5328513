using Kyma.Krm.Certificates.Pki.X509;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>Names and constraints may be as long as a file: comparing them takes no square of their length.</summary>
public sealed class NameLimitsGrowthTests
{
    [Theory]
    [InlineData(GeneralName.DnsName, "a.", "b.example.com")]
    [InlineData(GeneralName.Rfc822Name, "a.", "b.example.com")]
    public void Of_one_long_name(int kind, string label, string constraint)
    {
        RefusedBy(100);
        var (some, more) = (RefusedBy(2_000), RefusedBy(8_000));

        Assert.True(more < 10 * some, $"{some} bytes, then {more}");

        long RefusedBy(int labels)
        {
            Asn1Encodable[] subtrees =
            [
                .. Enumerable.Range(0, labels).Select(i => new GeneralSubtree(Name($"{i}.{constraint}"))),
            ];
            var excluded = new DerTaggedObject(false, 1, new DerSequence(subtrees));
            var limits = NameLimits.Read(NameConstraints.GetInstance(new DerSequence(excluded)));
            var names = SubjectNames.Read([Name(string.Concat(Enumerable.Repeat(label, labels)) + "example.org")]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            limits.Refused(new DistinguishedName([], "", null, []), names);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        GeneralName Name(string text) => new(kind, new DerIA5String(text));
    }
}
