namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// How much was compared to answer requests. Most take a few steps; where thousands of policies, services or routes
/// stand in one place each request goes through all of them, and who asks many stops in time.
/// </summary>
internal sealed class WorkDone
{
    /// <summary>Policies, services and routes that were looked at.</summary>
    public long Steps { get; private set; }

    /// <summary>One more was looked at.</summary>
    public void Add() => Steps++;
}
