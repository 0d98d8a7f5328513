using Kyma.Krm.Certificates;
using Kyma.Krm.Gateways;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>Where a Gateway's pods run: Istio reads Secrets from there and from nowhere else.</summary>
internal sealed class GatewayPods(MeshPods pods)
{
    /// <summary>By selector: a package has many Gateways on few kinds of pods.</summary>
    readonly Dictionary<string, IReadOnlyList<string>> _selected = [];

    /// <summary>The namespaces of the pods among the package, else the one that Istio and Kyma use.</summary>
    /// <param name="gateway">The Gateway.</param>
    /// <param name="isKnown">False where nobody can tell: no pods in the package, and a selector that is not that of
    /// Istio's own gateways.</param>
    public IReadOnlyList<string> NamespacesOf(IstioResource<GatewaySpec> gateway, out bool isKnown)
    {
        var selector = gateway.Spec.Selector ?? new Dictionary<string, string>();
        var found = selector.Count == 0 ? [] : SelectedBy(selector);
        isKnown = found.Count > 0 || GatewayPodsRules.SelectsUsual(selector);
        return found.Count > 0 ? found : [CertificateConfig.GatewayPodsNamespace];
    }

    IReadOnlyList<string> SelectedBy(IReadOnlyDictionary<string, string> selector)
    {
        var key = LabelSyntax.Text(selector);
        if (_selected.TryGetValue(key, out var known))
            return known;
        return _selected[key] = pods
            .All.Where(pod => pod.HasLabels(selector))
            .Select(pod => pod.Namespace)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
    }
}
