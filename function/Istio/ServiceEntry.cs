using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Istio;

/// <summary>networking.istio.io ServiceEntry: hosts outside the mesh (or outside Kubernetes) that the mesh shall know.</summary>
internal sealed class ServiceEntrySpec : JsonFields
{
    public IReadOnlyList<string>? Hosts
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<string>? Addresses
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<IstioPort>? Ports
    {
        get => List<IstioPort>();
        init => Put(value);
    }

    public string? Location
    {
        get => Text();
        init => Put(value);
    }

    public string? Resolution
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<WorkloadEntry>? Endpoints
    {
        get => List<WorkloadEntry>();
        init => Put(value);
    }

    public WorkloadSelector? WorkloadSelector
    {
        get => Object<WorkloadSelector>();
        init => Put(value);
    }

    public IReadOnlyList<string>? ExportTo
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<string>? SubjectAltNames
    {
        get => Texts();
        init => Put(value);
    }
}

/// <summary>One endpoint of a ServiceEntry.</summary>
internal sealed class WorkloadEntry : JsonFields
{
    public string? Address
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, long>? Ports
    {
        get => IntegerMap();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, string>? Labels
    {
        get => TextMap();
        init => Put(value);
    }

    public string? Network
    {
        get => Text();
        init => Put(value);
    }

    public string? Locality
    {
        get => Text();
        init => Put(value);
    }

    public long? Weight
    {
        get => Integer();
        init => Put(value);
    }

    public string? ServiceAccount
    {
        get => Text();
        init => Put(value);
    }
}

/// <summary>The <c>labels</c> form, of ServiceEntry and Sidecar; a DestinationRule's has <c>matchLabels</c>.</summary>
internal sealed class WorkloadSelector : JsonFields
{
    public IReadOnlyDictionary<string, string>? Labels
    {
        get => TextMap();
        init => Put(value);
    }
}
