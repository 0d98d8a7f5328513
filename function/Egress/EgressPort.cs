namespace Kyma.Krm.Egress;

/// <summary>A port of an external service.</summary>
/// <param name="Number">That applications connect to.</param>
/// <param name="Protocol">One of <see cref="PortProtocol.All"/>.</param>
/// <param name="TargetPort">Null: the same number.</param>
internal sealed record EgressPort(int Number, string Protocol, string Name, int? TargetPort)
{
    /// <summary>Whether Envoy routes it by the Host header.</summary>
    public bool IsHttp => PortProtocol.IsHttp(Protocol);

    /// <summary>HTTP that needs HTTP/2 on every hop.</summary>
    public bool IsHttp2 => PortProtocol.IsHttp2(Protocol);

    /// <summary>Whether it is passed through and routed by SNI.</summary>
    public bool IsTls => PortProtocol.IsTls(Protocol);

    /// <summary>Neither a Host header nor SNI tells which host is meant.</summary>
    public bool IsNameless => !IsHttp && !IsTls;

    /// <summary>The port of the partner's server that the connection ends at.</summary>
    public int Target => TargetPort ?? Number;
}
