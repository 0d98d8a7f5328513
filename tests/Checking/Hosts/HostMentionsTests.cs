using Kyma.Krm.Checking.Hosts;

namespace Kyma.Krm.Tests.Checking.Hosts;

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

    [Theory]
    // What follows a sign of a comment is for people, except where the sign is part of a word.
    [InlineData("   # see https://a.example.com", "")]
    [InlineData("; see https://a.example.com", "")]
    [InlineData("-- see https://a.example.com", "")]
    [InlineData("* see https://a.example.com", "")]
    [InlineData("<!-- https://a.example.com", "")]
    [InlineData("# see\nhttps://a.example.com\n# https://b.example.com", "a.example.com")]
    [InlineData("   // see https://a.example.com", "")]
    [InlineData("x # https://a.example.com", "")]
    [InlineData("x #y https://a.example.com #z", "")]
    [InlineData("--at https://a.example.com", "a.example.com")]
    [InlineData("- https://a.example.com", "a.example.com")]
    [InlineData("/ https://a.example.com", "a.example.com")]
    [InlineData("*https://a.example.com", "a.example.com")]
    [InlineData("<b> https://a.example.com", "a.example.com")]
    [InlineData("<!DOCTYPE https://a.example.com", "a.example.com")]
    [InlineData("a#b https://a.example.com", "a.example.com")]
    [InlineData("https://a.example.com #x https://b.example.com", "a.example.com")]
    // Ports.
    [InlineData("https://a.example.com:0/", "a.example.com")]
    [InlineData("https://a.example.com:1/", "a.example.com:1")]
    [InlineData("https://a.example.com:65535/", "a.example.com:65535")]
    [InlineData("https://a.example.com:65536/", "a.example.com")]
    [InlineData("https://a.example.com:", "a.example.com")]
    [InlineData("https://a.example.com:80a", "a.example.com:80")]
    [InlineData("a.example.com:443", "a.example.com:443")]
    [InlineData("portal.partner.shop:443", "portal.partner.shop:443")]
    [InlineData("portal.partner.shop", "")]
    // The end of a sentence.
    [InlineData("At https://a.example.com.", "a.example.com")]
    [InlineData("a.example.com-", "a.example.com")]
    [InlineData("a.example.com...", "a.example.com")]
    [InlineData("a.de", "a.de")]
    // Where a URL's host is.
    [InlineData("://portal.partner.shop", "")]
    [InlineData("}://portal.partner.shop", "")]
    [InlineData("s://portal.partner.shop", "portal.partner.shop")]
    [InlineData("s3://portal.partner.shop", "portal.partner.shop")]
    [InlineData("https://a.example.com/b.example.com", "a.example.com")]
    [InlineData("https://a.example.com/?x=portal.partner.shop", "a.example.com")]
    [InlineData("https://a.example.com?portal.partner.shop", "a.example.com")]
    [InlineData("https://a.example.com#portal.partner.shop", "a.example.com")]
    [InlineData("https://a.example.com portal.partner.shop", "a.example.com")]
    [InlineData("https://[portal.partner.shop", "")]
    [InlineData("https://u@portal.partner.shop", "portal.partner.shop")]
    [InlineData("https://u.example.com:pw@portal.partner.shop", "portal.partner.shop")]
    [InlineData("https://a.example.com,portal.partner.shop", "a.example.com portal.partner.shop")]
    [InlineData("https://a.example.com/x@y", "a.example.com")]
    [InlineData("https://a.example.com?to=x@y", "a.example.com")]
    [InlineData("https://a.example.com#x@y", "a.example.com")]
    [InlineData("https://a.example.com x@y", "a.example.com")]
    [InlineData("https://a.example.com\tx@y", "a.example.com")]
    [InlineData("'https://a.example.com'x@y", "a.example.com")]
    [InlineData("\"https://a.example.com\"x@y", "a.example.com")]
    [InlineData("<https://a.example.com>x@y", "a.example.com")]
    [InlineData("`https://a.example.com`x@y", "a.example.com")]
    [InlineData("http://a.example.com http://b.example.com", "a.example.com b.example.com")]
    // What a bare name may stand beside.
    [InlineData("[a.example.com]", "a.example.com")]
    [InlineData("'a.example.com'", "a.example.com")]
    [InlineData("x=a.example.com;", "a.example.com")]
    [InlineData("a.example.com}", "a.example.com")]
    [InlineData("/a.example.com", "")]
    [InlineData("\\a.example.com", "")]
    [InlineData("$a.example.com", "")]
    [InlineData("*a.example.com", "")]
    [InlineData("{a.example.com", "")]
    [InlineData("(a.example.com", "")]
    [InlineData(")a.example.com", "")]
    [InlineData("<a.example.com", "")]
    [InlineData("%a.example.com", "")]
    [InlineData("+a.example.com", "")]
    [InlineData("~a.example.com", "")]
    [InlineData("@a.example.com", "")]
    [InlineData("u@a.example.com:25", "a.example.com:25")]
    [InlineData("a.example.com/", "")]
    [InlineData("a.example.com@", "")]
    [InlineData("a.example.com(", "")]
    [InlineData("a.example.com\\", "")]
    [InlineData("a.example.com*", "")]
    [InlineData("a.example.com[", "")]
    [InlineData("a.example.com<", "")]
    [InlineData("a.example.com: x", "")]
    [InlineData("\"a.example.com\" : x", "")]
    [InlineData("'a.example.com'=x", "")]
    [InlineData("a.example.com = x", "")]
    [InlineData("a.example.com }}", "")]
    // Images are pulled by the kubelet.
    [InlineData("a.example.com:5000/app", "a.example.com:5000")]
    [InlineData("a.example.com:5000/app:1", "")]
    [InlineData("a.example.com:5000/app@sha256:0", "")]
    [InlineData("a.example.com:5000/app:", "")]
    [InlineData("a.example.com:5000/x?at=1:2", "a.example.com:5000")]
    [InlineData("a.example.com:5000/app, x:1", "a.example.com:5000")]
    [InlineData("a.example.com:5000/app x:1", "a.example.com:5000")]
    [InlineData("'a.example.com:5000/app' x:1", "a.example.com:5000")]
    [InlineData("a.example.com:5000:x", "a.example.com:5000")]
    public void What_is_beside_a_name_decides(string text, string hosts) => Assert.Equal(hosts, Found(text));

    [Theory]
    [InlineData("a.shop")]
    [InlineData("a.xn--p1ai")]
    [InlineData("a.b.museum")]
    [InlineData("xn--a.de")]
    [InlineData("quay.coreos.com")]
    [InlineData("a.localhost.com")]
    public void A_host_of_a_URL_may_be_any(string host) => Assert.Equal(host, Found($"https://{host}"));

    [Theory]
    [InlineData("a")]
    [InlineData("a.nonsense")]
    [InlineData("a.1b")]
    [InlineData("a.b1")]
    [InlineData("a..com")]
    [InlineData("a-.com")]
    [InlineData("a.-b.com")]
    [InlineData("a_b.com")]
    [InlineData("a.svc")]
    [InlineData("a.svc.com")]
    [InlineData("a.local")]
    [InlineData("a.internal")]
    [InlineData("a.localhost")]
    [InlineData("www.w3.org")]
    [InlineData("schemas.xmlsoap.org")]
    [InlineData("xmlns.jcp.org")]
    [InlineData("java.sun.com")]
    [InlineData("www.springframework.org")]
    [InlineData("maven.apache.org")]
    [InlineData("json-schema.org")]
    [InlineData("schemas.microsoft.com")]
    public void But_not_one_that_nobody_connects_to(string host) => Assert.Equal("", Found($"https://{host}"));

    [Theory]
    [InlineData(63, 1, true)]
    [InlineData(64, 1, false)]
    [InlineData(49, 5, true)]
    [InlineData(50, 5, false)]
    [InlineData(62, 4, false)]
    public void Labels_and_names_have_limits(int label, int count, bool isHost)
    {
        var host = $"{string.Join('.', Enumerable.Repeat(new string('a', label), count))}.de";
        Assert.Equal(isHost ? host : "", Found($"https://{host}"));
    }

    [Fact]
    public void A_name_has_at_most_253_characters()
    {
        var host = $"{string.Join('.', Enumerable.Repeat(new string('a', 62), 4))}.de"[1..];
        Assert.Equal(253, host.Length);
        Assert.Equal(host, Found($"https://{host}"));
    }

    [Theory]
    [InlineData("example.com example.org example.net example.edu example.gov example.mil example.biz")]
    [InlineData("example.de example.ch example.at example.eu")]
    [InlineData("a.example.io a.example.fr a.example.dev a.example.cloud dev.example.com dev.example.org")]
    public void Bare_names_that_are_hosts(string names) => Assert.Equal(names, Found(names));

    [Theory]
    [InlineData("example.io example.fr example.dev example.cloud a.example.tech a.example.py")]
    [InlineData("dev.example.de org.example.org com.example.com io.example.net")]
    [InlineData("k8s.io a.k8s.io a.kubernetes.io a.istio.io a.gardener.cloud a.kyma-project.io a.openshift.io")]
    [InlineData("a.crossplane.io a.coreos.com coreos.com a.cert-manager.io")]
    public void Bare_names_that_are_not(string names) => Assert.Equal("", Found(names));

    static string Found(string text) => string.Join(' ', HostMentions.In(text));
}
