using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CommandLine;
using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>A word after <c>kyma-krm</c>: the options it takes, and what it does with them.</summary>
/// <param name="Options">A class with CommandLineParser's attributes, which finds them by reflection; trimming must
/// leave them alone.</param>
internal sealed record Verb(
    [param: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)]
    [property: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)]
        Type Options,
    Func<object, CommandHost, int> Run
)
{
    public string Name => Options.GetCustomAttribute<VerbAttribute>()!.Name;

    public static Verb Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        Func<T, CommandHost, int> run
    ) => new(typeof(T), (options, host) => run((T)options, host));
}
