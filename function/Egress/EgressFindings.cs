using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Egress;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class EgressFindings
{
    static readonly RuleTexts Texts = new(nameof(EgressFindings));

    public static readonly Rule EgressCredentialWithoutPods = Texts.Error();
    public static readonly Rule EgressSelectorWithoutEffect = Texts.Error();
    public static readonly Rule EgressEmptySelector = Texts.Error();
    public static readonly Rule EgressSelectorNeedsNamespace = Texts.Error();
    public static readonly Rule EgressServiceAccountAssumed = Texts.Warning();
    public static readonly Rule EgressCredentialOutOfReach = Texts.Warning();
    public static readonly Rule EgressCredentialWithoutCa = Texts.Warning();
    public static readonly Rule EgressCredentialUnusable = Texts.Error();
    public static readonly Rule EgressCredentialOutdated = Texts.Warning();
    public static readonly Rule EgressCredentialShared = Texts.Warning();
    public static readonly Rule EgressCredentialOfGateway = Texts.Warning();
    public static readonly Rule EgressHostRoutedElsewhere = Texts.Warning();
    public static readonly Rule EgressDynamicDnsNeedsWaypoint = Texts.Warning();
    public static readonly Rule EgressGatewayCannotLookUp = Texts.Error();
    public static readonly Rule EgressGatewayMixedPorts = Texts.Error();
    public static readonly Rule EgressGatewayAddresses = Texts.Info();
    public static readonly Rule EgressGatewayMustBeEnabled = Texts.Info();
    public static readonly Rule EgressGatewayDisabled = Texts.Warning();
    public static readonly Rule EgressInClusterHost = Texts.Error();
    public static readonly Rule EgressAddressesOfSeveralHosts = Texts.Error();
    public static readonly Rule EgressNameTaken = Texts.Error();
    public static readonly Rule EgressNetworkPoliciesNeedRegistryOnly = Texts.Error();
    public static readonly Rule EgressNetworkPolicyCutsService = Texts.Error();
    public static readonly Rule EgressPodsNeedLabel = Texts.Info();
    public static readonly Rule EgressNetworkPolicyCutsApiServer = Texts.Info();
    public static readonly Rule EgressPlainHttpTo443 = Texts.Warning("egress-plain-http-to-443");
    public static readonly Rule EgressPresetWithPorts = Texts.Error();
    public static readonly Rule EgressMailPort = Texts.Warning();
    public static readonly Rule EgressEndpointsShareLoad = Texts.Warning();
    public static readonly Rule EgressAddressesOpenAll = Texts.Warning();
    public static readonly Rule EgressAnswersForAll = Texts.Info();
    public static readonly Rule EgressUnknownEndpointPort = Texts.Error();
    public static readonly Rule EgressRegistryOnlyNeedsNamespace = Texts.Error();
    public static readonly Rule EgressRegistryOnlyInSystemNamespace = Texts.Error();
    public static readonly Rule EgressAnotherSidecar = Texts.Error();
    public static readonly Rule EgressRegistryOnlyHidesServices = Texts.Error();
    public static readonly Rule EgressVisibleWithoutLimit = Texts.Error();
    public static readonly Rule EgressVisibleButNotExported = Texts.Warning();
    public static readonly Rule EgressResolutionMismatch = Texts.Error();
    public static readonly Rule EgressNamelessWithoutAddress = Texts.Error();
    public static readonly Rule EgressPortProtocolConflict = Texts.Warning();
    public static readonly Rule EgressTcpHostsShareAPort = Texts.Warning();
    public static readonly Rule EgressTcpPortTakesAll = Texts.Info();
    public static readonly Rule EgressHostRegisteredTwice = Texts.Error();
    public static readonly Rule EgressHostRegisteredElsewhere = Texts.Warning();
    public static readonly Rule EgressDoubleTls = Texts.Error();
    public static readonly Rule EgressStarttls = Texts.Error();
    public static readonly Rule EgressSniUnknown = Texts.Error();
    public static readonly Rule EgressNoClientCertificate = Texts.Error();
    public static readonly Rule EgressCaOnlyCredential = Texts.Error();
}
