using System.Text;

namespace Kyma.Krm.Tests.Certificates.Judges;

/// <summary>
/// Certificates made by OpenSSL, not by our code. ECDSA unless told otherwise: an RSA key takes a fifth of a second.
/// </summary>
internal sealed class TestCa : IDisposable
{
    public const string Leaf =
            "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n"
            + "subjectAltName=DNS:shop.example.com,DNS:*.shop.example.com",
        Ca = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign";

    /// <summary>
    /// When validity is judged: what was made for one day has expired then, whatever the hour it was made.
    /// </summary>
    public static readonly DateTimeOffset Later = new(DateTimeOffset.UtcNow.Date.AddDays(3), TimeSpan.Zero);

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <param name="name">Of its files, and unless told otherwise its common name.</param>
    /// <param name="issuer">The name of another, or of itself.</param>
    /// <param name="extensions">In OpenSSL's words, one a line; key ids are added.</param>
    /// <param name="keyOf">Whose key it has; null: a new one.</param>
    public TestCa Make(
        string name,
        string issuer,
        string extensions,
        string? subject = null,
        string? keyOf = null,
        int days = 7300,
        string algorithm = "ec:prime256v1",
        params string[] options
    )
    {
        if (keyOf is null)
            MakeKey(name, algorithm);
        else
            File.Copy(Of($"{keyOf}.key"), Of($"{name}.key"), overwrite: true);
        var isSelf = issuer == name;
        _scratch.Write(
            $"{name}.cnf",
            "[req]\nutf8=yes\nstring_mask=utf8only\nprompt=no\ndistinguished_name=dn\n"
                + "x509_extensions=v3\n[dn]\nCN=x\n[v3]\nsubjectKeyIdentifier=hash\n"
                + (isSelf ? "" : "authorityKeyIdentifier=keyid:always\n")
                + $"{extensions}\n"
        );
        Run([
            "req",
            "-config",
            Of($"{name}.cnf"),
            "-x509",
            "-key",
            Of($"{name}.key"),
            "-days",
            $"{days}",
            "-subj",
            subject ?? $"/O=Shop/CN={name}",
            .. isSelf ? Array.Empty<string>() : ["-CA", Of($"{issuer}.crt"), "-CAkey", Of($"{issuer}.key")],
            .. options,
            "-out",
            Of($"{name}.crt"),
        ]);
        return this;
    }

    public string Of(string file) => _scratch.Path(file);

    public byte[] Read(params string[] files) => [.. files.SelectMany(file => File.ReadAllBytes(Of(file)))];

    public string Text(string file) => File.ReadAllText(Of(file));

    public void Write(string file, string text) => _scratch.Write(file, text);

    public Support.Outcome OpenSsl(params string[] arguments) => OpenSslMemory.Run(_scratch, arguments);

    /// <summary>What a client on OpenSSL says of a chain; null where it accepts it.</summary>
    public string? Verify(string leaf, string[] untrusted, string trusted, DateTimeOffset time)
    {
        File.WriteAllBytes(Of("untrusted.pem"), Read(untrusted));
        var outcome = OpenSsl([
            "verify",
            "-x509_strict",
            "-partial_chain",
            "-auth_level",
            "2",
            "-purpose",
            "sslserver",
            "-attime",
            $"{time.ToUnixTimeSeconds()}",
            .. untrusted.Length > 0 ? ["-untrusted", Of("untrusted.pem")] : Array.Empty<string>(),
            "-trusted",
            Of(trusted),
            Of(leaf),
        ]);
        return outcome.ExitCode == 0 ? null : outcome.Stderr;
    }

    public void MakeKey(string name, string algorithm)
    {
        var parts = algorithm.Split(':');
        var (kind, option) = parts[0] switch
        {
            "ec" => ("EC", "ec_paramgen_curve"),
            "rsa" => ("RSA", "rsa_keygen_bits"),
            "rsa-pss" => ("RSA-PSS", "rsa_keygen_bits"),
            _ => (parts[0], ""),
        };
        Run([
            "genpkey",
            "-quiet",
            "-algorithm",
            kind,
            .. parts.Length > 1 ? (string[])["-pkeyopt", $"{option}:{parts[1]}"] : [],
            .. parts.Skip(2).SelectMany(more => (string[])["-pkeyopt", more.Replace('=', ':')]),
            "-out",
            Of($"{name}.key"),
        ]);
    }

    public void Run(string[] arguments)
    {
        var outcome = OpenSsl(arguments);
        Assert.True(outcome.ExitCode == 0, $"openssl {string.Join(' ', arguments)}\n{outcome.Stderr}");
    }

    public static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);
}
