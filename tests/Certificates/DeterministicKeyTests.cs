using System.Globalization;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Hashing;

namespace Kyma.Krm.Tests.Certificates;

public sealed class DeterministicKeyTests
{
    /// <summary>RSA of 8192 bits takes minutes a key; the smaller sizes run the same code.</summary>
    static readonly bool Long = Environment.GetEnvironmentVariable("KYMA_KRM_LONG_TESTS") == "1";

    public static TheoryData<string, string, string> KnownAnswers()
    {
        var data = new TheoryData<string, string, string>();
        foreach (
            var line in File.ReadLines(Repository.File("tests/Certificates/det-keygen.txt"))
                .Where(line => !line.StartsWith('#'))
        )
        {
            var fields = line.Split(' ');
            if (Long || fields[0] != "RSA-8192")
                data.Add(fields[0], fields[1], fields[2]);
        }

        return data;
    }

    [Fact]
    public void A_seed_is_at_least_as_long_as_the_specification_asks()
    {
        Assert.Throws<ArgumentException>(() => new DeterministicBits(new byte[15], "test"));
        new DeterministicBits(new byte[DeterministicBits.MinimumSeed], "test").Fill(new byte[1]);
    }

    [Theory, MemberData(nameof(KnownAnswers))]
    public void A_seed_gives_the_key_of_the_specification(string type, string seed, string expected)
    {
        var bytes = Convert.FromHexString(seed);
        KeyPair key = Curve.Named(type) is { } curve
            ? EcdsaKeyPair.Derive(bytes, curve)
            : new RsaKeyPair(
                DeterministicRsa.Generate(bytes, int.Parse(type["RSA-".Length..], CultureInfo.InvariantCulture))
            );

        Assert.Equal(expected, Convert.ToHexStringLower(Digest.Sha256(key.ToPkcs8())));
    }
}
