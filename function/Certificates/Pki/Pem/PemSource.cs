namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>PEM text as bytes, with the field or file that it came from, for example <c>data[ca.crt]</c>.</summary>
internal sealed record PemSource(string Field, ReadOnlyMemory<byte> Bytes);
