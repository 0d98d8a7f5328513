"""The inputs of the benchmark: made here, none is read from anywhere."""
import base64, hashlib, json

HEAD = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:"
CONFIG = """
  apiVersion: krm.kyma-project.io/v1alpha1
  kind: KymaTraffic
  metadata:
    name: shop
  spec:
    domain: shop.example.com
    certificate:
      gardener: {}
    egress:
      services:
      - hosts: [api.partner.com]
"""
FUNCTION_CONFIG = "\nfunctionConfig:" + CONFIG


def deployment(i):
    """As kustomize and kpt write it."""
    return f"""
- apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: app-{i}
    namespace: ns-{i % 50}
    labels:
      app: app-{i}
      team: "team-{i % 7}"
    annotations:
      config.kubernetes.io/index: '0'
      config.kubernetes.io/path: 'ns-{i % 50}/deployment_app-{i}.yaml'
      internal.config.kubernetes.io/index: '0'
      internal.config.kubernetes.io/path: 'ns-{i % 50}/deployment_app-{i}.yaml'
      internal.config.kubernetes.io/seqindent: 'compact'
  spec:
    replicas: 3
    selector:
      matchLabels:
        app: app-{i}
    template:
      metadata:
        labels:
          app: app-{i}
      spec:
        containers:
        - name: main
          image: registry.example.com/app:{i} # pinned
          args: ["--port=8080", '--verbose', "--log-level=info"]
          env:
          - name: A
            value: "1"
          resources:
            limits:
              cpu: 100m
              memory: 128Mi
          livenessProbe:
            httpGet:
              path: /healthz
              port: 8080"""


def deployment_data(i):
    """The same as data."""
    labels, path = {"app": f"app-{i}"}, f"ns-{i % 50}/deployment_app-{i}.yaml"
    marks = {"config.kubernetes.io/index": "0", "config.kubernetes.io/path": path}
    marks |= {f"internal.{key}": value for key, value in marks.items()} | {"internal.config.kubernetes.io/seqindent": "compact"}
    container = {
        "name": "main", "image": f"registry.example.com/app:{i}", "args": ["--port=8080", "--verbose", "--log-level=info"],
        "env": [{"name": "A", "value": "1"}], "resources": {"limits": {"cpu": "100m", "memory": "128Mi"}},
        "livenessProbe": {"httpGet": {"path": "/healthz", "port": 8080}},
    }
    return {
        "apiVersion": "apps/v1", "kind": "Deployment",
        "metadata": {"name": f"app-{i}", "namespace": f"ns-{i % 50}", "labels": labels | {"team": f"team-{i % 7}"}, "annotations": marks},
        "spec": {"replicas": 3, "selector": {"matchLabels": labels}, "template": {"metadata": {"labels": labels}, "spec": {"containers": [container]}}},
    }


def block(count):
    return HEAD + ("".join(map(deployment, range(count))) or " []") + FUNCTION_CONFIG


def config_data():
    return {
        "apiVersion": "krm.kyma-project.io/v1alpha1", "kind": "KymaTraffic", "metadata": {"name": "shop"},
        "spec": {"domain": "shop.example.com", "certificate": {"gardener": {}}, "egress": {"services": [{"hosts": ["api.partner.com"]}]}},
    }


def as_json(count, indent=None):
    return json.dumps({
        "apiVersion": "config.kubernetes.io/v1", "kind": "ResourceList",
        "items": [deployment_data(i) for i in range(count)], "functionConfig": config_data(),
    }, indent=indent)


def flow(count):
    """Each item in flow style on a line of its own."""
    return HEAD + "".join(f"\n- {json.dumps(deployment_data(i))}" for i in range(count)) + FUNCTION_CONFIG


# The same list in the forms that Windows, other tools and people give it.
SHAPES = {
    "CRLF": lambda count: block(count).replace("\n", "\r\n"),
    "flow style": flow,
    "JSON": as_json,
    "JSON, indented": lambda count: as_json(count, 4),
    "one anchor and alias": lambda count: block(count).replace("app: app-1\n", "app: &app app-1\n", 1).replace("app: app-1\n", "app: *app\n", 1),
    "a byte order mark and ...": lambda count: "\ufeff" + block(count) + "...\n",
}


def tiny_config_maps(count):
    one = lambda i: f"\n- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: c-{i}\n  data:\n    a: b"
    return HEAD + "".join(map(one, range(count))) + FUNCTION_CONFIG


def config(i):
    return f"""
- apiVersion: krm.kyma-project.io/v1alpha1
  kind: KymaTraffic
  metadata:
    name: shop-{i}
  spec:
    domain: shop-{i}.example.com
    certificate:
      gardener: {{}}
    gateway:
      name: gateway-{i}
    egress:
      services:
      - hosts: [api-{i}.partner.com]"""


def service_entry(i):
    return f"""
- apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: partner-{i}
    namespace: ns-{i % 50}
  spec:
    hosts: [foreign-{i}.example.net]
    location: MESH_EXTERNAL
    resolution: DNS
    ports:
    - number: 443
      name: tls
      protocol: TLS"""


def configs(count, foreign=0):
    return HEAD + "".join(map(config, range(count))) + "".join(map(service_entry, range(foreign))) + "\n"


def virtual_service(i):
    return f"""
- apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata:
    name: route-{i}
    namespace: ns-{i % 50}
  spec:
    hosts: [route-{i}.example.org]
    http:
    - match:
      - uri: {{prefix: /api}}
      route:
      - destination: {{host: app-{i}.ns-{i % 50}.svc.cluster.local, port: {{number: 8080}}}}
      timeout: 5s"""


def destination_rule(i):
    return f"""
- apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata:
    name: rule-{i}
    namespace: ns-{i % 50}
  spec:
    host: app-{i}.ns-{i % 50}.svc.cluster.local
    trafficPolicy:
      connectionPool: {{tcp: {{maxConnections: 100}}}}"""


def documents(items):
    """List items as documents."""
    return "".join(f"---{item}\n".replace("\n- ", "\n  ").replace("\n  ", "\n") for item in items)


def istio(count):
    kinds = (service_entry, virtual_service, destination_rule, virtual_service)
    return documents(kinds[i % 4](i) for i in range(count))


def seed(i):
    secret = base64.b64encode(hashlib.sha256(b"benchmark %d" % i).digest()).decode()
    return f"""{HEAD}
- apiVersion: v1
  kind: Secret
  metadata:
    name: seed
    annotations:
      config.kubernetes.io/local-config: "true"
  data:
    seed: {secret}
functionConfig:
  apiVersion: krm.kyma-project.io/v1alpha1
  kind: KymaTraffic
  metadata:
    name: shop
  spec:
    domain: shop.example.com
    certificate:
      selfSigned:
        seedSecretRef: {{name: seed}}
        notBefore: "2026-01-01T00:00:00Z"
"""


def package(folder, count):
    """A folder with a config and a file for each of so many Deployments."""
    folder.mkdir()
    (folder / "config.yaml").write_text("\n".join(line[2:] for line in CONFIG.split("\n")))
    for i in range(count):
        home = folder / f"ns-{i % 50}"
        home.mkdir(exist_ok=True)
        (home / f"app-{i}.yaml").write_text(documents([deployment(i)])[4:])
    return folder
