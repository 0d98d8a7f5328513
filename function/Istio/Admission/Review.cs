using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Admission;

/// <summary>One resource under review: for which Istio, and where its findings go.</summary>
internal sealed class Review(ResourceSource source, IstioVersion version, Findings findings)
{
    bool _errorsOnly;

    public IstioVersion Version => version;

    /// <summary>Istio drops the warnings of some nested parts, its errors it keeps.</summary>
    public Review ErrorsOnly => new(source, version, findings) { _errorsOnly = true };

    public IReadOnlyList<Finding> Sorted() => findings.Sorted();

    public void Add(Rule rule, string field, string message)
    {
        if (!_errorsOnly || rule.Severity == Severity.Error)
            findings.Add(rule, source.At(field), message);
    }

    /// <summary>Istio takes an empty text for none.</summary>
    public static bool IsSet(string? text) => !string.IsNullOrEmpty(text);

    /// <summary>A number that is there must be a port; the CRD refuses negative ones.</summary>
    public void Port(long? number, Rule rule, string field, bool mayBeZero = false)
    {
        if (number > 65535 || (number == 0 && !mayBeZero))
            Add(rule, field, $"'{number}' must be a port from 1 to 65535");
    }

    /// <summary>A number that is there must lie between two others, or be one of them.</summary>
    public void Between(decimal? number, int least, int most, Rule rule, string field)
    {
        if (number < least || number > most)
            Add(rule, field, $"'{number}' must be between {least} and {most}");
    }

    public void NotNegative(long? number, Rule rule, string field)
    {
        if (number < 0)
            Add(rule, field, $"'{number}' must not be negative");
    }

    /// <summary>A protocol that is there must be one that Istio knows.</summary>
    public void Protocol(string? protocol, Rule rule, string field)
    {
        if (!string.IsNullOrEmpty(protocol) && Protocols.Parse(protocol) == Syntax.Protocol.Unsupported)
            NotOneOf(protocol, Protocols.Names, rule, field);
    }

    /// <summary>A word that is not one of those that Istio knows.</summary>
    /// <param name="or">What else it may be, such as <c>an HTTP status or </c>.</param>
    public void NotOneOf(string word, IReadOnlyList<string> words, Rule rule, string field, string or = "") =>
        Add(rule, field, $"'{word}' must be {or}one of: {string.Join(", ", words)}.{Suggestion.For(word, words)}");

    /// <summary>The message says 599, Istio's code lets 600 pass.</summary>
    public void HttpStatus(long status, Rule rule, string field)
    {
        if (status is < 200 or > 600)
            Add(rule, field, $"'{status}' must be between 200 and 599");
    }

    /// <summary>What protobuf and Istio accept as a duration; what is none at all, the CRD tells.</summary>
    public void Duration(string? text, string field)
    {
        const decimal Millisecond = 1_000_000;
        if (text is null || GoDuration.Nanoseconds(text) is not { } nanoseconds)
            return;
        if (nanoseconds < Millisecond || nanoseconds % Millisecond != 0)
            Add(IstioFindings.IstioDuration, field, $"'{text}' must be at least 1ms and whole milliseconds");
    }

    /// <summary>Labels inside specs: of subsets, endpoints and sources.</summary>
    public void Labels(IReadOnlyDictionary<string, string>? labels, string field)
    {
        foreach (var (key, value) in labels ?? new Dictionary<string, string>())
        {
            var at = FieldPath.Child(field, key);
            if (LabelSyntax.WrongWithKey(key) is { } wrong)
                Add(IstioFindings.IstioLabel, at, $"the label key '{key}' {wrong}");
            if (!LabelSyntax.IsValue(value))
                Add(
                    IstioFindings.IstioLabel,
                    at,
                    $"'{value}' must be a label value: letters, digits, '-', '_' and '.', with a letter or "
                        + "digit at both ends"
                );
        }
    }

    /// <summary>Where a route, a mirror or an egress proxy leads.</summary>
    public void Destination(Destination? destination, string field)
    {
        if (destination is null)
            return;
        var host = destination.Host ?? "";
        if (host == "*")
            Add(DestinationRuleFindings.Destination, $"{field}.host", "'*' must be the host of one service");
        else if (DnsNames.WrongWithDomain(host) is { } wrong)
            Add(
                DestinationRuleFindings.Destination,
                $"{field}.host",
                $"'{host}' {wrong}: it must be a service's host such as frontend.shop.svc.cluster.local"
            );
        if (destination.Subset is { Length: > 0 } subset && !DnsNames.IsLabel(subset))
            Add(
                DestinationRuleFindings.Destination,
                $"{field}.subset",
                $"'{subset}' must be one DNS label, such as v1"
            );
        if (destination.Port is { } port)
            Port(port.Number ?? 0, DestinationRuleFindings.Destination, $"{field}.port.number");
    }
}

/// <summary>
/// What the API server answers when a resource is applied: CRD schema and Istio's webhook taken together.
/// </summary>
internal enum AdmissionVerdict
{
    Accept,

    /// <summary>Accepted, and kubectl prints a warning.</summary>
    Warn,

    /// <summary>The resource is not stored; kubectl apply and GitOps tools fail with the reason.</summary>
    Reject,
}
