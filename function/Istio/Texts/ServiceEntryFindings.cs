using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ServiceEntryFindings
{
    static readonly RuleSet Rules = new(nameof(ServiceEntryFindings), Gate.Admission);
    static readonly RuleSet Traps = Rules.With(Gate.Trap);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => [.. Rules.Declared, .. Traps.Declared];

    public static readonly Rule DynamicDnsHost = Rules.Error();
    public static readonly Rule DynamicDnsFixedAddress = Rules.Error();
    public static readonly Rule DynamicDnsProtocol = Rules.Error();
    public static readonly Rule DynamicDnsLocation = Rules.Error();
    public static readonly Rule EndpointAddress = Rules.Error();
    public static readonly Rule EndpointWithoutAddress = Rules.Warning();
    public static readonly Rule EndpointUnix = Rules.Error();
    public static readonly Rule EndpointPort = Rules.Error();
    public static readonly Rule ServiceEntryEndpointsWithNone = Rules.Error();
    public static readonly Rule ServiceEntrySelectorWithNone = Rules.Warning();
    public static readonly Rule ServiceEntryWildcardDns = Rules.Error();
    public static readonly Rule ServiceEntryRoundRobinEndpoints = Rules.Error();
    public static readonly Rule ServiceEntryAddress = Rules.Error();
    public static readonly Rule ServiceEntryCidr = Rules.Error();
    public static readonly Rule ServiceEntryHost = Rules.Error();
    public static readonly Rule ServiceEntryAnyHost = Rules.Error();
    public static readonly Rule ServiceEntryPartialWildcard = Rules.Warning();
    public static readonly Rule ServiceEntrySeveralHostsTcp = Rules.Error();
    public static readonly Rule ServiceEntrySeveralHostsAddress = Rules.Warning();
    public static readonly Rule ServiceEntryPortName = Rules.Error();
    public static readonly Rule ServiceEntryPortTwice = Rules.Error();
    public static readonly Rule ServiceEntryPortNumber = Rules.Error();
    public static readonly Rule ServiceEntryPortProtocol = Rules.Error();
    public static readonly Rule ServiceEntryTcpWithoutAddress = Rules.Warning();
    public static readonly Rule ServiceEntrySelectorAndEndpoints = Rules.Error();
    public static readonly Rule ServiceEntryStaticWithoutEndpoints = Traps.Error();
    public static readonly Rule ServiceEntry443Http = Traps.Warning("service-entry-443-http");
}
