namespace Kyma.Krm.Schema.Mappings;

/// <summary>What a record says of one of its fields, besides its shape.</summary>
/// <param name="Property">Its name; the field's begins in lower case.</param>
/// <param name="Since">The minor release that brought the field, or 0.</param>
/// <param name="OneOf">The group of fields of which only one may be set, or null.</param>
internal readonly record struct DeclaredField(string Property, bool IsRequired, int Since = 0, string? OneOf = null)
{
    /// <summary>The field that a property stands for: <c>credentialName</c> for <c>CredentialName</c>.</summary>
    public static string NameOf(string property) => $"{char.ToLowerInvariant(property[0])}{property.AsSpan(1)}";
}
