using Kyma.Krm.ApiRules;
using Kyma.Krm.Certificates;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Dns;
using Kyma.Krm.Egress;
using Kyma.Krm.Gateways;
using Kyma.Krm.Inputs;
using Kyma.Krm.Planning;
using Kyma.Krm.RateLimits;
using Kyma.Krm.Schema;

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
        SchemaFindings.DuplicateField,
        SchemaFindings.MissingField,
        SchemaFindings.WrongType,
        SchemaFindings.InvalidValue,
        ConfigFindings.NoConfig,
        ConfigFindings.UnknownConfigKind,
        ConfigFindings.IstioVersionUnknown,
        ConfigFindings.ConflictingConfigs,
        ConfigFindings.RenderedByItsPackage,
        ConfigFindings.ConfigWouldBeApplied,
        ConfigFindings.NeedsHash,
        ConfigFindings.ShortFormKey,
        InputsFindings.NoDomain,
        InputsFindings.ReferenceNotFound,
        InputsFindings.AmbiguousReference,
        InputsFindings.SecretWouldLeak,
        InputsFindings.InputWouldBeApplied,
    ];

    /// <summary>Rules of <c>spec.gateway</c> and <c>spec.dns</c>.</summary>
    public static readonly IReadOnlyList<Rule> Gateway =
    [
        GatewayConfigFindings.ClientCaRequired,
        GatewayConfigFindings.ClientCaWithoutEffect,
        GatewayConfigFindings.OneClientCa,
        GatewayConfigFindings.ClientCaName,
        GatewayConfigFindings.ClientCaBesideKymas,
        GatewayConfigFindings.ClientCaShared,
        GatewayConfigFindings.ClientCaNotInSecret,
        GatewayConfigFindings.TlsVersionsCross,
        GatewayConfigFindings.DuplicateEntry,
        GatewayConfigFindings.CipherSuitesWithoutEffect,
        GatewayConfigFindings.EcdhCurvesWithoutTls12,
        GatewayConfigFindings.OperatorOwnsGateway,
        GatewayConfigFindings.GatewayHostServedTwice,
        GatewayConfigFindings.GatewayCredentialUsedTwice,
        DnsFindings.DnsClassUnknown,
        DnsFindings.DnsTargetTwice,
    ];

    /// <summary>Rules of <c>spec.certificate</c>.</summary>
    public static readonly IReadOnlyList<Rule> Certificate =
    [
        CertificateFindings.SeveralCertificateSources,
        CertificateFindings.NoCertificateSource,
        CertificateFindings.HalfACertificateSource,
        CertificateFindings.PrivateKeyInConfig,
        CertificateFindings.EcdsaWithoutSuite,
        CertificateFindings.KeySize,
        CertificateFindings.HostsNotCovered,
        CertificateFindings.SecretWrittenTwice,
        CertificateFindings.CertificateNoNames,
        CertificateFindings.CertificateNameTooLong,
        CertificateFindings.CertificateNameTwice,
        CertificateFindings.CertificateTwoSecrets,
        CertificateFindings.TooManyNames,
        CertificateFindings.CertificateDurations,
        CertificateFindings.SelfSignedNeeds,
        CertificateFindings.WeakSeed,
        CertificateFindings.NameOutsideDomain,
        CertificateFindings.PublishedKey,
        CertificateFindings.NobodyRotates,
        CertificateFindings.SecretIsEncrypted,
    ];

    /// <summary>Rules of <c>spec.egress</c>.</summary>
    public static readonly IReadOnlyList<Rule> EgressRules =
    [
        EgressFindings.EgressCredentialWithoutPods,
        EgressFindings.EgressSelectorWithoutEffect,
        EgressFindings.EgressEmptySelector,
        EgressFindings.EgressSelectorNeedsNamespace,
        EgressFindings.EgressServiceAccountAssumed,
        EgressFindings.EgressCredentialOutOfReach,
        EgressFindings.EgressCredentialWithoutCa,
        EgressFindings.EgressCredentialShared,
        EgressFindings.EgressCredentialOfGateway,
        EgressFindings.EgressHostRoutedElsewhere,
        EgressFindings.EgressDynamicDnsNeedsWaypoint,
        EgressFindings.EgressGatewayCannotLookUp,
        EgressFindings.EgressGatewayMixedPorts,
        EgressFindings.EgressGatewayAddresses,
        EgressFindings.EgressGatewayMustBeEnabled,
        EgressFindings.EgressGatewayDisabled,
        EgressFindings.EgressInClusterHost,
        EgressFindings.EgressAddressesOfSeveralHosts,
        EgressFindings.EgressNameTaken,
        EgressFindings.EgressNetworkPoliciesNeedRegistryOnly,
        EgressFindings.EgressNetworkPolicyCutsService,
        EgressFindings.EgressPodsNeedLabel,
        EgressFindings.EgressNetworkPolicyCutsApiServer,
        EgressFindings.EgressPlainHttpTo443,
        EgressFindings.EgressPresetWithPorts,
        EgressFindings.EgressMailPort,
        EgressFindings.EgressEndpointsShareLoad,
        EgressFindings.EgressAddressesOpenAll,
        EgressFindings.EgressAnswersForAll,
        EgressFindings.EgressUnknownEndpointPort,
        EgressFindings.EgressHostRegisteredTwice,
        EgressFindings.EgressHostRegisteredElsewhere,
        EgressFindings.EgressRegistryOnlyNeedsNamespace,
        EgressFindings.EgressRegistryOnlyInSystemNamespace,
        EgressFindings.EgressAnotherSidecar,
        EgressFindings.EgressRegistryOnlyHidesServices,
        EgressFindings.EgressVisibleWithoutLimit,
        EgressFindings.EgressVisibleButNotExported,
        EgressFindings.EgressResolutionMismatch,
        EgressFindings.EgressNamelessWithoutAddress,
        EgressFindings.EgressPortProtocolConflict,
        EgressFindings.EgressTcpHostsShareAPort,
        EgressFindings.EgressTcpPortTakesAll,
        EgressFindings.EgressDoubleTls,
        EgressFindings.EgressStarttls,
        EgressFindings.EgressSniUnknown,
        EgressFindings.EgressNoClientCertificate,
        EgressFindings.EgressCaOnlyCredential,
    ];

    /// <summary>Rules of <c>spec.apiRules</c>.</summary>
    public static readonly IReadOnlyList<Rule> ApiRule =
    [
        ApiRuleFindings.ApiruleSeveralAuthentications,
        ApiRuleFindings.ApiruleNoAuthentication,
        ApiRuleFindings.ApiruleUnknownAuthorizer,
        ApiRuleFindings.ApiruleOriginForm,
        ApiRuleFindings.ApiruleEmptyCorsPolicy,
        ApiRuleFindings.ApiruleNoPreflight,
        ApiRuleFindings.ApiruleShortHostWithoutDomain,
        ApiRuleFindings.ApiruleHostRefused,
        ApiRuleFindings.ApiruleHostTaken,
        ApiRuleFindings.ApiruleNameTaken,
        ApiRuleFindings.ApiruleSeveralTokenPlaces,
        ApiRuleFindings.ApiruleEmptyAuthorization,
        ApiRuleFindings.ApiruleIssuerDiffers,
        ApiRuleFindings.ApiruleMisplacedPathOperator,
        ApiRuleFindings.ApirulePathCollision,
        ApiRuleFindings.ApirulePathsNotCompared,
        ApiRuleFindings.ApiruleNoGateway,
        ApiRuleFindings.ApiruleNullField,
        ApiRuleFindings.ApiruleNameTooLong,
        ApiRuleFindings.ApiruleOriginRegex,
        ApiRuleFindings.ApirulePathRegex,
        ApiRuleFindings.ApirulePathNeverMatches,
        ApiRuleFindings.ApirulePathMatchesMore,
        ApiRuleFindings.ApiruleVersion,
        ApiRuleFindings.ApiruleHostCount,
        ApiRuleFindings.ApiruleNoService,
        ApiRuleFindings.ApiruleHostOutsideGateway,
        ApiRuleFindings.ApiruleHostOutsideCertificate,
        ApiRuleFindings.ApiruleHostOccupied,
    ];

    /// <summary>Rules of <c>spec.rateLimits</c>.</summary>
    public static readonly IReadOnlyList<Rule> RateLimit = RateLimitFindings.All;

    /// <summary>Rules of what an earlier run left, and of who may change what.</summary>
    public static readonly IReadOnlyList<Rule> Ownership =
    [
        PlanningFindings.RenderedTwice,
        PlanningFindings.IstioVersionsDiffer,
        PlanningFindings.GeneratorTearsCredential,
        PlanningFindings.ResourceNotOurs,
        PlanningFindings.OwnerNotHere,
        PlanningFindings.AmbiguousCopies,
        PlanningFindings.CopiedResource,
        PlanningFindings.RenderedRemoved,
        PlanningFindings.RenderedReplaced,
        PlanningFindings.SelectorsHideOutput,
        PlanningFindings.SecretTypeChanges,
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
