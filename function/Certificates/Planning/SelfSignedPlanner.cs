using System.Globalization;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Inputs;
using static Kyma.Krm.Certificates.CertificateFindings;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>The request for a self-signed certificate: its seed is read from a Secret among the items.</summary>
internal static class SelfSignedPlanner
{
    const string Field = "spec.certificate.selfSigned";

    const string Subject = "the certificate";

    /// <summary>Kyma's promise: "at least 6 months". 184 days are the longest six months there are.</summary>
    static readonly TimeSpan ShortestDuration = TimeSpan.FromHours(4416);

    public static CertificatePlan? Plan(
        SelfSignedConfig config,
        CertificateConfig certificate,
        ServedGateway served,
        ConfigScope scope
    )
    {
        var domain = scope.Domain!;
        var isLocal = domain == LocalDomain.Name;
        var isTooShort = IsTooShort(config, isLocal, scope);
        IssuedKeyRules.CheckAlgorithm(config.PrivateKey.Algorithm, $"{Field}.privateKey", served, scope);
        var keyType = KeyTypes.Find(config.PrivateKey.Algorithm, config.PrivateKey.Size);
        if (keyType is null)
            scope.Report(
                KeySize,
                $"{Field}.privateKey.size",
                $"'{config.PrivateKey.Size}' must be "
                    + (
                        config.PrivateKey.Algorithm == PrivateKeyConfig.Ecdsa
                            ? "256 for ECDSA"
                            : "2048, 3072 or 4096 for RSA"
                    ),
                $"{Field}.privateKey"
            );

        foreach (
            var (i, name) in (config.DnsNames ?? []).Index().Where(entry => !HostCover.IsWithin(domain, entry.Item))
        )
            scope.Report(
                NameOutsideDomain,
                $"{Field}.dnsNames[{i}]",
                $"'{name}' must be '{domain}' or lie below it: the CA is constrained to that domain",
                "spec.domain"
            );

        var notBefore = config.NotBefore ?? (isLocal ? LocalDomain.NotBefore : null);
        if (notBefore is null)
            scope.Report(
                SelfSignedNeeds,
                $"{Field}.notBefore",
                "`notBefore` is required, for example \"2026-01-01T00:00:00Z\": the same input must always "
                    + "give the same certificate, so it is never \"now\"",
                "spec.domain",
                $"{Field}.notBefore"
            );

        var seed = Seed(config, isLocal, scope);
        var request = new SelfSignedRequest
        {
            Domain = domain,
            Seed = seed ?? default,
            NotBefore = notBefore ?? default,
            Duration = config.Duration?.Span ?? (isLocal ? LocalDomain.Duration : TimeSpan.FromHours(8760)),
            DnsNames = config.DnsNames ?? [],
            KeyType = keyType ?? default,
            KeyEncoding = config.PrivateKey.Encoding,
            Generation = config.Generation,
        };
        served.RequireCovered(request.Names, $"{Field}.dnsNames", scope);
        if (notBefore is not null)
            CheckValidity(
                // When it expires is not known before its duration is one that it can have.
                new Period(request.NotBefore, isTooShort ? DateTimeOffset.MaxValue : request.NotAfter),
                certificate.AsOf,
                scope
            );
        if (seed is null || notBefore is null || keyType is null || isTooShort)
            return null;
        SayHowLongItLasts(request, isLocal && config.SeedSecretRef is null, scope);
        return new SelfSignedCertificate(served.SecretName, served.SecretNamespace, certificate.SecretType, request);
    }

    /// <summary>Whether it is, after a finding that says so.</summary>
    static bool IsTooShort(SelfSignedConfig config, bool isLocal, ConfigScope scope)
    {
        if (isLocal || config.Duration is not { } duration || duration.Span >= ShortestDuration)
            return false;
        scope.Report(
            CertificateDurations,
            $"{Field}.duration",
            $"'{duration}' must be at least 4416h (184 days): nobody rotates a self-signed certificate, so "
                + "Kyma promises at least 6 months",
            "spec.domain"
        );
        return true;
    }

    static ReadOnlyMemory<byte>? Seed(SelfSignedConfig config, bool isLocal, ConfigScope scope)
    {
        if (config.SeedSecretRef is not { } reference)
        {
            if (isLocal)
                return LocalDomain.PublishedSeed;
            scope.Report(
                SelfSignedNeeds,
                $"{Field}.seedSecretRef",
                "`seedSecretRef` is required: the key is derived from it. `kyma-krm new-seed` prints a "
                    + "Secret with a random seed",
                "spec.domain",
                $"{Field}.seedSecretRef"
            );
            return null;
        }

        var field = $"{Field}.seedSecretRef";
        if (
            SecretReader.Find(scope, field, reference.Namespace, reference.Name) is not { } secret
            || EncryptedSecret.Report(secret, field, scope)
        )
            return null;
        if (SecretReader.Require(scope, $"{field}.key", secret, reference.Key) is not { } seed)
            return null;
        if (SeedRules.Judge(seed) is not { } wrong)
            return seed;
        scope.Report(
            WeakSeed,
            $"{field}.key",
            $"the seed in the {secret.Id} {wrong}. `kyma-krm new-seed` prints a Secret with a random seed",
            field
        );
        return null;
    }

    /// <summary>The certificate is not made yet, but when it holds is known.</summary>
    static void CheckValidity(Period period, DateTimeOffset? asOf, ConfigScope scope)
    {
        var finding =
            asOf is { } time ? ValidityCheck.Of($"{Field}.notBefore", Subject, period, time, ValidityRules.AsOf)
            : scope.Now is { } now
                ? ValidityCheck.Of($"{Field}.notBefore", Subject, period, now, ValidityRules.AgainstClock)
            : null;
        if (finding is not null)
            scope.Tell(
                (finding with { Message = $"{finding.Message}: write another day here" }).At(
                    scope.Source.At(finding.Field)
                ) with
                {
                    DependsOnClock = asOf is null,
                },
                [$"{Field}.notBefore", $"{Field}.duration", "spec.domain"]
            );
    }

    static void SayHowLongItLasts(SelfSignedRequest request, bool isPublished, ConfigScope scope)
    {
        var end = request.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (isPublished)
        {
            scope.Report(
                PublishedKey,
                Field,
                $"this certificate's key is public, as Kyma's own for {LocalDomain.Name} is: use it on a "
                    + $"local cluster only and never trust its CA elsewhere. It lasts until {end}"
            );
        }
        else
        {
            scope.Report(
                NobodyRotates,
                Field,
                $"this certificate lasts until {end}; nothing manages or rotates it. Before that day set a "
                    + "later `notBefore`, or change to gardener or certManager"
            );
        }
    }
}
