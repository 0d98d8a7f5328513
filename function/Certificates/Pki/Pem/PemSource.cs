namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>PEM text as bytes, with the field or file that it came from, for example <c>data[ca.crt]</c>.</summary>
/// <param name="Field">Where findings are reported.</param>
/// <param name="Bytes">Of the PEM text, not decoded.</param>
internal sealed record PemSource(string Field, ReadOnlyMemory<byte> Bytes);
