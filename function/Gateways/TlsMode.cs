using Kyma.Krm.Schema;

namespace Kyma.Krm.Gateways;

/// <summary>How the Gateway terminates TLS, as Istio's enum spells it.</summary>
internal static class TlsMode
{
    public const string Simple = "SIMPLE";
    public const string Mutual = "MUTUAL";
    public const string OptionalMutual = "OPTIONAL_MUTUAL";

    public static readonly TextShape Shape = Shapes.OneOf(Simple, Mutual, OptionalMutual);
}
