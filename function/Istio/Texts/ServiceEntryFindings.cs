using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ServiceEntryFindings
{
    static readonly RuleTexts Texts = new(nameof(ServiceEntryFindings));

    public static readonly Rule DynamicDnsHost = Texts.Error();
    public static readonly Rule DynamicDnsFixedAddress = Texts.Error();
    public static readonly Rule DynamicDnsProtocol = Texts.Error();
    public static readonly Rule DynamicDnsLocation = Texts.Error();
    public static readonly Rule EndpointAddress = Texts.Error();
    public static readonly Rule EndpointWithoutAddress = Texts.Warning();
    public static readonly Rule EndpointUnix = Texts.Error();
    public static readonly Rule EndpointPort = Texts.Error();
    public static readonly Rule ServiceEntryEndpointsWithNone = Texts.Error();
    public static readonly Rule ServiceEntrySelectorWithNone = Texts.Warning();
    public static readonly Rule ServiceEntryWildcardDns = Texts.Error();
    public static readonly Rule ServiceEntryRoundRobinEndpoints = Texts.Error();
    public static readonly Rule ServiceEntryAddress = Texts.Error();
    public static readonly Rule ServiceEntryCidr = Texts.Error();
    public static readonly Rule ServiceEntryHost = Texts.Error();
    public static readonly Rule ServiceEntryAnyHost = Texts.Error();
    public static readonly Rule ServiceEntryPartialWildcard = Texts.Warning();
    public static readonly Rule ServiceEntrySeveralHostsTcp = Texts.Error();
    public static readonly Rule ServiceEntrySeveralHostsAddress = Texts.Warning();
    public static readonly Rule ServiceEntryPortName = Texts.Error();
    public static readonly Rule ServiceEntryPortTwice = Texts.Error();
    public static readonly Rule ServiceEntryPortNumber = Texts.Error();
    public static readonly Rule ServiceEntryPortProtocol = Texts.Error();
    public static readonly Rule ServiceEntryTcpWithoutAddress = Texts.Warning();
    public static readonly Rule ServiceEntrySelectorAndEndpoints = Texts.Error();
    public static readonly Rule ServiceEntryStaticWithoutEndpoints = Texts.Error();
    public static readonly Rule ServiceEntry443Http = Texts.Warning("service-entry-443-http");
}
