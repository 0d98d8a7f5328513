using Kyma.Krm.Checking.Hosts;

namespace Kyma.Krm.Tests.Checking;

public sealed class HostMentionsTests
{
    [Theory]
    [InlineData("https://api.partner.com/v1/orders", "api.partner.com")]
    [InlineData("--endpoint=https://API.Partner.com:8443", "api.partner.com:8443")]
    [InlineData("postgres://user:secret@db.example.com:5432/orders?sslmode=require", "db.example.com:5432")]
    [InlineData("mongodb://u:p@a.example.com:27017,b.example.com:27018/db", "a.example.com:27017 b.example.com:27018")]
    [InlineData("jdbc:postgresql://db.example.com/orders", "db.example.com")]
    [InlineData("jdbc:oracle:thin:@ora.example.com:1521/x", "ora.example.com:1521")]
    [InlineData("kafka-0.example.io:9093,kafka-1.example.io:9093", "kafka-0.example.io:9093 kafka-1.example.io:9093")]
    [InlineData("api.partner.com", "api.partner.com")]
    [InlineData("host: api.partner.com", "api.partner.com")]
    [InlineData("{\"host\": \"api.partner.com\", \"port\": 443}", "api.partner.com")]
    [InlineData("io.example.com and de.wikipedia.org.", "io.example.com de.wikipedia.org")]
    [InlineData("https://portal.partner.shop", "portal.partner.shop")]
    [InlineData("api.partner.de api.partner.co.uk api.partner.dev", "api.partner.de api.partner.co.uk api.partner.dev")]
    public void Hosts_outside_are_found(string text, string hosts) => Assert.Equal(hosts, Found(text));

    [Theory]
    [InlineData(
        "http://frontend:8080 http://frontend.shop.svc http://frontend.shop.svc.cluster.local:80/x "
            + "frontend.shop.svc.cluster.local:80 localhost:3000 https://db.internal x.local:1"
    )]
    [InlineData("10.0.0.1 10.0.0.1:8080 http://192.0.2.1/ 1.2.3 v1.27.0 [::1]:80")]
    [InlineData(
        "ghcr.io/example/app:1.2 docker.io/library/nginx registry.example.com:5000/app:1.2 "
            + "registry.example.com:5000/app@sha256:00"
    )]
    [InlineData("orders@mail.example.com git@github.com:kyma/orders.git Jane Doe <jane.doe@example.com>")]
    [InlineData("com.example.orders.Main org.postgresql.Driver java.net com.acme.app com.example.dev io.netty.Channel")]
    [InlineData(
        "config.yaml app.py run.sh README.md lib.so script.pl config.dev index.js templates/order.html "
            + "archive.tar.gz messages_de.properties"
    )]
    [InlineData(
        "spring.mail.host=x server.port: 80 logging.level.org=WARN \"app.name\": \"x\" ${user.name} {{ "
            + ".Values.host.name }} {{user.name}}"
    )]
    [InlineData(
        "networking.k8s.io cert.gardener.cloud app.kubernetes.io/name networking.istio.io/v1 rbac.authorization.k8s.io"
    )]
    [InlineData("# see https://docs.example.com")]
    [InlineData("// see https://docs.example.com")]
    [InlineData("port: 80 # see https://docs.example.com")]
    [InlineData("xmlns=\"http://www.w3.org/2001/XMLSchema\" \"$schema\": \"http://json-schema.org/draft-07/schema#\"")]
    [InlineData("*.example.com .example.com ^https?://.*\\.example\\.com$ https://*.example.com")]
    [InlineData(
        "console.log(x) os.path.join obj.id this.is np.float a.b en_US.UTF-8 text/vnd.example.com "
            + "https://${HOST}/x http://$(HOST).example.com"
    )]
    public void What_only_looks_like_one_is_not(string text) => Assert.Equal("", Found(text));

    static string Found(string text) => string.Join(' ', HostMentions.In(text));
}
