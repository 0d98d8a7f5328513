namespace Kyma.Krm.Kubernetes;

/// <summary>
/// Makes what a resource says from what was planned, each time it is asked to. Of thousands of resources this is what
/// stays: a function that holds the same takes three times as much.
/// </summary>
internal abstract class Maker
{
    /// <summary>A spec, or a whole resource.</summary>
    public abstract object Make();

    /// <summary>From a part of the plan.</summary>
    public static Maker Of<TPlan>(TPlan plan, Func<TPlan, object> make)
        where TPlan : class => new OfPlan<TPlan>(plan, make);

    /// <summary>From two.</summary>
    public static Maker Of<TPart, TPlan>(TPart part, TPlan plan, Func<TPart, TPlan, object> make)
        where TPart : class?
        where TPlan : class => new OfPart<TPart, TPlan>(part, plan, make);

    /// <summary>From whatever the function holds.</summary>
    public static Maker Of(Func<object> make) => Of(make, make => make());

    sealed class OfPart<TPart, TPlan>(TPart part, TPlan plan, Func<TPart, TPlan, object> make) : Maker
        where TPart : class?
        where TPlan : class
    {
        public override object Make() => make(part, plan);
    }

    sealed class OfPlan<TPlan>(TPlan plan, Func<TPlan, object> make) : Maker
        where TPlan : class
    {
        public override object Make() => make(plan);
    }
}
