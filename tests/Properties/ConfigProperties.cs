using System.Text;

namespace Kyma.Krm.Tests.Properties;

/// <summary>
/// What holds for every config at the front door: an answer with a right exit code, whatever the bytes, and never a
/// fault of ours.
/// </summary>
internal static class ConfigProperties
{
    /// <summary>
    /// Without any item it would be a generator, which is told what it cannot do, and the second time it would not.
    /// </summary>
    const string Bystander = "- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a, namespace: b}\n";

    public static void IsAnswered(byte[] config)
    {
        foreach (var arguments in new string[][] { ["render", "-"], ["check", "-"], [] })
            Answer(config, arguments);
    }

    /// <summary>As a function's config: what it answers, given to it again, is answered the same.</summary>
    public static void IsRenderedOnce(string config)
    {
        var list =
            "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n"
            + $"{Bystander}functionConfig:\n{string.Concat(config.Split('\n').Select(line => $"  {line}\n"))}";
        var first = Answer(Encoding.UTF8.GetBytes(list));
        if (first.ExitCode != 0)
            return;
        var second = Answer(Encoding.UTF8.GetBytes(first.Stdout));
        Assert.True(
            second.ExitCode == 0 && second.Stdout == first.Stdout,
            $"{config}\n=== first\n{first.Stdout}\n=== then\n{second.Stderr}{second.Stdout}"
        );
    }

    static Session Answer(byte[] input, params string[] arguments)
    {
        var outcome = Session.RunBytes(input, arguments);
        Assert.True(
            outcome.ExitCode is 0 or 1 or 3,
            $"{string.Join(' ', arguments)}: exit code {outcome.ExitCode}\n"
                + $"{outcome.Stderr}\n{Encoding.UTF8.GetString(input)}"
        );
        if (outcome.ExitCode == 3 && arguments is not ["check", ..])
            Assert.Empty(outcome.Stdout);
        return outcome;
    }
}
