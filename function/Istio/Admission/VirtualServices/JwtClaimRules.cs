using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary>Matches on the claims of a token, which only gateways with a RequestAuthentication can do.</summary>
internal static class JwtClaimRules
{
    public static readonly IReadOnlyList<Rule> All = [JwtClaimInMesh];

    public static void Check(VirtualServiceSpec spec, Review review)
    {
        if (VirtualServiceHostRules.IsForGatewaysOnly(spec))
            return;
        for (var i = 0; i < spec.Http?.Count; i++)
        {
            for (var j = 0; j < spec.Http[i].Match?.Count; j++)
            {
                var path = FieldPath.Child($"{FieldPath.Child("spec.http", i)}.match", j);
                CheckNames(spec.Http[i].Match![j].Headers, $"{path}.headers", review);
                CheckNames(spec.Http[i].Match![j].WithoutHeaders, $"{path}.withoutHeaders", review);
            }
        }
    }

    static void CheckNames(IReadOnlyDictionary<string, StringMatch>? headers, string path, Review review)
    {
        foreach (var name in (headers?.Keys ?? []).Where(HeaderSyntax.IsJwtClaim))
            review.Add(
                JwtClaimInMesh,
                FieldPath.Child(path, name),
                $"'{name}' works at gateways only: list gateways without 'mesh'"
            );
    }
}
