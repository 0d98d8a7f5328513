using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kyma.Krm.Mutation;

/// <summary>Compiles the program once, with all mutants in it; those that do not compile are left out.</summary>
internal sealed class MutatedBuild
{
    readonly string _function;
    readonly CSharpCommandLineArguments _arguments;
    CSharpCompilation _compilation;

    /// <param name="function">The folder of the program.</param>
    /// <param name="arguments">What MSBuild would call the compiler with.</param>
    public MutatedBuild(string function, IReadOnlyList<string> arguments)
    {
        _function = function;
        _arguments = CSharpCommandLineParser.Default.Parse(arguments, function, sdkDirectory: null);
        _compilation = CSharpCompilation.Create(
            "kyma-krm",
            _arguments.SourceFiles.Select(file => Parse(file.Path, File.ReadAllText(file.Path))),
            _arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference)),
            _arguments.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default)
        );
        using var program = typeof(MutatedBuild).Assembly.GetManifestResourceStream("MutantSwitch")!;
        using var reader = new StreamReader(program);
        _compilation = _compilation.AddSyntaxTrees(Parse("MutantSwitch.cs", reader.ReadToEnd()));
        var generators = _arguments
            .ResolveAnalyzerReferences(new Loader())
            .SelectMany(reference => reference.GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver
            .Create(generators, parseOptions: _arguments.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(_compilation, out var generated, out _);
        _compilation = (CSharpCompilation)generated;
    }

    SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), _arguments.ParseOptions, path);

    /// <summary>Where each mutant turned out to compile: the next build begins there.</summary>
    public IReadOnlyDictionary<string, SwitchLevel> Levels { get; private set; } =
        new Dictionary<string, SwitchLevel>();

    /// <summary>The mutants of these files that compile, in the order of the code.</summary>
    public IReadOnlyList<Mutant> Mutate(
        IReadOnlyList<string> files,
        Func<string, bool> withText,
        string output,
        int sample,
        IReadOnlyDictionary<string, SwitchLevel> known
    )
    {
        var all = new List<Mutant>();
        var found = 0;
        var sources = new Dictionary<string, (SyntaxNode Root, IReadOnlyList<Mutant> Mutants, SyntaxTree Tree)>();
        foreach (var file in files)
        {
            var path = Path.Combine(_function, file);
            var tree = _compilation.SyntaxTrees.First(t => t.FilePath == path);
            var root = Parse(path, WithTicks(tree.GetRoot())).GetRoot();
            var mutants = Mutators
                .Of(file, root, withText(file))
                .Where(m => m.Original != "global::MutantSwitch.Tick();")
                .ToList();
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var mutant in mutants)
            {
                var count = seen[mutant.Shown] = seen.GetValueOrDefault(mutant.Shown) + 1;
                mutant.Key = $"{file}: {mutant.Shown}{(count == 1 ? "" : $" #{count}")}";
                mutant.Level = known.GetValueOrDefault(mutant.Key);
            }

            mutants = [.. mutants.Where(_ => found++ % sample == 0)];
            foreach (var mutant in mutants)
            {
                mutant.Id = all.Count;
                all.Add(mutant);
            }

            sources[path] = (root, mutants, tree);
        }

        var work = sources.Keys.ToList();
        while (work.Count > 0)
        {
            var written = new Dictionary<string, MutatedFile>();
            foreach (var path in work)
            {
                var (root, mutants, tree) = sources[path];
                written[path] = new MutatedFile(root, mutants);
                var replaced = Parse(path, written[path].Text);
                _compilation = _compilation.ReplaceSyntaxTree(tree, replaced);
                sources[path] = (root, mutants, replaced);
            }

            work = [];
            foreach (var (path, file) in written)
            {
                var errors = Errors(sources[path].Tree);
                if (errors.Count > 0)
                    work.AddRange(Demote(file, sources[path].Tree, errors, all).Append(path));
            }

            work = [.. work.Distinct()];

            if (work.Count == 0)
                work = ConstantsElsewhere(Emit(output), all);
        }

        Levels = all.ToDictionary(m => m.Key, m => m.Level);
        return [.. all.Where(m => m.Level != SwitchLevel.Dropped)];
    }

    List<Diagnostic> Errors(SyntaxTree tree)
    {
        var syntax = tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        return syntax.Count > 0
            ? syntax
            :
            [
                .. _compilation
                    .GetSemanticModel(tree)
                    .GetDiagnostics()
                    .Where(d => d.Severity == DiagnosticSeverity.Error),
            ];
    }

    /// <summary>The files whose limits cannot stay constant are written anew, too.</summary>
    List<string> Demote(MutatedFile file, SyntaxTree tree, List<Diagnostic> errors, IReadOnlyList<Mutant> all)
    {
        var guilty = new HashSet<Mutant>();
        var dropped = new HashSet<Mutant>();
        foreach (var error in errors)
        {
            var found = file.At(error.Location.SourceSpan.Start);
            if (found.Count == 0)
            {
                var member = tree.GetRoot()
                    .FindNode(error.Location.SourceSpan)
                    .FirstAncestorOrSelf<MemberDeclarationSyntax>();
                found = member is null ? [] : file.Between(member.SpanStart, member.Span.End);
                var lowest = found.Count == 0 ? SwitchLevel.Expression : found.Min(m => m.Level);
                found = [.. found.Where(m => m.Level == lowest)];
            }

            // A limit that is not constant any more cannot stand in a pattern.
            var constants = found.Count == 0 ? ConstantsIn(error, all) : [];
            if (found.Count == 0 && constants.Count == 0)
                throw new InvalidOperationException($"no mutant is to blame for {error}");
            guilty.UnionWith(found);
            dropped.UnionWith(constants);
        }

        foreach (var mutant in guilty)
            mutant.Level++;
        foreach (var mutant in dropped)
            mutant.Level = SwitchLevel.Dropped;
        return [.. dropped.Select(mutant => Path.Combine(_function, mutant.File))];
    }

    /// <summary>A limit that is not constant any more cannot be used where other files need a constant.</summary>
    List<string> ConstantsElsewhere(IEnumerable<Diagnostic> errors, List<Mutant> all)
    {
        var work = new HashSet<string>();
        foreach (var error in errors)
        {
            var constants = ConstantsIn(error, all);
            if (constants.Count == 0)
                throw new InvalidOperationException($"no mutant is to blame for {error}");
            foreach (var mutant in constants)
            {
                mutant.Level = SwitchLevel.Dropped;
                work.Add(Path.Combine(_function, mutant.File));
            }
        }

        return [.. work];
    }

    /// <summary>
    /// Those whose name stands where the compiler complains; another file may have dropped them already.
    /// </summary>
    static List<Mutant> ConstantsIn(Diagnostic error, IReadOnlyList<Mutant> mutants)
    {
        var text = error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan);
        return
        [
            .. mutants.Where(m =>
                m is { Level: SwitchLevel.Expression or SwitchLevel.Dropped, Anchor: FieldDeclarationSyntax field }
                && text.Contains(field.Declaration.Variables[0].Identifier.Text, StringComparison.Ordinal)
            ),
        ];
    }

    /// <summary>Writes the program, or says why it cannot.</summary>
    List<Diagnostic> Emit(string path)
    {
        File.Delete(path);
        using var output = File.Create(path);
        var result = _compilation.Emit(output, manifestResources: _arguments.ManifestResources);
        return result.Success ? [] : [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
    }

    /// <summary>Every loop can be ended from outside; no line moves.</summary>
    static string WithTicks(SyntaxNode root)
    {
        var text = root.ToFullString();
        var braces = root.DescendantNodes()
            .Select(node =>
                node switch
                {
                    WhileStatementSyntax { Statement: BlockSyntax block } => block,
                    ForStatementSyntax { Statement: BlockSyntax block } => block,
                    CommonForEachStatementSyntax { Statement: BlockSyntax block } => block,
                    DoStatementSyntax { Statement: BlockSyntax block } => block,
                    _ => null,
                }
            )
            .OfType<BlockSyntax>()
            .Select(block => block.OpenBraceToken.Span.End)
            .OrderDescending();
        foreach (var brace in braces)
            text = text.Insert(brace, " global::MutantSwitch.Tick();");
        return text;
    }

    sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath) { }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
