namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// Whether cel-go parses an expression (https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax). What its
/// names mean is not looked at, as Istio does not.
/// </summary>
internal sealed class CelSyntax
{
    /// <summary>cel-go gives up there, too.</summary>
    const int MostDepth = 250;

    static readonly HashSet<string> Reserved =
    [
        .. (
            "as break const continue else for function if import in let loop namespace null package return true false "
            + "var void while"
        ).Split(' '),
    ];

    static readonly HashSet<string> Literals = ["true", "false", "null"];

    static readonly string[][] Binary =
    [
        ["||"],
        ["&&"],
        ["==", "!=", "<", "<=", ">", ">=", "in"],
        ["+", "-"],
        ["*", "/", "%"],
    ];

    readonly IReadOnlyList<CelToken> _tokens;
    int _at;
    int _depth;

    CelSyntax(IReadOnlyList<CelToken> tokens) => _tokens = tokens;

    /// <summary>What is wrong with the expression, or null.</summary>
    public static string? WrongWith(string expression)
    {
        var tokens = new List<CelToken>();
        if (CelToken.Read(expression, tokens) is { } wrong)
            return wrong;
        if (tokens.Count == 0)
            return "is empty";
        var syntax = new CelSyntax(tokens);
        return syntax.Expression() && syntax._at == tokens.Count ? null
            : syntax._at < tokens.Count ? $"has '{tokens[syntax._at].Text}' where it cannot be"
            : "ends too early";
    }

    bool Expression()
    {
        if (++_depth > MostDepth)
            return false;
        var isFine = Operands(0) && (!Takes("?") || (Operands(0) && Takes(":") && Expression()));
        _depth--;
        return isFine;
    }

    bool Operands(int level)
    {
        if (level == Binary.Length)
            return Unary();
        do
        {
            if (!Operands(level + 1))
                return false;
        } while (TakesAny(Binary[level]));

        return true;
    }

    /// <summary>Several of one sign may come one behind the other, and not both.</summary>
    bool Unary()
    {
        var sign = Peek("!") ? "!" : "-";
        while (Takes(sign)) { }

        return Primary() && Selections();
    }

    bool Selections()
    {
        while (true)
        {
            if (Takes("."))
            {
                if (!TakesKind(CelKind.Name, isField: true))
                    return false;
                if (Takes("(") && !List(")", Expression))
                    return false;
            }
            else if (Takes("["))
            {
                if (!Expression() || !Takes("]"))
                    return false;
            }
            else if (Peek("{"))
            {
                _at++;
                if (!List("}", Field))
                    return false;
            }
            else
                return true;
        }
    }

    bool Primary()
    {
        if (Takes("("))
            return Expression() && Takes(")");
        if (Takes("["))
            return List("]", Expression);
        if (Takes("{"))
            return List("}", Entry);
        if (_at + 1 < _tokens.Count && _tokens[_at + 1].Kind == CelKind.Literal)
            Takes("-");
        if (TakesKind(CelKind.Literal))
            return true;
        if (_at < _tokens.Count && _tokens[_at].Kind == CelKind.Name && Literals.Contains(_tokens[_at].Text))
        {
            _at++;
            return true;
        }

        Takes(".");
        return TakesKind(CelKind.Name) && (!Takes("(") || List(")", Expression));
    }

    bool Entry() => Expression() && Takes(":") && Expression();

    bool Field() => TakesKind(CelKind.Name, isField: true) && Takes(":") && Expression();

    /// <summary>What is between brackets; behind the last element a comma may stand, but for arguments.</summary>
    bool List(string end, Func<bool> element)
    {
        if (Takes(end))
            return true;
        do
        {
            if (end != ")" && Takes(end))
                return true;
            if (!element())
                return false;
        } while (Takes(","));

        return Takes(end);
    }

    bool TakesKind(CelKind kind, bool isField = false)
    {
        if (
            _at == _tokens.Count
            || _tokens[_at].Kind != kind
            || (kind == CelKind.Name && (isField ? IsWord(_tokens[_at].Text) : Reserved.Contains(_tokens[_at].Text)))
        )
            return false;
        _at++;
        return true;
    }

    /// <summary>Other reserved words may be the name of a field.</summary>
    static bool IsWord(string name) => name == "in" || Literals.Contains(name);

    bool TakesAny(IReadOnlyList<string> signs) => signs.Any(Takes);

    bool Takes(string text)
    {
        if (!Peek(text))
            return false;
        _at++;
        return true;
    }

    bool Peek(string text) => _at < _tokens.Count && _tokens[_at].Kind != CelKind.Literal && _tokens[_at].Text == text;
}
