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

/// <summary>Every rule over configs and what renders from them; a test finds the ones that are missing here.</summary>
internal static class ConfigRuleList
{
    public static readonly IReadOnlyList<Rule> All =
    [
        ReadRules.UnknownField, ReadRules.DuplicateField, ReadRules.MissingField, ReadRules.WrongType, ReadRules.InvalidValue,
        ConfigRules.NoConfig, ConfigRules.UnknownConfigKind, ConfigRules.ConflictingConfigs, ConfigRules.ConfigWouldBeApplied, ConfigRules.ShortFormKey,
        InputRules.NoDomain, InputRules.ReferenceNotFound, InputRules.AmbiguousReference, InputRules.SecretWouldLeak, InputRules.InputWouldBeApplied,
        OwnershipRules.RenderedTwice, OwnershipRules.NotOurs, OwnershipRules.Orphan, OwnershipRules.HiddenBySelectors,
        GatewayRules.TlsVersionsCross, GatewayRules.DuplicateEntry, GatewayRules.SuitesWithoutEffect, GatewayRules.OperatorOwnsGateway,
        ClientCaRules.ClientCaRequired, ClientCaRules.ClientCaWithoutEffect, ClientCaRules.OneClientCa, ClientCaRules.ClientCaName,
        CertificateRules.SeveralSources, CertificateRules.NoSource, CertificateRules.HalfASource, CertificateRules.CaSuffix, CertificateRules.KeyInConfig,
        CertificateRules.EcdsaWithoutSuite, CertificateRules.KeySize, CertificateRules.NamesNotCovered, CertificateRules.TooManyNames, CertificateRules.Durations,
        CertificateRules.SelfSignedNeeds, CertificateRules.WeakSeed, CertificateRules.OutsideDomain, CertificateRules.PublicKey, CertificateRules.NobodyRotates, CertificateRules.Encrypted,
        NameRules.NameTaken, HostRules.InClusterHost, HostRules.AddressesOfSeveralHosts, RegisteredHosts.RegisteredTwice, RegisteredHosts.RegisteredElsewhere,
        PortRules.PresetWithPorts, PortRules.DuplicatePort, PortRules.UnknownEndpointPort, SharedPorts.ProtocolConflict, SharedPorts.TcpHostsShareAPort, SharedPorts.TcpPortTakesAll,
        ResolutionRules.WildcardWithDns, ResolutionRules.ResolutionMismatch, ResolutionRules.NamelessWithoutAddress, DynamicDnsRules.Mismatch, DynamicDnsRules.NeedsWaypoint,
        TlsRules.DoubleTls, TlsRules.NotTlsFromFirstByte, TlsRules.SniUnknown, TlsRules.NoClientCertificate, TlsRules.CaOnlyCredential, ExportRules.Conflict,
        Egress.CredentialRules.NoWorkloadSelector, Egress.CredentialRules.SelectorWithoutEffect, Egress.CredentialRules.EmptySelector, Egress.CredentialRules.AssumedServiceAccount,
        Egress.CredentialRules.OutOfReach, EgressGatewayRules.CannotLookUp, EgressGatewayRules.NamelessTraffic, EgressGatewayRules.OnePortPerHost, EgressGatewayRules.MustBeEnabled,
        EgressGatewayRules.IsDisabled, EgressGatewayRules.Shadowed, RegistryOnlyRules.NeedsNamespace, RegistryOnlyRules.SystemNamespace, RegistryOnlyRules.AnotherSidecar,
        NetworkPolicyRules.NeedsRegistryOnly, NetworkPolicyRules.CutsService, NetworkPolicyRules.PodsNeedLabel, NetworkPolicyRules.CutsApiServer,
        ApiRuleRules.NoGateway, ApiHostRules.ShortHostWithoutDomain, ApiHostRules.HostRefused, ApiHostRules.HostTaken, ApiHostRules.NameTaken, ApiSurroundings.HostOutsideGateway,
        ApiSurroundings.HostOccupied, ApiPathRules.MisplacedOperator, ApiPathRules.PathCollision, ApiAuthenticationRules.SeveralWays, ApiAuthenticationRules.NoWay,
        ApiAuthenticationRules.UnknownAuthorizer, ApiJwtRules.SeveralTokenPlaces, ApiJwtRules.EmptyAuthorization, ApiJwtRules.IssuerDiffers, ApiCorsRules.OneOriginForm,
        ApiCorsRules.EmptyPolicy, ApiCorsRules.NoPreflight,
    ];
}
