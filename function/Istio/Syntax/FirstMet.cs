namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// What claims a thing, such as a host or a port, by who sees it: of each namespace only the first, so that a host
/// with thousands of claims is no more work than thousands of hosts.
/// </summary>
internal sealed class FirstMet<TKey, T>
    where TKey : notnull
    where T : class
{
    readonly Dictionary<TKey, Claims> _claims = [];

    /// <summary>The next one, and who sees it.</summary>
    public void Add(TKey key, T claim, Visibility scope)
    {
        if (!_claims.TryGetValue(key, out var claims))
            _claims[key] = claims = new Claims();
        claims.Add(claim, scope);
    }

    /// <summary>The first with which some namespace sees both; null where there is none.</summary>
    public T? By(TKey key, Visibility scope) => _claims.GetValueOrDefault(key)?.By(scope);

    /// <summary>Of one thing.</summary>
    sealed class Claims
    {
        readonly Dictionary<string, (int Order, T Claim)> _byNamespace = [];
        (int Order, T Claim)? _seenByAnyone,
            _public;
        int _count;

        public void Add(T claim, Visibility scope)
        {
            var one = (_count++, claim);
            if (scope.IsPublic)
                _public ??= one;
            foreach (var name in scope.Names)
                _byNamespace.TryAdd(name, one);
            if (scope.IsPublic || scope.Names.Count > 0)
                _seenByAnyone ??= one;
        }

        public T? By(Visibility scope)
        {
            if (scope.IsPublic)
                return _seenByAnyone?.Claim;
            var first = scope.Names.Count > 0 ? _public : null;
            foreach (var name in scope.Names)
            {
                if (_byNamespace.TryGetValue(name, out var one) && !(first?.Order < one.Order))
                    first = one;
            }

            return first?.Claim;
        }
    }
}
