using Kyma.Krm.Certificates;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>
/// A Secret has one writer: a Secret of the package, or the controller of one Certificate or ExternalSecret.
/// </summary>
internal static class SecretWriters
{
    /// <summary>Names of Secrets with several writers, whose content nobody can judge.</summary>
    public static HashSet<(string Namespace, string Name)> Contested(Lookup<string, CredentialSource> sources) =>
        [.. Conflicts(sources).Select(writers => (writers[0].Namespace, writers[0].SecretName))];

    /// <summary>Told at every writer but the first; one that a config renders counts as the first.</summary>
    public static void Check(Lookup<string, CredentialSource> sources, Findings findings)
    {
        foreach (var writers in Conflicts(sources))
        {
            var first = writers[0];
            foreach (var writer in writers.Skip(1).Where(writer => !writer.Resource.IsRendered))
                findings.Add(
                    CertificateFindings.SecretWrittenTwice,
                    writer.Resource.Source.At(writer.Field),
                    "the "
                        + $"{first.Resource.Id}{(first.Resource.Source.File is { } file ? $" in {file.Path}" : "")} "
                        + $"writes the Secret '{writer.SecretName}' in the namespace {writer.Namespace} too, and "
                        + "each writer replaces the other's content. Keep one of the two, or write to another "
                        + "Secret"
                );
        }
    }

    /// <summary>
    /// A namespace that is still open may become any; the same resource twice is meant for two clusters.
    /// </summary>
    static IEnumerable<List<CredentialSource>> Conflicts(Lookup<string, CredentialSource> sources) =>
        from named in sources
        where named.Skip(1).Any()
        from writers in named.Where(source => source.Namespace.Length > 0 && source.Writes).GroupBy(s => s.Namespace)
        let distinct = writers
            .DistinctBy(writer => writer.Resource.Id)
            .OrderBy(writer => !writer.Resource.IsRendered)
            .ToList()
        where distinct.Count > 1
        select distinct;
}
