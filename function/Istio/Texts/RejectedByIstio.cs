using System.Runtime.CompilerServices;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>A rule of the webhook that rejects the resource, with no other consequence.</summary>
internal sealed class RejectedByIstio : Rule
{
    /// <param name="meaning">As in <see cref="Rule"/>.</param>
    /// <param name="name">As in <see cref="Rule"/>.</param>
    public RejectedByIstio(string meaning, [CallerMemberName] string name = "")
        : base(Severity.Error, meaning, name) => Consequence = IstioFiles.Rejected;
}
