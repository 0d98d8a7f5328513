using System.Reflection;
using System.Runtime.InteropServices;

namespace Kyma.Krm.Tests.Certificates.Judges;

/// <summary>
/// The library that Envoy is built with, as Debian ships it (android-libboringssl-dev, of 2022), called in the order in
/// which Envoy calls it (source/common/tls/context_impl.cc and cert_validator/default_validator.cc).
/// </summary>
internal static class BoringSsl
{
    const string Crypto = "boringssl-crypto",
        Ssl = "boringssl-ssl";
    const int Rsa = 6,
        Ec = 408,
        LibraryPem = 9,
        NoStartLine = 110,
        ServerPurpose = 2,
        ClientPurpose = 1,
        PartialChain = 0x80000,
        CheckAllLists = 0x4 | 0x8;

    static readonly string Folder =
        RuntimeInformation.OSArchitecture == Architecture.Arm64
            ? "/usr/lib/aarch64-linux-gnu/android"
            : "/usr/lib/x86_64-linux-gnu/android";

    static BoringSsl() => NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), Resolve);

    /// <summary>Skips the test, or in CI fails it, where the library is missing.</summary>
    public static void Require() =>
        Tool.Requires(File.Exists($"{Folder}/libssl.so.0"), "the library of android-libboringssl-dev");

    /// <summary>What Envoy would say of a server's certificate and key; null where it serves them.</summary>
    public static string? Load(byte[] certificate, byte[] key)
    {
        Require();
        ERR_clear_error();
        var context = SSL_CTX_new(TLS_method());
        try
        {
            return Certificates(context, certificate) ?? Key(context, key);
        }
        finally
        {
            SSL_CTX_free(context);
        }
    }

    /// <summary>What Envoy would say of client CAs and revocation lists; null where it loads them.</summary>
    public static string? LoadAuthorities(byte[] pem)
    {
        Require();
        ERR_clear_error();
        var list = PEM_X509_INFO_read_bio(Bio(pem), 0, 0, 0);
        return list == 0 ? Error("authorities")
            : sk_num(list) == 0 ? "no certificate"
            : null;
    }

    /// <summary>What a client on BoringSSL says of a chain at a time; null where it accepts it.</summary>
    /// <param name="lists">For client CAs: revocation lists, each certificate of the path needs one then.</param>
    public static string? Verify(
        byte[] leaf,
        byte[] untrusted,
        byte[] trusted,
        DateTimeOffset time,
        bool isClient = false,
        byte[]? lists = null
    )
    {
        Require();
        ERR_clear_error();
        var store = X509_STORE_new();
        foreach (var certificate in All(trusted))
            _ = X509_STORE_add_cert(store, certificate);
        foreach (var list in AllLists(lists ?? []))
            _ = X509_STORE_add_crl(store, list);
        var stack = sk_new_null();
        foreach (var certificate in All(untrusted))
            sk_push(stack, certificate);
        var context = X509_STORE_CTX_new();
        _ = X509_STORE_CTX_init(context, store, All(leaf)[0], stack);
        _ = X509_STORE_CTX_set_purpose(context, isClient ? ClientPurpose : ServerPurpose);
        X509_STORE_CTX_set_flags(context, (nuint)(PartialChain | (lists is null ? 0 : CheckAllLists)));
        X509_STORE_CTX_set_time(context, 0, (nint)time.ToUnixTimeSeconds());
        return X509_verify_cert(context) == 1
            ? null
            : Marshal.PtrToStringAnsi(X509_verify_cert_error_string((nint)X509_STORE_CTX_get_error(context)));
    }

    static string? Certificates(nint context, byte[] pem)
    {
        var bio = Bio(pem);
        var first = PEM_read_bio_X509_AUX(bio, 0, 0, 0);
        if (first == 0 || SSL_CTX_use_certificate(context, first) != 1)
            return Error("certificate");
        for (var next = PEM_read_bio_X509(bio, 0, 0, 0); next != 0; next = PEM_read_bio_X509(bio, 0, 0, 0))
        {
            if (SSL_CTX_add_extra_chain_cert(context, next) != 1)
                return Error("chain");
        }

        var error = ERR_peek_last_error();
        if ((error >> 24) != LibraryPem || (error & 0xFFF) != NoStartLine)
            return Error("chain");
        ERR_clear_error();
        var key = X509_get_pubkey(first);
        return (EVP_PKEY_id(key), EVP_PKEY_bits(key)) switch
        {
            (Rsa, < 2048) => "only RSA certificates with 2048-bit or larger keys are supported",
            (Rsa, _) or (Ec, 256 or 384 or 521) => null,
            (Ec, _) => "only P-256, P-384 or P-521 ECDSA certificates are supported",
            _ => null,
        };
    }

    static string? Key(nint context, byte[] pem)
    {
        var key = PEM_read_bio_PrivateKey(Bio(pem), 0, 0, 0);
        return key == 0 || SSL_CTX_use_PrivateKey(context, key) != 1 ? Error("key") : null;
    }

    static List<nint> All(byte[] pem)
    {
        var bio = Bio(pem);
        var all = new List<nint>();
        for (var next = PEM_read_bio_X509(bio, 0, 0, 0); next != 0; next = PEM_read_bio_X509(bio, 0, 0, 0))
            all.Add(next);
        ERR_clear_error();
        return all;
    }

    static List<nint> AllLists(byte[] pem)
    {
        var bio = Bio(pem);
        var all = new List<nint>();
        for (var next = PEM_read_bio_X509_CRL(bio, 0, 0, 0); next != 0; next = PEM_read_bio_X509_CRL(bio, 0, 0, 0))
            all.Add(next);
        ERR_clear_error();
        return all;
    }

    /// <summary>On a copy that stays: the tests end before anybody misses the memory.</summary>
    static nint Bio(byte[] bytes)
    {
        var copy = Marshal.AllocHGlobal(bytes.Length + 1);
        Marshal.Copy(bytes, 0, copy, bytes.Length);
        return BIO_new_mem_buf(copy, bytes.Length);
    }

    static string Error(string what) =>
        $"{what}: {Marshal.PtrToStringAnsi(ERR_reason_error_string(ERR_peek_last_error()))}";

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name switch
        {
            Crypto => NativeLibrary.Load($"{Folder}/libcrypto.so.0"),
            Ssl => NativeLibrary.Load($"{Folder}/libssl.so.0"),
            _ => 0,
        };

#pragma warning disable IDE1006, SYSLIB1054, CA5392 // The library's own names.
    [DllImport(Ssl)]
    static extern nint TLS_method();

    [DllImport(Ssl)]
    static extern nint SSL_CTX_new(nint method);

    [DllImport(Ssl)]
    static extern void SSL_CTX_free(nint context);

    [DllImport(Ssl)]
    static extern int SSL_CTX_use_certificate(nint context, nint certificate);

    [DllImport(Ssl)]
    static extern int SSL_CTX_use_PrivateKey(nint context, nint key);

    [DllImport(Ssl)]
    static extern int SSL_CTX_add_extra_chain_cert(nint context, nint certificate);

    [DllImport(Crypto)]
    static extern nint BIO_new_mem_buf(nint bytes, nint length);

    [DllImport(Crypto)]
    static extern nint PEM_read_bio_X509_AUX(nint bio, nint none, nint callback, nint user);

    [DllImport(Crypto)]
    static extern nint PEM_read_bio_X509(nint bio, nint none, nint callback, nint user);

    [DllImport(Crypto)]
    static extern nint PEM_read_bio_X509_CRL(nint bio, nint none, nint callback, nint user);

    [DllImport(Crypto)]
    static extern nint PEM_read_bio_PrivateKey(nint bio, nint none, nint callback, nint user);

    [DllImport(Crypto)]
    static extern nint PEM_X509_INFO_read_bio(nint bio, nint none, nint callback, nint user);

    [DllImport(Crypto)]
    static extern nint X509_get_pubkey(nint certificate);

    [DllImport(Crypto)]
    static extern int EVP_PKEY_id(nint key);

    [DllImport(Crypto)]
    static extern int EVP_PKEY_bits(nint key);

    [DllImport(Crypto)]
    static extern uint ERR_peek_last_error();

    [DllImport(Crypto)]
    static extern void ERR_clear_error();

    [DllImport(Crypto)]
    static extern nint ERR_reason_error_string(uint error);

    [DllImport(Crypto)]
    static extern nint sk_new_null();

    [DllImport(Crypto)]
    static extern nuint sk_push(nint stack, nint item);

    [DllImport(Crypto)]
    static extern nint sk_num(nint stack);

    [DllImport(Crypto)]
    static extern nint X509_STORE_new();

    [DllImport(Crypto)]
    static extern int X509_STORE_add_cert(nint store, nint certificate);

    [DllImport(Crypto)]
    static extern int X509_STORE_add_crl(nint store, nint list);

    [DllImport(Crypto)]
    static extern nint X509_STORE_CTX_new();

    [DllImport(Crypto)]
    static extern int X509_STORE_CTX_init(nint context, nint store, nint certificate, nint chain);

    [DllImport(Crypto)]
    static extern int X509_STORE_CTX_set_purpose(nint context, int purpose);

    [DllImport(Crypto)]
    static extern void X509_STORE_CTX_set_flags(nint context, nuint flags);

    [DllImport(Crypto)]
    static extern void X509_STORE_CTX_set_time(nint context, nuint flags, nint time);

    [DllImport(Crypto)]
    static extern int X509_STORE_CTX_get_error(nint context);

    [DllImport(Crypto)]
    static extern int X509_verify_cert(nint context);

    [DllImport(Crypto)]
    static extern nint X509_verify_cert_error_string(nint error);
#pragma warning restore IDE1006, SYSLIB1054, CA5392
}
