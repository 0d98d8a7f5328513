"""Makes the inputs, runs the programs in turn, checks their answers, prints a table. See run.sh."""
import base64, datetime, hashlib, os, pathlib, shutil, statistics, subprocess, sys, time

import packages

binary, work, quick = sys.argv[1], pathlib.Path(sys.argv[2]), "--quick" in sys.argv[3:]
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


def deployment(i):
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


def packed(count):
    file = work / f"{count}.yaml"
    file.write_text(HEAD + ("".join(map(deployment, range(count))) or " []") + "\nfunctionConfig:" + CONFIG)
    return file


def foreign_entry(i):
    return f"""
- apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: foreign-{i}
    namespace: ns-{i % 50}
  spec:
    hosts: [foreign-{i}.example.org]
    ports: [{{number: 443, name: tls, protocol: TLS}}]
    location: MESH_EXTERNAL
    resolution: DNS"""


def many_configs(count, foreign=0):
    file = work / f"configs-{count}-{foreign}.yaml"
    one = lambda i: "\n- " + CONFIG.strip("\n").replace("  ", "", 1).replace("\n  ", "\n  ").replace("name: shop", f"name: shop-{i}").replace("shop.example.com", f"shop-{i}.example.com") \
        .replace("      gardener: {}", "      gardener: {}\n    gateway:\n      name: gateway-" + str(i)).replace("api.partner.com", f"api-{i}.partner.com")
    file.write_text(HEAD + "".join(one(i) for i in range(count)) + "".join(map(foreign_entry, range(foreign))) + "\n")
    return file


def seeded(i):
    file = work / f"seed-{i}.yaml"
    seed = base64.b64encode(hashlib.sha256(b"benchmark %d" % i).digest()).decode()
    file.write_text(f"""{HEAD}
- apiVersion: v1
  kind: Secret
  metadata:
    name: seed
    annotations:
      config.kubernetes.io/local-config: "true"
  data:
    seed: {seed}
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
""")
    return file


def run(command, stdin, expects):
    """One process: wall and CPU seconds. The answer must hold what is expected of it."""
    answer = work / "answer"
    with open(stdin, "rb") if stdin else open(os.devnull, "rb") as source, open(answer, "wb") as sink, open(os.devnull, "wb") as quiet:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=source, stdout=sink, stderr=quiet, cwd=work)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    text = answer.read_bytes()
    if process.returncode != 0 or any(part not in text for part in expects):
        sys.exit(f"error: {' '.join(map(str, command))} ended with {process.returncode}, or its answer lacks {expects}")
    return wall, usage.ru_utime + usage.ru_stime


def peak(command, stdin, expects):
    """MiB, in a run of its own: a child starts with the memory of who starts it, which for GNU time is next to nothing."""
    if not shutil.which("time"): return "-"
    report = work / "peak"
    run([shutil.which("time"), "--format=%M", f"--output={report}", *command], stdin, expects)
    return f"{int(report.read_text()) / 1024:.0f}"


def medians(runs):
    return [statistics.median(column) for column in zip(*runs)]


rows = []


def compare(what, times, contestants):
    """Contestants in turn, so that a machine that slows down slows all of them."""
    runs = {name: [] for name, *_ in contestants}
    for turn in range(times + 1):
        for name, command, stdin, expects in contestants:
            source = stdin(turn) if callable(stdin) else stdin
            measured = run(command, source, expects)
            if turn > 0: runs[name].append(measured)
    for name, command, stdin, expects in contestants:
        wall, cpu = medians(runs[name])
        rows.append((what, name, times, wall, cpu, peak(command, stdin(times) if callable(stdin) else stdin, expects)))
        print(f"  {what}: {name} {wall:.3f} s", file=sys.stderr)


peer = ["node", str(work / "insert.js")] if (work / "node_modules/kpt-functions").exists() else None
GATEWAY = [b"kind: Gateway"]


def passing(count, times):
    file = packed(count)
    expects = GATEWAY + ([b"name: app-%d" % (count - 1)] if count else [])
    contestants = [("kyma-krm", [binary], file, expects), ("cat", ["cat"], file, [])]
    if peer and count <= 10000: contestants.append(("kpt-functions 0.16.1", peer, file, expects))
    compare(f"{count:,} Deployments, {file.stat().st_size / 1e6:.1f} MB" if count else "one small config", times, contestants)


def passing_parsed(count, times):
    """The same in a form that must be parsed."""
    file = work / f"{count}-crlf.yaml"
    file.write_bytes(packed(count).read_bytes().replace(b"\n", b"\r\n"))
    compare(f"{count:,} Deployments, CRLF: parsed as a whole", times, [("kyma-krm", [binary], file, GATEWAY + [b"name: app-%d" % (count - 1)])])


def second_run(count, times, foreign):
    """The output of many configs, rendered again: the same answer, at a cost that grows with the size alone."""
    first = many_configs(count, foreign)
    again = work / f"again-{count}-{foreign}.yaml"
    with open(first, "rb") as source, open(again, "wb") as sink: subprocess.run([binary], stdin=source, stdout=sink, stderr=subprocess.DEVNULL, check=True)
    expects = [b"name: gateway-%d" % (count - 1)]
    beside = f" beside {foreign:,} ServiceEntries of others" if foreign else ""
    compare(f"{count:,} configs{beside}", times, [("kyma-krm, first run", [binary], first, expects), ("kyma-krm, second run", [binary], again, expects)])


def kustomize_builtin(count, times):
    if not shutil.which("kustomize"): return
    folder = work / "kustomize"
    folder.mkdir(exist_ok=True)
    items = "".join(map(deployment, range(count))).replace("\n- ", "\n---\n  ")
    (folder / "all.yaml").write_text("\n".join(line[2:] for line in items.split("\n")).replace("-\n", "---\n"))
    (folder / "kustomization.yaml").write_text("resources: [all.yaml]\nlabels: [{pairs: {team: edge}}]\n")
    compare(f"{count:,} Deployments, built-in label transformer", times, [("kustomize", ["kustomize", "build", str(folder)], None, [b"name: app-%d" % (count - 1)])])


few = 5 if quick else 60
passing(0, few)
passing(100, 5 if quick else 20)
passing(10000, 3 if quick else 10)
passing_parsed(10000, 3 if quick else 10)
if not quick:
    passing(100000, 3)
    kustomize_builtin(1000, 3)  # ten thousand take it minutes
for count in [1000, 4000] if quick else [1000, 4000, 16000]:
    for foreign in 0, count: second_run(count, 3, foreign)
compare("selfSigned RSA 2048, another seed each", 3 if quick else 100, [
    ("kyma-krm", [binary], seeded, [b"tls.key: "]),
    ("openssl genrsa 2048", ["openssl", "genrsa", "2048"], None, [b"PRIVATE KEY"]),
])

cores, memory = os.cpu_count(), os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
print(f"Measured {datetime.date.today()} on {cores} cores and {memory:.0f} GiB, linux-{os.uname().machine}; medians of whole processes.\n")
print("| what | program | runs | wall s | CPU s | peak MiB |\n|---|---|---|---|---|---|")
for what, name, times, wall, cpu, memory in rows:
    print(f"| {what} | {name} | {times} | {wall:.3f} | {cpu:.3f} | {memory} |")
print()
packages.print_table(work / "map", binary)
image = os.environ.get("KYMA_KRM_IMAGE")
if image and shutil.which("podman"):
    print("\nThe image:", subprocess.run(["podman", "image", "inspect", "--format", "{{.Size}} bytes", image], capture_output=True, text=True, check=True).stdout.strip())
