namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>An option that may be given several times.</summary>
/// <param name="separator">What its values are joined by (<see cref="RepeatedOption"/>).</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RepeatableAttribute(char separator) : Attribute
{
    public char Separator => separator;
}
