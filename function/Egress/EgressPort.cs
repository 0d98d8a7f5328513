namespace Kyma.Krm.Egress;

/// <summary>A port of an external service.</summary>
/// <param name="TargetPort">Null: the same number.</param>
internal sealed record EgressPort(int Number, string Protocol, string Name, int? TargetPort)
{
    public bool IsHttp => PortProtocol.IsHttp(Protocol);

    /// <summary>HTTP that needs HTTP/2 on every hop.</summary>
    public bool IsHttp2 => PortProtocol.IsHttp2(Protocol);

    public bool IsTls => PortProtocol.IsTls(Protocol);

    /// <summary>Neither a Host header nor SNI tells which host is meant.</summary>
    public bool IsNameless => !IsHttp && !IsTls;

    public int Target => TargetPort ?? Number;
}
