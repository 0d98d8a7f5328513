using System.Text.Json.Nodes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Kinds;

/// <summary>
/// A value of a kind's schema, written in short: <c>s</c> text, <c>s64</c> of at most 64 characters, <c>p</c> text that
/// is secret, <c>b</c> true or false, <c>i</c> a whole number, <c>i1..9</c> between two, <c>(A|B)</c> one of these
/// words, <c>[x]</c> a list, <c>&lt;x&gt;</c> a mapping with any keys, <c>{a:x b!:y}</c> a mapping with these fields of
/// which b is required, <c>@</c> the name and key of a Secret, <c>*</c> anything.
/// </summary>
internal sealed class KindShape : Shape<YamlNode>
{
    readonly Action<YamlValue> _read;
    readonly Func<JsonObject> _describe;

    KindShape(Action<YamlValue> read, Func<JsonObject> describe) => (_read, _describe) = (read, describe);

    public override YamlNode Read(YamlValue value)
    {
        _read(value);
        return value.Node;
    }

    public override JsonObject Describe() => _describe();

    public static KindShape Parse(string text)
    {
        var reader = new Reader(text);
        return reader.Value();
    }

    static readonly KindShape Anything = new(_ => { }, () => []);

    static readonly KindShape Reference = Parse("{key:s name!:s}");

    static KindShape Of<T>(Shape<T> shape) => new(value => shape.Read(value), shape.Describe);

    /// <summary>An entry without a value counts as left out, or as empty text.</summary>
    static KindShape MapOf(KindShape item) =>
        new(
            value =>
            {
                if (value.Node is not YamlMapping mapping)
                {
                    value.Report(value.Dialect.WrongType, $"must be a mapping, not {value.Node.Noun}");
                    return;
                }

                foreach (var entry in mapping.Entries)
                {
                    if (entry is { IsMerge: false, Key: YamlScalar key, Value: not YamlScalar { IsNull: true } })
                        item.Read(value.Child(key.Value, entry.Value));
                }
            },
            () => new JsonObject { ["type"] = "object", ["additionalProperties"] = item.Describe() }
        );

    static KindShape ObjectOf(IReadOnlyList<(string Name, bool IsRequired, KindShape Shape)> fields) =>
        Of(
            new ObjectShape<YamlNode?>(
                "Write its fields below it.",
                f =>
                {
                    const string doc = "Add it.";
                    foreach (var (name, isRequired, shape) in fields)
                    {
                        if (isRequired)
                            f.Required(name, shape, doc);
                        else
                            f.Optional(name, shape, doc);
                    }

                    return null;
                }
            )
        );

    /// <summary>Reads the notation; a mistake in it is one of this program.</summary>
    sealed class Reader(string text)
    {
        int _at;

        public KindShape Value()
        {
            Skip();
            switch (text[_at++])
            {
                case 's':
                    return Of(Text((int?)Number() ?? int.MaxValue, isSecret: false));
                case 'p':
                    return Of(Text(int.MaxValue, isSecret: true));
                case 'b':
                    return Of(new BoolShape());
                case 'i':
                    return Of(Integer());
                case '@':
                    return Reference;
                case '(':
                    return Of(new TextShape { Words = Until(')').Split('|').Select(word => word.Trim()).ToArray() });
                case '[':
                    return Of(new ListShape<YamlNode>(Closed(']')));
                case '<':
                    return MapOf(Closed('>'));
                case '{':
                    return ObjectOf(Fields());
                default:
                    return Anything;
            }
        }

        static TextShape Text(int length, bool isSecret) =>
            new()
            {
                ValidValues = null,
                MayBeEmpty = true,
                MaximumLength = length,
                IsSecret = isSecret,
            };

        NumberShape<long> Integer()
        {
            var least = Number();
            if (!text.AsSpan(_at).StartsWith(".."))
                return new NumberShape<long>(long.MinValue, long.MaxValue);
            _at += 2;
            return new NumberShape<long>(least ?? long.MinValue, Number() ?? long.MaxValue);
        }

        KindShape Closed(char end)
        {
            var item = Value();
            Skip();
            return text[_at++] == end ? item : throw new FormatException($"'{end}' at {_at} of {text}");
        }

        List<(string, bool, KindShape)> Fields()
        {
            var fields = new List<(string, bool, KindShape)>();
            for (Skip(); text[_at] != '}'; Skip())
            {
                var name = Until(':');
                fields.Add((name.TrimEnd('!'), name.EndsWith('!'), Value()));
            }

            _at++;
            return fields;
        }

        long? Number()
        {
            var start = _at;
            while (_at < text.Length && char.IsAsciiDigit(text[_at]))
                _at++;
            return _at == start
                ? null
                : long.Parse(text.AsSpan(start, _at - start), System.Globalization.CultureInfo.InvariantCulture);
        }

        string Until(char end)
        {
            var start = _at;
            _at = text.IndexOf(end, start) + 1;
            return text[start..(_at - 1)];
        }

        void Skip()
        {
            while (char.IsWhiteSpace(text[_at]))
                _at++;
        }
    }
}
