using Kyma.Krm.ApiRules;
using Kyma.Krm.ArgoCd;
using Kyma.Krm.Certificates;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Egress;
using Kyma.Krm.Explaining;
using Kyma.Krm.Gateways;
using Kyma.Krm.Importing;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Krm;
using Kyma.Krm.Planning;
using Kyma.Krm.Schema;

namespace Kyma.Krm.CommandLine;

/// <summary>Every finding that there can be, by what it is about. Lists are written out, because trimming lets nobody look around; a test looks whether one is missing.</summary>
internal static class RuleBook
{
    public static IReadOnlyList<Chapter> Chapters { get; } =
    [
        new("Input",
        [
            KrmRules.NotUtf8, KrmRules.InvalidYaml, KrmRules.TooComplex, KrmRules.NotAResourceList, KrmRules.NotAResource,
            .. InputFileRules.All,
        ]),
        new("Config",
        [
            ReadRules.UnknownField, ReadRules.DuplicateField, ReadRules.MissingField, ReadRules.WrongType, ReadRules.InvalidValue,
            ConfigRules.NoConfig, ConfigRules.UnknownConfigKind, ConfigRules.ConflictingConfigs, ConfigRules.ConfigWouldBeApplied, ConfigRules.NeedsHash,
            ConfigRules.ShortFormKey,
            InputRules.NoDomain, InputRules.ReferenceNotFound, InputRules.AmbiguousReference, InputRules.SecretWouldLeak, InputRules.InputWouldBeApplied,
        ]),
        new("Gateway",
        [
            ClientCaRules.ClientCaRequired, ClientCaRules.ClientCaWithoutEffect, ClientCaRules.OneClientCa, ClientCaRules.ClientCaName,
            ClientCaRules.NoCaInSecret,
            Gateways.GatewayRules.TlsVersionsCross, Gateways.GatewayRules.DuplicateEntry, Gateways.GatewayRules.SuitesWithoutEffect,
            Gateways.GatewayRules.OperatorOwnsGateway,
        ]),
        new("Certificate",
        [
            CertificateRules.SeveralSources, CertificateRules.NoSource, CertificateRules.HalfASource, CertificateRules.CaSuffix, CertificateRules.KeyInConfig,
            CertificateRules.EcdsaWithoutSuite, CertificateRules.KeySize, CertificateRules.NamesNotCovered, CertificateRules.TooManyNames,
            CertificateRules.Durations, CertificateRules.SelfSignedNeeds, CertificateRules.WeakSeed, CertificateRules.OutsideDomain, CertificateRules.PublicKey,
            CertificateRules.NobodyRotates, CertificateRules.Encrypted,
            .. PkiRules.All,
        ]),
        new("Egress",
        [
            CredentialRules.NoWorkloadSelector, CredentialRules.SelectorWithoutEffect, CredentialRules.EmptySelector, CredentialRules.SelectorNeedsNamespace,
            CredentialRules.AssumedServiceAccount, CredentialRules.OutOfReach,
            Egress.DynamicDnsRules.Mismatch, Egress.DynamicDnsRules.NeedsWaypoint,
            EgressGatewayRules.CannotLookUp, EgressGatewayRules.NamelessTraffic, EgressGatewayRules.OnePortPerHost, EgressGatewayRules.MustBeEnabled,
            EgressGatewayRules.IsDisabled, EgressGatewayRules.Shadowed,
            ExportRules.Conflict,
            HostRules.InClusterHost, HostRules.AddressesOfSeveralHosts, HostRules.TooManyEntries,
            NameRules.NameTaken,
            NetworkPolicyRules.NeedsRegistryOnly, NetworkPolicyRules.CutsService, NetworkPolicyRules.PodsNeedLabel, NetworkPolicyRules.CutsApiServer,
            PortRules.PresetWithPorts, PortRules.DuplicatePort, PortRules.UnknownEndpointPort,
            Egress.RegisteredHosts.RegisteredTwice, Egress.RegisteredHosts.RegisteredElsewhere,
            RegistryOnlyRules.NeedsNamespace, RegistryOnlyRules.SystemNamespace, RegistryOnlyRules.AnotherSidecar, RegistryOnlyRules.HidesServices,
            Egress.ResolutionRules.WildcardWithDns, Egress.ResolutionRules.ResolutionMismatch, Egress.ResolutionRules.NamelessWithoutAddress,
            SharedPorts.ProtocolConflict, SharedPorts.TcpHostsShareAPort, SharedPorts.TcpPortTakesAll,
            TlsRules.DoubleTls, TlsRules.NotTlsFromFirstByte, TlsRules.SniUnknown, TlsRules.NoClientCertificate, TlsRules.CaOnlyCredential,
        ]),
        new("APIRule",
        [
            ApiAuthenticationRules.SeveralWays, ApiAuthenticationRules.NoWay, ApiAuthenticationRules.UnknownAuthorizer,
            ApiCorsRules.OneOriginForm, ApiCorsRules.EmptyPolicy, ApiCorsRules.NoPreflight,
            ApiHostRules.ShortHostWithoutDomain, ApiHostRules.HostRefused, ApiHostRules.HostTaken, ApiHostRules.NameTaken,
            ApiJwtRules.SeveralTokenPlaces, ApiJwtRules.EmptyAuthorization, ApiJwtRules.IssuerDiffers,
            ApiPathRules.MisplacedOperator, ApiPathRules.PathCollision,
            ApiRuleRules.NoGateway,
            ApiSurroundings.HostOutsideGateway, ApiSurroundings.HostOccupied,
        ]),
        new("Ownership",
        [
            OwnershipRules.RenderedTwice, OwnershipRules.NotOurs, OwnershipRules.Orphan, OwnershipRules.HiddenBySelectors,
        ]),
        new("Import",
        [
            ImportRules.NotExpressed, ImportRules.Stays, ImportRules.StaysAside, ImportRules.SameMeaning, ImportRules.Hardened, ImportRules.Added,
            ImportRules.Assumed, ImportRules.BetterWay, ImportRules.Twice, ImportRules.Contradiction, ImportRules.Nothing,
        ]),
        new("Argo CD",
        [
            ParameterRules.Unreadable, ParameterRules.Applied, ParameterRules.NeedsOneConfig,
        ]),
        new("Istio", [.. IstioRules.All]),
    ];

    public static IReadOnlyList<Rule> All { get; } = [.. Chapters.SelectMany(chapter => chapter.Rules)];

    public static Rule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);

    /// <summary>What a finding's name may be, for a message: the one that was probably meant.</summary>
    public static string Suggest(string name) => Suggestion.For(name, All.Select(rule => rule.Name));
}
