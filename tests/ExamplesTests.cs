namespace Kyma.Krm.Tests;

public sealed class ExamplesTests
{
    public static TheoryData<string> Examples => GoldenCase.Below("examples");

    public static TheoryData<string> Cases => GoldenCase.Below("tests/cases");

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_renders_exactly_what_it_promises(string folder) => Golden.Verify(folder);

    [Theory, MemberData(nameof(Cases))]
    public void Every_case_renders_exactly_what_it_promises(string folder) => Golden.Verify(folder);
}
