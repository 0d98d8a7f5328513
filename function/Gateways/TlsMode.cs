using Kyma.Krm.Schema;

namespace Kyma.Krm.Gateways;

/// <summary>How the Gateway terminates TLS, as Istio's enum spells it.</summary>
internal static class TlsMode
{
    /// <summary>Clients need no certificate.</summary>
    public const string Simple = "SIMPLE";

    /// <summary>Clients without a certificate of the client CA are rejected.</summary>
    public const string Mutual = "MUTUAL";

    /// <summary>A certificate is verified where the client sends one; without one it is allowed in.</summary>
    public const string OptionalMutual = "OPTIONAL_MUTUAL";

    public static readonly TextShape Shape = Shapes.OneOf(Simple, Mutual, OptionalMutual);
}
