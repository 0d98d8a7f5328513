using System.Text;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>Queries of a file are read strictly: what would be passed over changes the answer.</summary>
public sealed class TraceQueriesTests
{
    [Theory]
    [InlineData("\"id\": \"first\"", "first")]
    [InlineData("\"id\": 7", "7")]
    [InlineData("\"path\": \"/a\"", "0")]
    public void A_query_is_known_by_its_own_id_or_else_by_its_place(string field, string id)
    {
        var query = Read($"{field}, \"from\": {{\"namespace\": \"shop\"}}");

        Assert.Null(query.Mistake);
        Assert.Equal(id, query.Id);
    }

    [Theory]
    [InlineData("\"from\": {\"namespace\": \"shop\"}, \"adress\": \"10.0.0.1\"", "has an unknown field 'adress'.")]
    [InlineData("\"from\": {\"namespace\": \"shop\"}, \"path\": 1", "`path` must be text")]
    [InlineData("\"from\": {\"namespace\": \"shop\", \"labels\": {\"v\": 1}}", "`from` must be {namespace, labels}")]
    [InlineData("\"from\": {\"namespace\": 1}", "`from` must be {namespace, labels}")]
    public void What_would_be_passed_over_is_a_mistake(string fields, string mistake)
    {
        var query = Read(fields);

        Assert.Null(query.Request);
        Assert.StartsWith(mistake, query.Mistake, StringComparison.Ordinal);
    }

    static TraceQuery Read(string fields) =>
        Assert.Single(
            TraceQueries.Read(
                Encoding.UTF8.GetBytes(
                    $"[{{\"host\": \"api.partner.com\", \"port\": 443, \"protocol\": \"https\", {fields}}}]"
                )
            )!
        );
}
