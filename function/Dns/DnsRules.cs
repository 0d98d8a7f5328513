using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Dns;

/// <summary>What must hold for DNS records.</summary>
internal static class DnsRules { }
