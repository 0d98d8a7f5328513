using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Certificates.Pki.Secrets;

/// <summary>What a Secret or ConfigMap holds, decoded, each key with the field that it stands in.</summary>
internal sealed class SecretData
{
    readonly Dictionary<string, byte[]> _values = [];
    readonly Dictionary<string, string> _fields = [];
    readonly HashSet<string> _unreadable = [];
    readonly List<PkiFinding> _findings = [];

    /// <summary>By key; those that cannot be decoded are missing.</summary>
    public IReadOnlyDictionary<string, byte[]> Values => _values;

    /// <summary>Values that the API server refuses.</summary>
    public IReadOnlyList<PkiFinding> Findings => _findings;

    /// <summary>Which of them Istio reads.</summary>
    public IstioSecret Read => IstioSecret.Read(_values);

    /// <summary>The bytes of a key with their field; a key that is absent throws.</summary>
    public PemSource this[string key] => new(_fields[key], _values[key]);

    /// <summary>Adds a key, or replaces it with a later value of the same name.</summary>
    /// <param name="field">For example <c>data[tls.crt]</c>.</param>
    /// <param name="value">Null where it is not base64; text under <c>stringData</c> takes precedence, so add it
    /// last.</param>
    public void Add(string key, string field, byte[]? value)
    {
        if (value is not null)
        {
            (_values[key], _fields[key]) = (value, field);
            return;
        }

        _unreadable.Add(key);
        _findings.Add(
            new PkiFinding(
                SecretFindings.SecretNotBase64,
                field,
                "",
                "is not base64, so the API server rejects the Secret: encode it, or put the text under `stringData`"
            )
        );
    }

    /// <summary>Whether a key is there whose value cannot be read: then nothing is missing.</summary>
    public bool HasUnreadable(params IEnumerable<string> keys) => keys.Any(_unreadable.Contains);
}
