using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Schema;

/// <summary>A field with nothing after it is a slip, and never quietly the default.</summary>
public sealed class NullTests
{
    [Theory]
    [InlineData(
        "egress: {namespace: shop, outboundTrafficPolicy: , services: [{hosts: [x.example.com]}]}",
        "spec.egress.outboundTrafficPolicy",
        "`outboundTrafficPolicy` has no value: write one after it, or remove the field"
    )]
    [InlineData(
        "egress: {namespace: shop, networkPolicies: ~, services: []}",
        "spec.egress.networkPolicies",
        "`networkPolicies` has no value: write one after it, or remove the field"
    )]
    [InlineData(
        "egress: {services: [{hosts: [x.example.com], tls: }]}",
        "spec.egress.services[0].tls",
        "`tls` has no value: write its fields below it, or remove it"
    )]
    [InlineData(
        "egress: {services: }",
        "spec.egress.services",
        "`services` has no value: write its entries below it, or `services: []` for none"
    )]
    [InlineData(
        "egress: {services: [], exportTo: null}",
        "spec.egress.exportTo",
        "`exportTo` has no value: write its entries below it, or remove it"
    )]
    [InlineData(
        "egress: ",
        "spec.egress",
        "`egress` has no value: write its fields below it, or `egress: {}` for its defaults"
    )]
    [InlineData(
        "{domain: a.example.com, certificate: {gardener: }}",
        "spec.certificate.gardener",
        "`gardener` has no value: write its fields below it, or `gardener: {}` for its defaults"
    )]
    [InlineData(
        "{domain: a.example.com, certificate: {existing: {}}, dns: {gardener: }}",
        "spec.dns.gardener",
        "`gardener` has no value: write its fields below it, or `gardener: {}` for its defaults"
    )]
    [InlineData(
        "{egress: {services: [{hosts: }]}}",
        "spec.egress.services[0].hosts",
        "`hosts` has no value: write its entries below it"
    )]
    [InlineData(
        "{egress: {services: [{hosts: [a.example.com], ports: [{number: , protocol: TCP}]}]}}",
        "spec.egress.services[0].ports[0].number",
        "`number` has no value: write one after it"
    )]
    [InlineData(
        "{domain: a.example.com, certificate: {existing: }}",
        "spec.certificate.existing",
        "`existing` has no value: write `existing: {}`"
    )]
    [InlineData(
        "{domain: , certificate: {gardener: {}}}",
        "spec.domain",
        "`domain` has no value: write one after it, or remove the field"
    )]
    [InlineData(
        "{domain: a.example.com, gateway: {selector: }, certificate: {gardener: {}}}",
        "spec.gateway.selector",
        "`selector` has no value: write its entries below it, or `selector: {}` for none"
    )]
    public void An_empty_field_is_told_with_what_to_write(string spec, string field, string message)
    {
        var finding = Assert.Single(Traffic.Of(spec).Findings);

        Assert.Equal(field, finding.Place.Field);
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("{egress: {services: [{hosts: [a.example.com, ]}, ~]}}", "wrong-type spec.egress.services[1]")]
    [InlineData(
        "{egress: {services: [{hosts: [a.example.com, null]}]}}",
        "wrong-type spec.egress.services[0].hosts[1]"
    )]
    [InlineData("{egress: {services: [{hosts: }]}}", "wrong-type spec.egress.services[0].hosts")]
    public void An_empty_entry_is_told_like_a_missing_one(string spec, string expected) =>
        Assert.Equal([expected], Traffic.Of(spec).Told);

    [Fact]
    public void An_entry_without_a_value_is_not_told_to_be_quoted() =>
        Assert.Equal(
            "has no value: write one, or remove the entry",
            Assert.Single(Traffic.Of("{egress: {services: [{hosts: [null]}]}}").Findings).Message
        );

    /// <summary>Kubernetes' own tools write these.</summary>
    [Theory]
    [InlineData("annotations: ")]
    [InlineData("labels: ")]
    [InlineData("creationTimestamp: null")]
    public void Metadata_may_be_null(string metadata)
    {
        var stderr = Session.RunWith(
            $$"""
            apiVersion: config.kubernetes.io/v1
            kind: ResourceList
            items: []
            functionConfig:
              apiVersion: krm.kyma-project.io/v1alpha1
              kind: KymaTraffic
              metadata:
                name: shop
                {{metadata}}
              spec: {egress: {services: [{hosts: [api.example.com]}] } }

            """
        );

        Assert.Equal(0, stderr.ExitCode);
    }
}
