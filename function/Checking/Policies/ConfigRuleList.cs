using Kyma.Krm.Diagnostics;
using Kyma.Krm.Planning;
using Kyma.Krm.RateLimits;
using Kyma.Krm.Schema;
using static Kyma.Krm.ApiRules.ApiRuleFindings;
using static Kyma.Krm.Certificates.CertificateFindings;
using static Kyma.Krm.Config.ConfigFindings;
using static Kyma.Krm.Dns.DnsFindings;
using static Kyma.Krm.Egress.EgressFindings;
using static Kyma.Krm.Gateways.GatewayConfigFindings;
using static Kyma.Krm.Inputs.InputsFindings;
using static Kyma.Krm.Planning.PlanningFindings;
using static Kyma.Krm.Schema.SchemaFindings;

namespace Kyma.Krm.Checking.Policies;

/// <summary>
/// Every rule over configs and what renders from them. Written out, because trimming lets nobody look around; a test
/// looks whether one is missing.
/// </summary>
internal static class ConfigRuleList
{
    /// <summary>Rules of a config as a whole: what it is, and how it is written.</summary>
    public static readonly IReadOnlyList<Rule> Config =
    [
        SchemaFindings.UnknownField,
        KeyNotText,
        DuplicateField,
        MissingField,
        WrongType,
        InvalidValue,
        NoConfig,
        UnknownConfigKind,
        IstioVersionUnknown,
        ConflictingConfigs,
        RenderedByItsPackage,
        ConfigWouldBeApplied,
        NeedsHash,
        ShortFormKey,
        ConfigInKptfile,
        NoDomain,
        ReferenceNotFound,
        AmbiguousReference,
        SecretWouldLeak,
        InputWouldBeApplied,
    ];

    /// <summary>Rules of <c>spec.gateway</c> and <c>spec.dns</c>.</summary>
    public static readonly IReadOnlyList<Rule> Gateway =
    [
        ClientCaRequired,
        ClientCaWithoutEffect,
        OneClientCa,
        ClientCaName,
        ClientCaBesideKymas,
        ClientCaShared,
        ClientCaNotInSecret,
        DuplicateEntry,
        CipherSuitesWithoutEffect,
        EcdhCurvesWithoutTls12,
        OperatorOwnsGateway,
        GatewayHostServedTwice,
        GatewayCredentialUsedTwice,
        DnsClassUnknown,
        DnsTargetTwice,
    ];

    /// <summary>Rules of <c>spec.certificate</c>.</summary>
    public static readonly IReadOnlyList<Rule> Certificate =
    [
        SeveralCertificateSources,
        NoCertificateSource,
        HalfACertificateSource,
        PrivateKeyInConfig,
        EcdsaWithoutSuite,
        KeySize,
        HostsNotCovered,
        SecretWrittenTwice,
        CertificateNoNames,
        CertificateNameTooLong,
        CertificateNameTwice,
        CertificateTwoSecrets,
        TooManyNames,
        CertificateDurations,
        SelfSignedNeeds,
        WeakSeed,
        NameOutsideDomain,
        PublishedKey,
        NobodyRotates,
        SecretIsEncrypted,
    ];

    /// <summary>Rules of <c>spec.egress</c>.</summary>
    public static readonly IReadOnlyList<Rule> EgressRules =
    [
        EgressCredentialWithoutPods,
        EgressSelectorWithoutEffect,
        EgressEmptySelector,
        EgressSelectorNeedsNamespace,
        EgressServiceAccountAssumed,
        EgressCredentialOutOfReach,
        EgressCredentialWithoutCa,
        EgressCredentialUnusable,
        EgressCredentialOutdated,
        EgressCredentialShared,
        EgressCredentialOfGateway,
        EgressHostRoutedElsewhere,
        EgressDynamicDnsNeedsWaypoint,
        EgressGatewayCannotLookUp,
        EgressGatewayMixedPorts,
        EgressGatewayAddresses,
        EgressGatewayMustBeEnabled,
        EgressGatewayDisabled,
        EgressInClusterHost,
        EgressAddressesOfSeveralHosts,
        EgressNameTaken,
        EgressNetworkPoliciesNeedRegistryOnly,
        EgressNetworkPolicyCutsService,
        EgressPodsNeedLabel,
        EgressNetworkPolicyCutsApiServer,
        EgressPlainHttpTo443,
        EgressPresetWithPorts,
        EgressMailPort,
        EgressEndpointsShareLoad,
        EgressAddressesOpenAll,
        EgressAnswersForAll,
        EgressUnknownEndpointPort,
        EgressHostRegisteredTwice,
        EgressHostRegisteredElsewhere,
        EgressRegistryOnlyNeedsNamespace,
        EgressRegistryOnlyInSystemNamespace,
        EgressAnotherSidecar,
        EgressRegistryOnlyHidesServices,
        EgressVisibleWithoutLimit,
        EgressVisibleButNotExported,
        EgressResolutionMismatch,
        EgressNamelessWithoutAddress,
        EgressPortProtocolConflict,
        EgressTcpHostsShareAPort,
        EgressTcpPortTakesAll,
        EgressDoubleTls,
        EgressStarttls,
        EgressSniUnknown,
        EgressNoClientCertificate,
        EgressCaOnlyCredential,
    ];

    /// <summary>Rules of <c>spec.apiRules</c>.</summary>
    public static readonly IReadOnlyList<Rule> ApiRule =
    [
        ApiruleSeveralAuthentications,
        ApiruleNoAuthentication,
        ApiruleUnknownAuthorizer,
        ApiruleOriginForm,
        ApiruleEmptyCorsPolicy,
        ApiruleNoPreflight,
        ApiruleShortHostWithoutDomain,
        ApiruleHostRefused,
        ApiruleHostTaken,
        ApiruleNameTaken,
        ApiruleSeveralTokenPlaces,
        ApiruleEmptyAuthorization,
        ApiruleIssuerDiffers,
        ApiruleMisplacedPathOperator,
        ApirulePathCollision,
        ApirulePathsNotCompared,
        ApiruleNoGateway,
        ApiruleNullField,
        ApiruleNameTooLong,
        ApiruleOriginRegex,
        ApirulePathRegex,
        ApirulePathNeverMatches,
        ApirulePathMatchesMore,
        ApiruleVersion,
        ApiruleHostCount,
        ApiruleNoService,
        ApiruleHostOutsideGateway,
        ApiruleHostOutsideCertificate,
        ApiruleHostOccupied,
    ];

    /// <summary>Rules of <c>spec.rateLimits</c>.</summary>
    public static readonly IReadOnlyList<Rule> RateLimit = RateLimitFindings.All;

    /// <summary>Rules of what an earlier run left, and of who may change what.</summary>
    public static readonly IReadOnlyList<Rule> Ownership =
    [
        RenderedTwice,
        IstioVersionsDiffer,
        GeneratorTearsCredential,
        ResourceNotOurs,
        OwnerNotHere,
        AmbiguousCopies,
        CopiedResource,
        RenderedRemoved,
        RenderedReplaced,
        SelectorsHideOutput,
        SecretTypeChanges,
    ];

    public static readonly IReadOnlyList<Rule> All =
    [
        .. Config,
        .. Gateway,
        .. Certificate,
        .. EgressRules,
        .. ApiRule,
        .. RateLimit,
        .. Ownership,
    ];
}
