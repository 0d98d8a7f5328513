namespace Kyma.Krm.Sequences;

/// <summary>
/// Whether any or all of several parts hold where null means that files cannot say: one part that is known to decide
/// does, whatever is unknown besides.
/// </summary>
internal static class ThreeValued
{
    /// <summary>False where there is no part.</summary>
    public static bool? Any<T>(IEnumerable<T> parts, Func<T, bool?> test)
    {
        bool? found = false;
        foreach (var part in parts)
        {
            switch (test(part))
            {
                case true:
                    return true;
                case null:
                    found = null;
                    break;
            }
        }

        return found;
    }

    /// <summary>True where there is no part. Parts behind one that does not hold are not asked for.</summary>
    public static bool? All(IEnumerable<bool?> parts)
    {
        bool? all = true;
        foreach (var part in parts)
        {
            if (part == false)
                return false;
            if (part is null)
                all = null;
        }

        return all;
    }
}
