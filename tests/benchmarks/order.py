"""Runs the program under valgrind, and prints the names of the functions that ran. See order.sh."""
import concurrent.futures, pathlib, re, subprocess, sys

import inputs

binary, work = sys.argv[1], pathlib.Path(sys.argv[2])
HEADER = """\
# The functions that a run meets, written by tests/benchmarks/order.sh: first those of a function's run, then those that
# other shapes of input, render, check, explain, trace and import add. Sorted within each of them."""
FUNCTION = re.compile(r"(c?)fn=\((\d+)\)(?: (.*))?$")


def write(name, text):
    file = work / name
    file.write_text(text, newline="")
    return str(file)


def functions_of(name, arguments, stdin=None):
    """The names of all functions that one run of the program calls."""
    report = work / f"{name}.calls"
    with open(stdin or "/dev/null", "rb") as source, open(work / f"{name}.answer", "wb") as sink:
        subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={report}", binary, *arguments],
            stdin=source, stdout=sink, stderr=subprocess.DEVNULL, cwd=work)
    names = {}
    for line in report.read_text(errors="replace").splitlines():
        found = FUNCTION.match(line)
        # A name is written once, and then only its number; what follows a ' is how deep it called itself.
        if found and found[3]: names[found[2]] = found[3].split("'")[0]
    return set(names.values())


def symbols():
    listed = subprocess.run(["nm", binary], capture_output=True, text=True, check=True).stdout
    return {name for _, kind, name in (line.split(" ", 2) for line in listed.splitlines() if line[0] != " ") if kind in "tTwW"}


configs, istio = write("configs", inputs.configs(300)), write("istio", inputs.istio(300))
config = write("config", inputs.documents([inputs.CONFIG]))
first = functions_of("first", [], configs)
runs = [
    [("small", [], write("small", inputs.configs(1))), ("second", [], str(work / "first.answer"))],
    [(f"shape-{i}", [], write(f"shape-{i}", text(200))) for i, text in enumerate([inputs.block, *inputs.SHAPES.values()])],
    [("render", ["render", configs])],
    [("check", ["check", configs]), ("check-istio", ["check", "--output", "json", istio])],
    [("explain", ["explain", configs]), ("explain-istio", ["explain", config, istio])],
    [("trace", ["trace", "--from", "ns-1", "--to", "https://foreign-0.example.net", istio])],
    [("import", ["import", istio])],
]
print(HEADER)
known, before = symbols(), set()
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    for found in [[pool.submit(functions_of, *run) for run in group] for group in runs]:
        met = set().union(first, *(future.result() for future in found)) & known
        print("\n".join(sorted(met - before)))
        before |= met
