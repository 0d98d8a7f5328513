namespace Kyma.Krm.Fuzz;

/// <summary>A part of the program that takes bytes from strangers.</summary>
internal interface ITarget
{
    string Name { get; }

    /// <summary>Throws where a property does not hold.</summary>
    void Check(byte[] input);

    /// <summary>Input to begin with: small, and of every form.</summary>
    IEnumerable<byte[]> Seeds();
}
