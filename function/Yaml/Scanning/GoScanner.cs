namespace Kyma.Krm.Yaml.Scanning;

/// <summary>What go-yaml rejects in a text, and where: line and column from 1.</summary>
/// <param name="Message">After the tools that read with it: <c>reject a tab here</c>.</param>
internal readonly record struct GoRefusal(int Line, int Column, string Message);

/// <summary>
/// Says where go-yaml, with which kubectl, kustomize and kpt read, rejects a text that YamlDotNet accepts. It follows
/// go-yaml's scanner step by step, and builds nothing. What <see cref="BlockScanner"/> vouches for needs no such look.
/// </summary>
/// <param name="text">A chunk between two <c>---</c>; of its documents, go-yaml reads the first.</param>
/// <param name="deepest">Where nesting goes deeper it stops, and leaves the text to the parser.</param>
internal sealed partial class GoScanner(string text, int deepest)
{
    /// <summary>The colon behind a key must come within so many characters.</summary>
    const int LongestKey = 1024;

    readonly Stack<int> _indents = [];
    readonly Stack<FlowLevel> _flow = [];
    FlowLevel _block = new();
    int _at;
    int _line = 1;
    int _lineStart;
    int _indent = -1;
    bool _keyAllowed = true;
    bool _isEnded;
    Token _previous = Token.None;
    GoRefusal? _refusal;

    GoRefusal? _unseenBreak;

    enum Token
    {
        None,
        Other,
        FlowStart,
        FlowEntry,
        Node,
        Value,
    }

    /// <summary>What may become a key once its colon is found, and whether a <c>?</c> came before it.</summary>
    sealed class FlowLevel
    {
        public int Key { get; set; } = -1;
        public int KeyLine { get; set; }
        public int KeyColumn { get; set; }
        public bool IsRequired { get; set; }
        public bool HasQuestionMark { get; set; }
    }

    /// <summary>What is rejected; null where nothing is.</summary>
    public static GoRefusal? Refusal(string text, int deepest)
    {
        var scanner = Scanned(text, deepest);
        return scanner._refusal is null ? null : scanner._unseenBreak ?? scanner._refusal;
    }

    /// <summary>The first line break that hardly any editor shows as one; null where there is none.</summary>
    public static GoRefusal? UnseenBreak(string text, int deepest) => Scanned(text, deepest)._unseenBreak;

    static GoScanner Scanned(string text, int deepest)
    {
        var scanner = new GoScanner(text, deepest);
        while (scanner._refusal is null && !scanner._isEnded)
            scanner.Next();
        return scanner;
    }

    FlowLevel Innermost => _flow.Count > 0 ? _flow.Peek() : _block;

    bool IsFlow => _flow.Count > 0;

    int Column => _at - _lineStart;

    char Here => Ahead(0);

    char Ahead(int count) => _at + count < text.Length ? text[_at + count] : '\0';

    bool IsEnd(int ahead = 0) => _at + ahead >= text.Length;

    static bool IsBreakCharacter(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    bool IsBreak(int ahead = 0) => IsBreakCharacter(Ahead(ahead));

    bool IsBlank(int ahead = 0) => Ahead(ahead) is ' ' or '\t';

    bool IsBlankOrEnd(int ahead = 0) => IsEnd(ahead) || IsBlank(ahead) || IsBreak(ahead);

    bool IsDocumentMark =>
        Column == 0 && (text.AsSpan(_at).StartsWith("---") || text.AsSpan(_at).StartsWith("...")) && IsBlankOrEnd(3);

    void Refuse(string message) => _refusal ??= new GoRefusal(_line, Column + 1, message);

    void Skip()
    {
        if (IsControl(_at))
            Refuse($"reject the character U+{(int)text[_at]:X4}. Write it as an escape in double quotes, or remove it");
        _at++;
    }

    void SkipLine()
    {
        if (Here is not ('\n' or '\r'))
            _unseenBreak ??= new GoRefusal(
                _line,
                Column + 1,
                $"take U+{(int)Here:X4} for the end of a line. Write it as an escape in double quotes, or remove it"
            );
        _at += Here == '\r' && Ahead(1) == '\n' ? 2 : 1;
        (_line, _lineStart) = (_line + 1, _at);
    }

    /// <summary>What go-yaml's reader stops at, wherever it is, in comments as well.</summary>
    bool IsControl(int at) =>
        text[at]
            is (< ' ' and not ('\t' or '\n' or '\r'))
                or (>= '\u007F' and < '\u00A0' and not '\u0085')
                or >= '\uFFFE';

    /// <summary>The next token: go-yaml's yaml_parser_fetch_next_token.</summary>
    void Next()
    {
        SkipToToken();
        _isEnded |= _flow.Count + _indents.Count > deepest;
        if (_refusal is not null || _isEnded)
            return;
        Unroll(Column);
        if (IsStale(_block) && _block.IsRequired)
            RefuseKey(_block);
        if (IsEnd())
            End();
        else if (Column == 0 && Here == '%')
            Refuse("reject YAML directives. Remove the line");
        else if (IsDocumentMark)
            Document();
        else if (Here is '[' or '{')
            BeginFlow();
        else if (Here is ']' or '}')
            EndFlow();
        else if (Here == ',' && IsFlow)
            Entry();
        else if (Here == '-' && IsBlankOrEnd(1))
            BlockEntry();
        else if (Here == '?' && (IsFlow || IsBlankOrEnd(1)))
            QuestionMark();
        else if (Here == ':' && (IsFlow || IsBlankOrEnd(1)))
            Value();
        else
            Node();
    }

    void SkipToToken()
    {
        while (true)
        {
            if (_at == 0 && Here == '\uFEFF')
                (_at, _lineStart) = (1, 1);
            while (Here == ' ' || (Here == '\t' && (IsFlow || !_keyAllowed)))
                Skip();
            if (Here == '#')
            {
                while (!IsEnd() && !IsBreak())
                    Skip();
            }

            if (!IsBreak())
                return;
            SkipLine();
            _keyAllowed |= !IsFlow;
        }
    }

    void Document()
    {
        if (_previous == Token.None && Here == '.')
            Refuse("expect a document before '...'. Remove the line");
        _isEnded = _previous != Token.None;
        ForgetKey();
        Unroll(-1);
        _keyAllowed = false;
        _at += 3;
        _previous = Token.Other;
    }

    void End()
    {
        Unroll(-1);
        ForgetKey();
        _isEnded = true;
    }

    void BeginFlow()
    {
        RememberKey();
        _flow.Push(new FlowLevel());
        (_keyAllowed, _previous) = (true, Token.FlowStart);
        Skip();
    }

    void EndFlow()
    {
        ForgetKey();
        if (IsFlow)
            _flow.Pop();
        (_keyAllowed, _previous) = (false, Token.Node);
        Skip();
    }

    void Entry()
    {
        ForgetKey();
        Innermost.HasQuestionMark = false;
        (_keyAllowed, _previous) = (true, Token.FlowEntry);
        Skip();
    }

    void BlockEntry()
    {
        if (IsFlow || !_keyAllowed)
            Refuse("reject a dash here");
        else
            Roll(Column);
        ForgetKey();
        (_keyAllowed, _previous) = (true, Token.Other);
        Skip();
    }

    void QuestionMark()
    {
        if (IsFlow && (!IsBlankOrEnd(1) || _previous is not (Token.FlowStart or Token.FlowEntry)))
            Refuse("take '?' within brackets for the beginning of a key. Put the text in quotes");
        if (!IsFlow && !_keyAllowed)
            Refuse("reject a key here");
        if (!IsFlow)
            Roll(Column);
        ForgetKey();
        Innermost.HasQuestionMark = true;
        (_keyAllowed, _previous) = (!IsFlow, Token.Other);
        Skip();
    }

    void Value()
    {
        if (Innermost.Key >= 0 && !IsStale(Innermost))
        {
            if (!IsFlow)
                Roll(Innermost.KeyColumn);
            Innermost.Key = -1;
            _keyAllowed = false;
        }
        else
        {
            if (!IsFlow && !_keyAllowed)
                Refuse("reject a ':' here. Put a text with a colon and a blank in quotes");
            if (IsFlow && !IsBlankOrEnd(1))
                Refuse("take ':' within brackets for the end of a key. Put the text in quotes");
            if (IsFlow && _previous == Token.Node && !Innermost.HasQuestionMark)
                RefuseKey(Innermost);
            if (!IsFlow)
                Roll(Column);
            _keyAllowed = !IsFlow;
        }

        Innermost.HasQuestionMark = false;
        _previous = Token.Value;
        Skip();
    }

    bool IsStale(FlowLevel level) => level.Key >= 0 && (level.KeyLine < _line || level.Key + LongestKey < _at);

    void RememberKey()
    {
        if (!_keyAllowed)
            return;
        ForgetKey();
        (Innermost.Key, Innermost.KeyLine, Innermost.KeyColumn) = (_at, _line, Column);
        Innermost.IsRequired = !IsFlow && _indent == Column;
    }

    void ForgetKey()
    {
        if (Innermost is { Key: >= 0, IsRequired: true })
            RefuseKey(Innermost);
        Innermost.Key = -1;
    }

    void RefuseKey(FlowLevel level)
    {
        if (level.Key >= 0)
            _refusal ??= new GoRefusal(level.KeyLine, level.KeyColumn + 1, KeyMessage);
        else
            Refuse(KeyMessage);
    }

    const string KeyMessage = "expect a ':' behind the key, on its line and within 1024 characters";

    void Roll(int column)
    {
        if (_indent >= column)
            return;
        _indents.Push(_indent);
        _indent = column;
    }

    void Unroll(int column)
    {
        while (!IsFlow && _indent > column)
            _indent = _indents.Pop();
    }
}
