namespace Kyma.Krm.Tests.Support;

/// <summary>The files that tests/Support/Certificates/make.sh made with OpenSSL.</summary>
internal static class Fixtures
{
    public static byte[] Certificate(string name) => Read(name + ".crt");

    public static byte[] Key(string name) => Read(name + ".key");

    public static byte[] Read(string file) => File.ReadAllBytes(Path(file));

    public static string Path(string file) => Repository.File($"tests/Support/Certificates/{file}");
}
