using System.Text;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Config;

/// <summary>A config's text is parsed once, whatever is reported of it.</summary>
public sealed class ConfigReadOnceTests
{
    [Theory]
    [InlineData("annotations: {config.kubernetes.io/local-config: 'true'}", 0)]
    [InlineData("labels: {app: shop}", 1)]
    public void Also_with_a_warning(string metadata, int warnings)
    {
        var findings = new Findings();
        var text = Encoding.UTF8.GetBytes(
            "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
                + $"metadata: {{name: shop, {metadata}}}\nspec: {{domain: shop.example.com}}\n"
        );
        var item = new CountedItem(DocumentsReader.Read(text, "config.yaml", findings).Single());

        Assert.Single(ConfigReader.Read([item], null, findings));

        Assert.Equal(warnings, findings.Count);
        Assert.All(findings.Sorted(), finding => Assert.NotNull(finding.Place.Position));
        Assert.Equal(1, item.Parsed);
    }

    sealed class CountedItem(Item inner) : Item
    {
        bool _isThere;

        public int Parsed { get; private set; }

        public override YamlMapping Root
        {
            get
            {
                if (!_isThere)
                    Parsed++;
                _isThere = true;
                return inner.Root;
            }
        }

        public override void Drop() => _isThere = false;

        public override string ApiVersion => inner.ApiVersion;

        public override ResourceId Id => inner.Id;

        public override string? Annotation(string key) => inner.Annotation(key);

        public override FileReference? File => inner.File;

        public override ResourceSource Source => new(this, null, File, HasPositions: true);

        public override ItemText Text => inner.Text;
    }
}
