namespace Kyma.Krm.Checking.Kinds;

/// <summary>
/// What kinds besides Istio's look like, as their CRDs say (cert-manager 1.21, Gardener cert-management and
/// external-dns-management, external-secrets 2, Kyma's api-gateway and istio), in the notation of
/// <see cref="KindShape"/>. Deep parts that nothing here is about are left open.
/// </summary>
internal static class KindSchemas
{
    const string CertManagerCertificate = """
        {additionalOutputFormats:[{type!:(DER|CombinedPEM)}] commonName:s dnsNames:[s] duration:s
        emailAddresses:[s] encodeUsagesInRequest:b ipAddresses:[s] isCA:b issuerRef!:{group:s kind:s name!:s}
        keystores:{jks:{alias:s create!:b password:p passwordSecretRef:@} pkcs12:{create!:b password:p
        passwordSecretRef:@ profile:(LegacyRC2|LegacyDES|Modern2023|Modern2026)}} literalSubject:s
        nameConstraints:{critical:b excluded:{dnsDomains:[s] emailAddresses:[s] ipRanges:[s] uriDomains:[s]}
        permitted:{dnsDomains:[s] emailAddresses:[s] ipRanges:[s] uriDomains:[s]}} otherNames:[{oid:s
        utf8Value:s}] privateKey:{algorithm:(RSA|ECDSA|Ed25519) encoding:(PKCS1|PKCS8)
        rotationPolicy:(Never|Always) size:i} renewBefore:s renewBeforePercentage:i
        renewal:{policy:(RenewBefore|Disabled) windows:[{cron!:s timezone:s windowDuration!:s}]}
        revisionHistoryLimit:i secretName!:s secretTemplate:{annotations:<s> labels:<s>}
        signatureAlgorithm:(SHA256WithRSA|SHA384WithRSA|SHA512WithRSA|ECDSAWithSHA256|
        ECDSAWithSHA384|ECDSAWithSHA512|PureEd25519)
        subject:{countries:[s] localities:[s] organizationalUnits:[s] organizations:[s] postalCodes:[s]
        provinces:[s] serialNumber:s streetAddresses:[s]} uris:[s] usages:[s]}
        """;

    const string CertManagerIssuer = """
        {acme:{caBundle:s disableAccountKeyGeneration:b email:s enableDurationFeature:b
        externalAccountBinding:{keyAlgorithm:(HS256|HS384|HS512) keyID!:s keySecretRef!:@} preferredChain:s64
        privateKeySecretRef!:@ profile:s renewalInformationSource:(ARI|None) server!:s skipTLSVerify:b
        solvers:[{dns01:{acmeDNS:{accountSecretRef!:@ host!:s} akamai:{accessTokenSecretRef!:@
        clientSecretSecretRef!:@ clientTokenSecretRef!:@ serviceConsumerDomain!:s} azureDNS:{clientID:s
        clientSecretSecretRef:@
        environment:(AzurePublicCloud|AzureChinaCloud|AzureGermanCloud|AzureUSGovernmentCloud) hostedZoneName:s
        managedIdentity:{clientID:s resourceID:s tenantID:s} resourceGroupName!:s subscriptionID!:s tenantID:s
        zoneType:(AzurePublicZone|AzurePrivateZone)} cloudDNS:{hostedZoneName:s project!:s
        serviceAccountSecretRef:@} cloudflare:{apiKeySecretRef:@ apiTokenSecretRef:@ email:s}
        cnameStrategy:(None|Follow) digitalocean:{tokenSecretRef!:@} nameservers:[s] rfc2136:{nameserver!:s
        protocol:(TCP|UDP) tsigAlgorithm:s tsigKeyName:s tsigSecretSecretRef:@} route53:{accessKeyID:s
        accessKeyIDSecretRef:@ auth:{kubernetes!:*} hostedZoneID:s region:s role:s secretAccessKeySecretRef:@}
        webhook:*} http01:{gatewayHTTPRoute:{labels:<s> parentRefs:[{group:s253 kind:s63 name!:s253
        namespace:s63 port:i1..65535 sectionName:s253}] podTemplate:* serviceType:s} ingress:{class:s
        ingressClassName:s ingressTemplate:* name:s podTemplate:* serviceType:s}} selector:{dnsNames:[s]
        dnsZones:[s] matchLabels:<s>} waitInsteadOfSelfCheck:s}]} ca:{crlDistributionPoints:[s]
        issuingCertificateURLs:[s] ocspServers:[s] secretName!:s} selfSigned:{crlDistributionPoints:[s]}
        vault:{auth!:{appRole:{path!:s roleId!:s secretRef!:@} aws:{iamRoleArn:s mountPath:s region:s role!:s
        serviceAccountRef:{audiences:[s] name!:s} vaultHeaderValue:s} clientCertificate:{mountPath:s name:s
        secretName:s} kubernetes:{mountPath:s role!:s secretRef:@ serviceAccountRef:{audiences:[s] name!:s}}
        tokenSecretRef:@} caBundle:s caBundleSecretRef:@ clientCertSecretRef:@ clientKeySecretRef:@ namespace:s
        path!:s server!:s serverName:s} venafi:{cloud:{apiTokenSecretRef!:@ url:s}
        ngts:{credentialsRef!:{name!:s} tokenEndpoint:s tsgID!:s url:s} tpp:{caBundle:s caBundleSecretRef:@
        credentialsRef!:{name!:s} url!:s} zone!:s}}
        """;

    const string GardenerCertificate = """
        {commonName:s csr:s dnsNames:[s] duration:s emailAddresses:[s] ensureRenewedAfter:s followCNAME:b
        ipAddresses:[s] isCA:b issuerRef:{name!:s namespace:s} keystores:{jks:{create!:b
        passwordSecretRef!:{key:s secretName!:s}} pkcs12:{create!:b passwordSecretRef!:{key:s secretName!:s}}}
        preferredChain:s privateKey:{algorithm:(RSA|ECDSA) encoding:(PKCS1|PKCS8) size:i} renew:b renewBefore:s
        secretLabels:<s> secretName:s secretRef:{name:s namespace:s} uris:[s]}
        """;

    const string GardenerIssuer = """
        {acme:{autoRegistration:b domains:{exclude:[s] include:[s]} email!:s externalAccountBinding:{keyID!:s
        keySecretRef!:{name:s namespace:s}} precheckNameservers:[s] privateKeySecretRef:{name:s namespace:s}
        server!:s skipDNSChallengeValidation:b} ca:{privateKeySecretRef:{name:s namespace:s}}
        requestsPerDayQuota:i selfSigned:*}
        """;

    const string DNSEntry = """
        {cnameLookupInterval:i30..8640000 dnsName!:s ownerId:s reference:{name!:s namespace:s}
        resolveTargetsToAddresses:b routingPolicy:{parameters!:<s> setIdentifier!:s
        type!:(weighted|latency|geolocation|ip-based|failover|proxied)} targets:[s] text:[s] ttl:i1..8640000}
        """;

    const string ExternalSecret = """
        {data:[{remoteRef!:{conversionStrategy:(Default|Unicode) decodingStrategy:(Auto|Base64|Base64URL|None)
        key!:s metadataPolicy:(None|Fetch) nullBytePolicy:(Ignore|Fail) property:s version:s} secretKey!:s253
        sourceRef:{generatorRef:* storeRef:{kind:(SecretStore|ClusterSecretStore) name:s253}}}]
        dataFrom:[{extract:{conversionStrategy:(Default|Unicode) decodingStrategy:(Auto|Base64|Base64URL|None)
        key!:s metadataPolicy:(None|Fetch) nullBytePolicy:(Ignore|Fail) property:s version:s}
        find:{conversionStrategy:(Default|Unicode) decodingStrategy:(Auto|Base64|Base64URL|None) name:{regexp:s}
        nullBytePolicy:(Ignore|Fail) path:s tags:<s>} rewrite:[{merge:{conflictPolicy:(Ignore|Error) into:s
        priority:[s] priorityPolicy:(IgnoreNotFound|Strict) strategy:(Extract|JSON)} regexp:{source!:s
        target!:s} transform:{template!:s}}] sourceRef:{generatorRef:*
        storeRef:{kind:(SecretStore|ClusterSecretStore) name:s253}}}] refreshInterval:s
        refreshPolicy:(CreatedOnce|Periodic|OnChange) secretStoreRef:{kind:(SecretStore|ClusterSecretStore)
        name:s253} syncWindows:{kind!:(allow|deny) windows!:[{duration!:s schedule!:s}]}
        target:{creationPolicy:(Owner|Orphan|Merge|None|CreateOrMerge) deletionPolicy:(Delete|Merge|Retain)
        immutable:b manifest:{apiVersion!:s kind!:s} name:s253 template:{data:<s> engineVersion:(v2)
        mergePolicy:(Replace|Merge) metadata:{annotations:<s> finalizers:[s] labels:<s>}
        templateFrom:[{configMap:{items!:[{key!:s253 templateAs:(Values|KeysAndValues)}] name!:s253} literal:s
        secret:{items!:[{key!:s253 templateAs:(Values|KeysAndValues)}] name!:s253} target:s
        valuesDecodingStrategy:(Auto|Base64|Base64URL|None)}] type:s}}}
        """;

    const string APIGateway = """
        {enableKymaGateway:b networkPoliciesEnabled:b}
        """;

    const string Istio = """
        {compatibilityMode:b components:{cni:{k8s!:{affinity:* resources:*}} egressGateway:{enabled:b
        k8s:{hpaSpec:* resources:* strategy:*}} ingressGateway:{k8s!:{hpaSpec:* resources:* strategy:*}}
        pilot:{k8s!:{hpaSpec:* resources:* strategy:*}} proxy:{k8s!:{resources:*}}}
        config:{authorizers:[{headers:{inCheck:* toDownstream:* toUpstream:*} name!:s pathPrefix:s port!:i
        service:s timeout:s}] enableDNSProxying:b
        forwardClientCertDetails:(APPEND_FORWARD|SANITIZE_SET|SANITIZE|ALWAYS_FORWARD_ONLY|FORWARD_ONLY)
        gatewayExternalTrafficPolicy:(Local|Cluster) numTrustedProxies:i0..4294967295
        proxyStatsMatcher:{inclusionRegexps:[s]} telemetry:{metrics:{prometheusMerge:b}} trustDomain:s255}
        experimental:{enableAmbient:b pilot:{enableAlphaGatewayAPI:b enableMultiNetworkDiscoverGatewayAPI:b}}
        networkPoliciesEnabled:b}
        """;

    public static readonly IReadOnlyList<KindSchema> All =
    [
        new("cert-manager.io", "v1", "Certificate", CertManagerCertificate, NeedsSpec: false),
        new("cert-manager.io", "v1", "ClusterIssuer", CertManagerIssuer, NeedsSpec: true),
        new("cert-manager.io", "v1", "Issuer", CertManagerIssuer, NeedsSpec: true),
        new("cert.gardener.cloud", "v1alpha1", "Certificate", GardenerCertificate, NeedsSpec: true),
        new("cert.gardener.cloud", "v1alpha1", "Issuer", GardenerIssuer, NeedsSpec: true),
        new("dns.gardener.cloud", "v1alpha1", "DNSEntry", DNSEntry, NeedsSpec: true),
        new("external-secrets.io", "v1", "ExternalSecret", ExternalSecret, NeedsSpec: false),
        new("operator.kyma-project.io", "v1alpha1", "APIGateway", APIGateway, NeedsSpec: false),
        new("operator.kyma-project.io", "v1alpha2", "Istio", Istio, NeedsSpec: false),
    ];
}

/// <summary>A kind that is not Istio's, and the fields of its spec.</summary>
/// <param name="Version">The one that the current release of its controller serves.</param>
/// <param name="Spec">In the notation of <see cref="KindShape"/>.</param>
/// <param name="NeedsSpec">The API server rejects it without a spec.</param>
internal sealed record KindSchema(string Group, string Version, string Kind, string Spec, bool NeedsSpec)
{
    readonly Lazy<KindShape> _shape = new(() =>
        KindShape.Parse($"{{apiVersion:* kind:* metadata:* spec{(NeedsSpec ? "!" : "")}:{Spec} status:*}}")
    );

    public KindShape Shape => _shape.Value;
}
