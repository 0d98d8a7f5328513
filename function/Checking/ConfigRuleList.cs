using Kyma.Krm.ApiRules;
using Kyma.Krm.Certificates;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Egress;
using Kyma.Krm.Gateways;
using Kyma.Krm.Inputs;
using Kyma.Krm.Planning;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Checking;

/// <summary>Every rule over configs and what renders from them. Written out, because trimming lets nobody look around; a test looks whether one is missing.</summary>
internal static class ConfigRuleList
{
    public static readonly IReadOnlyList<Rule> Config =
    [
        ReadRules.UnknownField,
        ReadRules.DuplicateField,
        ReadRules.MissingField,
        ReadRules.WrongType,
        ReadRules.InvalidValue,
        ConfigRules.NoConfig,
        ConfigRules.UnknownConfigKind,
        ConfigRules.ConflictingConfigs,
        ConfigRules.ConfigWouldBeApplied,
        ConfigRules.NeedsHash,
        ConfigRules.ShortFormKey,
        InputRules.NoDomain,
        InputRules.ReferenceNotFound,
        InputRules.AmbiguousReference,
        InputRules.SecretWouldLeak,
        InputRules.InputWouldBeApplied,
    ];

    public static readonly IReadOnlyList<Rule> Gateway =
    [
        ClientCaRules.ClientCaRequired,
        ClientCaRules.ClientCaWithoutEffect,
        ClientCaRules.OneClientCa,
        ClientCaRules.ClientCaName,
        ClientCaRules.NoCaInSecret,
        Gateways.GatewayConfigRules.TlsVersionsCross,
        Gateways.GatewayConfigRules.DuplicateEntry,
        Gateways.GatewayConfigRules.SuitesWithoutEffect,
        Gateways.GatewayConfigRules.OperatorOwnsGateway,
        GatewaysTogether.HostServedTwice,
        GatewaysTogether.CredentialUsedTwice,
        Dns.DnsRules.ClassUnknown,
    ];

    public static readonly IReadOnlyList<Rule> Certificate =
    [
        CertificateRules.SeveralSources,
        CertificateRules.NoSource,
        CertificateRules.HalfASource,
        CertificateRules.CaSuffix,
        CertificateRules.KeyInConfig,
        CertificateRules.EcdsaWithoutSuite,
        CertificateRules.KeySize,
        CertificateRules.NamesNotCovered,
        CertificateRules.TooManyNames,
        CertificateRules.Durations,
        CertificateRules.SelfSignedNeeds,
        CertificateRules.WeakSeed,
        CertificateRules.OutsideDomain,
        CertificateRules.PublicKey,
        CertificateRules.NobodyRotates,
        CertificateRules.Encrypted,
    ];

    public static readonly IReadOnlyList<Rule> EgressRules =
    [
        Egress.ClientCredentialRules.NoWorkloadSelector,
        Egress.ClientCredentialRules.SelectorWithoutEffect,
        Egress.ClientCredentialRules.EmptySelector,
        Egress.ClientCredentialRules.SelectorNeedsNamespace,
        Egress.ClientCredentialRules.AssumedServiceAccount,
        Egress.ClientCredentialRules.OutOfReach,
        Egress.DynamicDnsRules.Mismatch,
        Egress.DynamicDnsRules.NeedsWaypoint,
        EgressGatewayRules.CannotLookUp,
        EgressGatewayRules.NamelessTraffic,
        EgressGatewayRules.OnePortPerHost,
        EgressGatewayRules.MustBeEnabled,
        EgressGatewayRules.IsDisabled,
        EgressGatewayRules.Shadowed,
        ExportRules.Conflict,
        HostRules.InClusterHost,
        HostRules.AddressesOfSeveralHosts,
        HostRules.TooManyEntries,
        NameRules.NameTaken,
        NetworkPolicyRules.NeedsRegistryOnly,
        NetworkPolicyRules.CutsService,
        NetworkPolicyRules.PodsNeedLabel,
        NetworkPolicyRules.CutsApiServer,
        PortRules.PresetWithPorts,
        PortRules.DuplicatePort,
        PortRules.UnknownEndpointPort,
        Egress.SingleRegistration.RegisteredTwice,
        Egress.SingleRegistration.RegisteredElsewhere,
        RegistryOnlyRules.NeedsNamespace,
        RegistryOnlyRules.SystemNamespace,
        RegistryOnlyRules.AnotherSidecar,
        RegistryOnlyRules.HidesServices,
        Egress.ResolutionRules.WildcardWithDns,
        Egress.ResolutionRules.ResolutionMismatch,
        Egress.ResolutionRules.NamelessWithoutAddress,
        SharedPorts.ProtocolConflict,
        SharedPorts.TcpHostsShareAPort,
        SharedPorts.TcpPortTakesAll,
        TlsRules.DoubleTls,
        TlsRules.NotTlsFromFirstByte,
        TlsRules.SniUnknown,
        TlsRules.NoClientCertificate,
        TlsRules.CaOnlyCredential,
    ];

    public static readonly IReadOnlyList<Rule> ApiRule =
    [
        ApiAuthenticationRules.SeveralWays,
        ApiAuthenticationRules.NoWay,
        ApiAuthenticationRules.UnknownAuthorizer,
        ApiCorsRules.OneOriginForm,
        ApiCorsRules.EmptyPolicy,
        ApiCorsRules.NoPreflight,
        ApiHostRules.ShortHostWithoutDomain,
        ApiHostRules.HostRefused,
        ApiHostRules.HostTaken,
        ApiHostRules.NameTaken,
        ApiJwtRules.SeveralTokenPlaces,
        ApiJwtRules.EmptyAuthorization,
        ApiJwtRules.IssuerDiffers,
        ApiPathRules.MisplacedOperator,
        ApiPathRules.PathCollision,
        ApiPathRules.NotCompared,
        ApiRuleRules.NoGateway,
        ApiSurroundings.HostOutsideGateway,
        ApiSurroundings.HostOutsideCertificate,
        ApiSurroundings.HostOccupied,
    ];

    public static readonly IReadOnlyList<Rule> Ownership =
    [
        OwnershipRules.RenderedTwice,
        OwnershipRules.NotOurs,
        OwnershipRules.Orphan,
        OwnershipRules.HiddenBySelectors,
        OwnershipRules.SecretTypeChanges,
    ];

    public static readonly IReadOnlyList<Rule> All =
    [
        .. Config,
        .. Gateway,
        .. Certificate,
        .. EgressRules,
        .. ApiRule,
        .. Ownership,
    ];
}
