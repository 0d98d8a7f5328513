"""Makes the inputs, runs the programs in turn, checks their answers, prints the tables. See run.sh."""
import datetime, os, pathlib, shutil, statistics, subprocess, sys, time

import inputs, packages

binary, work, quick = sys.argv[1], pathlib.Path(sys.argv[2]), "--quick" in sys.argv[3:]
typescript = ["node", str(work / "insert.js")] if (work / "node_modules/kpt-functions").exists() else None
go = [str(work / "peer-go")] if (work / "peer-go").exists() else None
GATEWAY = [b"Gateway"]
MEMORY_LIMIT = 512  # MiB: what the component kustomization/argocd/plugin gives the sidecar


def run(command, stdin, expects, exits=(0,)):
    """One process: wall and CPU seconds. The answer must hold what is expected of it."""
    answer = work / "answer"
    with open(stdin or os.devnull, "rb") as source, open(answer, "wb") as sink, open(os.devnull, "wb") as quiet:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=source, stdout=sink, stderr=quiet, cwd=work)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    text = answer.read_bytes()
    if process.returncode not in exits or any(part not in text for part in expects):
        sys.exit(f"error: {' '.join(map(str, command))} ended with {process.returncode}, or its answer lacks {expects}")
    return wall, usage.ru_utime + usage.ru_stime


def peak(command, stdin, expects, exits=(0,)):
    """MiB, in a run of its own: a child starts with the memory of who starts it, which for GNU time is next to nothing."""
    if not shutil.which("time"): return None
    report = work / "peak"
    run([shutil.which("time"), "--quiet", "--format=%M", f"--output={report}", *command], stdin, expects, exits)
    return int(report.read_text().split()[-1]) / 1024


def medians(runs):
    return [statistics.median(column) for column in zip(*runs)]


rows, cpu_of = [], {}


def compare(what, times, contestants):
    """Contestants in turn, so that a machine that slows down slows all of them. The first run of each does not count."""
    runs = {name: [] for name, *_ in contestants}
    for turn in range(times + 1):
        for name, command, stdin, *expected in contestants:
            measured = run(command, stdin(turn) if callable(stdin) else stdin, *expected)
            if turn > 0: runs[name].append(measured)
    for name, command, stdin, *expected in contestants:
        wall, cpu = medians(runs[name])
        memory = peak(command, stdin(times) if callable(stdin) else stdin, *expected)
        rows.append((what, name, times, wall, cpu, memory))
        cpu_of[what, name] = cpu
        print(f"  {what}: {name} {wall:.3f} s, {cpu:.3f} s of CPU, {memory or 0:.0f} MiB", file=sys.stderr)


def write(name, text):
    file = work / name
    file.write_text(text, newline="")
    return file


def passing(what, text, count, times, peers=()):
    """A list whose items pass through, while the config is rendered."""
    file = write("input", text)
    last = [f"app-{count - 1}".encode()] if "Deployments" in what else []
    contestants = [("kyma-krm", [binary], file, GATEWAY + last)]
    contestants += [(name, command, file, GATEWAY + last) for name, command in peers if command]
    if ("cat", None) in peers: contestants.append(("cat", ["cat"], file, []))
    compare(f"{what}, {file.stat().st_size / 1e6:.1f} MB" if count else what, times, contestants)


GO, TYPESCRIPT, CAT = ("Go on kyaml 0.14.3", go), ("kpt-functions 0.16.1", typescript), ("cat", None)


def lists():
    passing("one small config", inputs.block(0), 0, 9 if quick else 200, [GO, TYPESCRIPT, CAT])
    passing("100 Deployments", inputs.block(100), 100, 5 if quick else 20, [GO, TYPESCRIPT, CAT])
    passing("10,000 Deployments", inputs.block(10000), 10000, 3 if quick else 9, [GO, TYPESCRIPT, CAT])
    for shape, text in inputs.SHAPES.items():
        with_go = [GO] if shape in ("CRLF", "flow style", "JSON") and not quick else []
        passing(f"10,000 Deployments, {shape}", text(10000), 10000, 3 if quick else 5, with_go)
    passing("100,000 tiny ConfigMaps", inputs.tiny_config_maps(100000), 100000, 3)
    if not quick: passing("100,000 Deployments", inputs.block(100000), 100000, 3, [CAT])


def second_runs():
    """The output of n configs as input: with as many foreign ServiceEntries among the items, and without."""
    for foreign in (False, True):
        for count in (1000, 4000) if quick else (1000, 4000, 16000):
            what = f"{count:,} configs{', as many foreign ServiceEntries' if foreign else ''}"
            first = write("first", inputs.configs(count, count if foreign else 0))
            last = [f"name: gateway-{count - 1}".encode()]
            second = work / "second"
            run([binary], first, last)
            shutil.copy(work / "answer", second)
            compare(what, 3, [("kyma-krm, first run", [binary], first, last), ("kyma-krm, second run", [binary], second, last)])


def folders():
    for count in (100, 5000):
        folder = inputs.package(work / f"package-{count}", count)
        expects = GATEWAY + [b"name: app-%d\n" % (count - 1)]
        compare(f"a folder of {count:,} files: render", 5, [("kyma-krm", [binary, "render", str(folder)], None, expects)])


def verbs():
    """What people and pipelines ask of a package of so many Istio resources: CPU and memory grow with its size."""
    for count in (1000, 4000) if quick else (1000, 4000, 16000):
        file = str(write("istio.yaml", inputs.istio(count)))
        config = str(write("config.yaml", inputs.documents([inputs.CONFIG])))
        asked = ["--from", "ns-1", "--to", "https://foreign-0.example.net"]
        what = f"{count:,} Istio resources, {os.path.getsize(file) / 1e6:.1f} MB"
        for verb, arguments, expects in (
            ("check", ["--output", "json", file], b"\"resources\":"), ("trace", [*asked, file], b"foreign-0.example.net:443"),
            ("import", [file], b"kind: KymaTraffic"), ("explain", [config, file], b"shop.example.com"),
        ):
            compare(f"{what}: {verb}", 3, [("kyma-krm", [binary, verb, *arguments], None, [expects], (0, 1))])


def together(folder, count):
    """So many renders at once: wall seconds, CPU seconds of one, the sum of their peaks in MiB."""
    start, before = time.perf_counter(), os.times()
    measured = ["time", "--quiet", "--format=%M %U %S", binary, "render", str(folder)]
    with open(os.devnull, "wb") as sink:
        running = [subprocess.Popen(measured, stdout=sink, stderr=subprocess.PIPE, cwd=work) for _ in range(count)]
        reports = [process.communicate()[1].decode().strip().splitlines()[-1].split() for process in running]
    wall = time.perf_counter() - start
    if any(process.returncode != 0 for process in running): sys.exit(f"error: one of {count} renders of {folder} failed")
    return wall, statistics.mean(float(user) + float(system) for _, user, system in reports), sum(int(kib) for kib, *_ in reports) / 1024


def argocd():
    """The plugin's command as the sidecar runs it."""
    if not shutil.which("time"): return
    print("\n| package | renders at once | wall s | CPU s of each | MiB of all, at most | renders a second and core |\n|---|---|---|---|---|---|")
    for files in (100, 10000):
        folder = work / f"package-{files}"
        if not folder.exists(): inputs.package(folder, files)
        for count in (4, 16) if quick or files > 100 else (4, 16, 64):
            wall, cpu, memory = together(folder, count)
            print(f"| {files:,} files | {count} | {wall:.2f} | {cpu:.3f} | {memory:.0f}{'' if memory <= MEMORY_LIMIT else f', more than {MEMORY_LIMIT}'} | {1 / cpu if cpu else 0:.1f} |")
            if count == 16: cpu_of["render", files] = cpu
    print("\n| applications, 100 files each | CPU s of a refresh of all | cores, where one is due every 180 s |\n|---|---|---|")
    for applications in (100, 1000, 10000):
        seconds = applications * cpu_of["render", 100]
        print(f"| {applications:,} | {seconds:.1f} | {seconds / 180:.2f} |")


def others():
    compare("selfSigned RSA 2048, another seed each", 5 if quick else 100, [
        ("kyma-krm", [binary], lambda i: write("seeded", inputs.seed(i)), [b"tls.key: "]),
        ("openssl genrsa 2048", ["openssl", "genrsa", "2048"], None, [b"PRIVATE KEY"]),
    ])
    if quick or not shutil.which("kustomize"): return
    folder = work / "kustomize"  # a thousand: ten thousand take it minutes
    folder.mkdir()
    (folder / "all.yaml").write_text(inputs.documents(map(inputs.deployment, range(1000))))
    (folder / "kustomization.yaml").write_text("resources: [all.yaml]\nlabels: [{pairs: {team: edge}}]\n")
    compare("1,000 Deployments, built-in label transformer", 3, [("kustomize", ["kustomize", "build", str(folder)], None, [b"name: app-999"])])


def ratios():
    """Against the Go function, and against the same in block style."""
    block = next(cpu for (what, name), cpu in cpu_of.items() if what.startswith("10,000 Deployments, ") and name == "kyma-krm")
    print("\n| what | CPU, as a multiple of the Go function's | of block style's |\n|---|---|---|")
    for (what, name), cpu in list(cpu_of.items()):
        if name != "kyma-krm" or not ("small config" in what or what.startswith("10,000 Deployments")): continue
        peer = cpu_of.get((what, GO[0]))
        print(f"| {what} | {f'{cpu / peer:.3f}' if peer else '-'} | {f'{cpu / block:.1f}' if '10,000' in what else '-'} |")


for part in (lists, second_runs, folders, verbs, others): part()
cores, memory = os.cpu_count(), os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
print(f"Measured {datetime.date.today()} on {cores} cores and {memory:.0f} GiB, linux-{os.uname().machine}; medians of whole processes.\n")
print("| what | program | runs | wall s | CPU s | peak MiB |\n|---|---|---|---|---|---|")
for what, name, times, wall, cpu, memory in rows:
    print(f"| {what} | {name} | {times} | {wall:.3f} | {cpu:.3f} | {'-' if memory is None else f'{memory:.0f}'} |")
ratios()
argocd()
print()
if (work / "map").exists(): packages.print_table(work / "map", binary)
image = os.environ.get("KYMA_KRM_IMAGE")
if image and shutil.which("podman"):
    print("\nThe image:", subprocess.run(["podman", "image", "inspect", "--format", "{{.Size}} bytes", image], capture_output=True, text=True, check=True).stdout.strip())
