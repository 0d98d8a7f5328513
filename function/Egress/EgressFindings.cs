using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Egress;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class EgressFindings
{
    static readonly RuleSet Rules = new(nameof(EgressFindings), Gate.Config);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule EgressCredentialWithoutPods = Rules.Error();
    public static readonly Rule EgressSelectorWithoutEffect = Rules.Error();
    public static readonly Rule EgressEmptySelector = Rules.Error();
    public static readonly Rule EgressSelectorNeedsNamespace = Rules.Error();
    public static readonly Rule EgressServiceAccountAssumed = Rules.Warning();
    public static readonly Rule EgressCredentialOutOfReach = Rules.Warning();
    public static readonly Rule EgressCredentialWithoutCa = Rules.Warning();
    public static readonly Rule EgressCredentialUnusable = Rules.Error();
    public static readonly Rule EgressCredentialOutdated = Rules.Warning();
    public static readonly Rule EgressCredentialShared = Rules.Warning();
    public static readonly Rule EgressCredentialOfGateway = Rules.Warning();
    public static readonly Rule EgressHostRoutedElsewhere = Rules.Warning();
    public static readonly Rule EgressDynamicDnsNeedsWaypoint = Rules.Warning();
    public static readonly Rule EgressGatewayCannotLookUp = Rules.Error();
    public static readonly Rule EgressGatewayMixedPorts = Rules.Error();
    public static readonly Rule EgressGatewayAddresses = Rules.Info();
    public static readonly Rule EgressGatewayMustBeEnabled = Rules.Info();
    public static readonly Rule EgressGatewayDisabled = Rules.Warning();
    public static readonly Rule EgressInClusterHost = Rules.Error();
    public static readonly Rule EgressAddressesOfSeveralHosts = Rules.Error();
    public static readonly Rule EgressNameTaken = Rules.Error();
    public static readonly Rule EgressNetworkPoliciesNeedRegistryOnly = Rules.Error();
    public static readonly Rule EgressNetworkPolicyCutsService = Rules.Error();
    public static readonly Rule EgressPodsNeedLabel = Rules.Info();
    public static readonly Rule EgressNetworkPolicyCutsApiServer = Rules.Info();
    public static readonly Rule EgressPlainHttpTo443 = Rules.Warning("egress-plain-http-to-443");
    public static readonly Rule EgressPresetWithPorts = Rules.Error();
    public static readonly Rule EgressMailPort = Rules.Warning();
    public static readonly Rule EgressEndpointsShareLoad = Rules.Warning();
    public static readonly Rule EgressAddressesOpenAll = Rules.Warning();
    public static readonly Rule EgressAnswersForAll = Rules.Info();
    public static readonly Rule EgressUnknownEndpointPort = Rules.Error();
    public static readonly Rule EgressRegistryOnlyNeedsNamespace = Rules.Error();
    public static readonly Rule EgressRegistryOnlyInSystemNamespace = Rules.Error();
    public static readonly Rule EgressAnotherSidecar = Rules.Error();
    public static readonly Rule EgressRegistryOnlyHidesServices = Rules.Error();
    public static readonly Rule EgressVisibleWithoutLimit = Rules.Error();
    public static readonly Rule EgressVisibleButNotExported = Rules.Warning();
    public static readonly Rule EgressResolutionMismatch = Rules.Error();
    public static readonly Rule EgressNamelessWithoutAddress = Rules.Error();
    public static readonly Rule EgressPortProtocolConflict = Rules.Warning();
    public static readonly Rule EgressTcpHostsShareAPort = Rules.Warning();
    public static readonly Rule EgressTcpPortTakesAll = Rules.Info();
    public static readonly Rule EgressHostRegisteredTwice = Rules.Error();
    public static readonly Rule EgressHostRegisteredElsewhere = Rules.Warning();
    public static readonly Rule EgressDoubleTls = Rules.Error();
    public static readonly Rule EgressStarttls = Rules.Error();
    public static readonly Rule EgressSniUnknown = Rules.Error();
    public static readonly Rule EgressNoClientCertificate = Rules.Error();
    public static readonly Rule EgressCaOnlyCredential = Rules.Error();
}
