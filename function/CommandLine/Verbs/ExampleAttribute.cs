namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>A command that can be typed as it stands; help shows it.</summary>
/// <param name="command">From <c>kyma-krm</c> on.</param>
/// <param name="purpose">What it is good for, in a few words.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class ExampleAttribute(string command, string purpose) : Attribute
{
    public string Command => command;

    public string Purpose => purpose;
}
