using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Config;

/// <summary>A config with everything, and single mistakes in it.</summary>
internal static class ConfigMistakes
{
    public const string Base = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
        spec:
          domain: shop.example.com
          istioVersion: "1.32"
          gateway:
            name: edge
            namespace: shop
            selector: {istio: ingressgateway}
            hosts: ["*.shop.example.com"]
            httpsRedirect: true
            tls:
              mode: MUTUAL
              minProtocolVersion: TLSV1_2
              maxProtocolVersion: TLSV1_3
              cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384, ECDHE-RSA-AES128-GCM-SHA256]
              ecdhCurves: [X25519, P-256]
              clientCA: {secretName: clients-cacert}
          certificate:
            secretName: edge-certs
            secretType: kubernetes.io/tls
          dns: {gardener: {ttl: 600, targets: [192.0.2.1]}}
          egress:
            namespace: shop
            outboundTrafficPolicy: ALLOW_ANY
            exportTo: [.]
            networkPolicies: false
            services:
            - name: api
              hosts: [api.example.com]
              ports: [{number: 443, protocol: TLS, name: tls}]
            - name: db
              hosts: [db.example.com]
              preset: postgresql
              resolution: DNS
              addresses: [192.0.2.1]
              endpoints: [{address: db.example.net}]
            - name: bank
              hosts: [bank.example.com]
              tls: {mode: MUTUAL, credentialName: bank, sni: bank.example.com, subjectAltNames: [bank.example.com]}
              via: EgressGateway
          apiRules:
          - name: shop
            namespace: shop
            host: shop
            service: {name: shop, port: 80}
            timeout: 30
            corsPolicy: {allowOrigins: [{exact: "https://example.com"}], allowMethods: [GET]}
            rules: [{path: /a, methods: [GET, OPTIONS]}, {path: /b, methods: [POST]}]
          - {name: depot, namespace: shop, host: depot, service: {name: depot, port: 80}}
          rateLimits:
          - name: edge
            enforce: true
            local:
              defaultBucket: {maxTokens: 10, tokensPerFill: 10, fillInterval: 1s}
              buckets: [{path: /a, bucket: {maxTokens: 1, tokensPerFill: 1, fillInterval: 2s}}]
        """;

    /// <summary>Where the certificate comes from: one line of <c>spec.certificate</c> each.</summary>
    public static readonly string[] Sources =
    [
        "gardener: {issuerRef: {name: garden}, dnsNames: ['*.shop.example.com'], "
            + "privateKey: {algorithm: RSA, size: 2048}}",
        "certManager: {issuerRef: {name: a, kind: Issuer}, duration: 2160h, renewBefore: 360h, "
            + "privateKey: {algorithm: RSA, size: 2048}}",
        "selfSigned: {notBefore: '2026-01-01T00:00:00Z', duration: 8760h, seedSecretRef: {name: seed}, generation: 1}",
    ];

    public const string Seed = """
        apiVersion: v1
        kind: Secret
        metadata: {name: seed, annotations: {config.kubernetes.io/local-config: "true"}}
        stringData: {seed: "GpPZUz2Ly/LsvBHL4XAVMLsNCcXQ3NkJsbO1DCVrwSs="}
        """;

    /// <summary>Mistakes that break a rule.</summary>
    public static readonly Mistake[] All =
    [
        new("gateway.hosts: ['*.shop.example.com', '*.shop.example.com']"),
        new(
            "gateway.tls.maxProtocolVersion: TLSV1_2; gateway.tls.ecdhCurves: [X25519MLKEM768]",
            "gateway.tls.minProtocolVersion"
        ),
        new("gateway.tls.clientCA.secretName: clients"),
        new("gateway.tls.mode: SIMPLE", "gateway.tls.clientCA"),
        new("gateway.tls.clientCA: {}"),
        new("gateway.tls.clientCA.secretName: kyma-gateway-certs-cacert", "istioVersion"),
        new("istioVersion: '1.31'", "gateway.tls.ecdhCurves"),
        new(
            "istioVersion: '1.27'; gateway.tls.ecdhCurves: null",
            "gateway.tls.clientCA certificate gateway.name gateway.namespace"
        ),
        new("certificate.gardener.privateKey.size: 384", "certificate.gardener.privateKey"),
        new(
            "certificate.gardener.privateKey: {algorithm: ECDSA}",
            "gateway.tls.cipherSuites gateway.tls.minProtocolVersion"
        ),
        new("certificate.gardener.dnsNames: ['*.example.org']", "domain gateway.hosts certificate"),
        new("certificate.gardener.dnsNames: ['*.shop.example.com', '*.shop.example.com']"),
        new("certificate.certManager.duration: 30m", "", 1),
        new("certificate.certManager.issuerRef.kind: Isuer", "certificate.certManager.issuerRef", 1),
        new(
            "certificate.certManager.privateKey: {algorithm: ECDSA}",
            "gateway.tls.cipherSuites gateway.tls.minProtocolVersion",
            1
        ),
        new("certificate.selfSigned.notBefore: null", "domain", 2),
        new("certificate.selfSigned.duration: 100h", "domain", 2),
        new("certificate.selfSigned.privateKey: {size: 1024}", "", 2),
        new("certificate.selfSigned.dnsNames: ['*.shop.example.com', shop.example.org]", "domain", 2),
        new("certificate.selfSigned.seedSecretRef: {name: none}", "", 2),
        new("dns.gardener.targets: [192.0.2.1, 192.0.2.1]"),
        new("egress.exportTo: [a, a]", "istioVersion egress.services egress.outboundTrafficPolicy"),
        new("egress.exportTo: ['*', a]", "istioVersion egress.services egress.outboundTrafficPolicy"),
        new("egress.networkPolicies: true", "egress.outboundTrafficPolicy"),
        new("egress.visibleNamespaces: [a]", "egress.outboundTrafficPolicy"),
        new(
            "egress.outboundTrafficPolicy: REGISTRY_ONLY; egress.namespace: kyma-system",
            "egress.exportTo egress.services"
        ),
        new("egress.outboundTrafficPolicy: REGISTRY_ONLY; egress.exportTo: [a]", "egress.namespace egress.services"),
        new("egress.services[0].name: bank", "egress.services[0].hosts egress.services[2]"),
        new("egress.services[1].name: api", "egress.services[0] egress.services[1].hosts"),
        new("egress.services[0].hosts: [db.example.com]", "egress.services[1].hosts"),
        new("egress.services[0].hosts: [a.svc.cluster.local]"),
        new(
            "egress.services[0].ports[0].number: 443; egress.services[0].tls: {mode: SIMPLE}",
            "egress.services[0].ports egress.services[0].preset"
        ),
        new(
            "egress.services[0].ports: [{number: 443, protocol: TLS, name: a}, {number: 443, protocol: TLS, name: b}]",
            "istioVersion egress.services[0].preset egress.services[0].tls egress.services[0].via"
        ),
        new(
            "egress.services[0].tls: {mode: SIMPLE}; egress.services[0].preset: postgresql; "
                + "egress.services[0].ports: null",
            "egress.services[0].ports egress.services[0].name egress.services[2].name"
        ),
        new("egress.services[0].resolution: STATIC", "egress.services[0].endpoints"),
        new("egress.services[1].addresses: [192.0.2.1/99]"),
        new("egress.services[1].resolution: STATIC", "istioVersion egress.services[1].endpoints"),
        new(
            "egress.services[1].endpoints[0].ports: {nosuch: 1}",
            "egress.services[1].ports egress.services[1].preset egress.services[1].tls"
        ),
        new("egress.services[2].tls.credentialName: null", "egress.services[2].tls.mode"),
        new(
            "egress.services[2].workloadSelector: {matchLabels: {app: a}}",
            "egress.services[2].via egress.services[2].tls"
        ),
        new("apiRules[0].corsPolicy: {}"),
        new("apiRules[0].corsPolicy.allowOrigins: [{}]"),
        new("apiRules[0].rules[0].path: '/{**}/{**}'"),
        new("apiRules[0].rules[0]: {path: '/{**}'}", "apiRules[0].rules"),
        new("apiRules[0].rules[0].noAuth: false", "apiRules[0].rules[0].jwt apiRules[0].rules[0].extAuth"),
        new("apiRules[0].rules[1].path: '/b('"),
        new("apiRules[1].host: shop", "apiRules[0].host domain"),
        new("apiRules[1].name: shop", "apiRules[0].name apiRules[0].namespace apiRules[1].namespace"),
        new("rateLimits[0].selectorLabels: {a: b}", "rateLimits[0].namespace"),
        new("rateLimits[0].local.defaultBucket.fillInterval: 1ms"),
        new("rateLimits[0].local.buckets[0].path: a"),
        new(
            "rateLimits[0].local.buckets[0].bucket.fillInterval: 1500ms",
            "rateLimits[0].local.defaultBucket.fillInterval"
        ),
    ];
}

/// <summary>A mistake that breaks a rule.</summary>
/// <param name="Changes">Paths below <c>spec</c> with their values, separated by semicolons; null removes one.</param>
/// <param name="Reads">What else the rule looks at.</param>
/// <param name="Source">Which of the sources the certificate has.</param>
internal sealed record Mistake(string Changes, string Reads = "", int Source = 0)
{
    public IEnumerable<(string Path, JsonNode? Value)> Put =>
        Changes
            .Split("; ")
            .Select(change => change.Split(": ", 2))
            .Select(pair => ($"spec.{pair[0]}", YamlJson.ToJson(YamlParser.Parse(pair[1], out _)!.Single())));

    /// <summary>All that its finding depends on.</summary>
    public IEnumerable<string> Fields =>
        Put.Select(change => change.Path)
            .Concat(Reads.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"spec.{name}"));
}
