"""Who takes how much of the static file: reads the map that lld writes beside it. See run.sh."""
import collections, os, re, sys

# How the names of each package begin in the compiled program.
PACKAGES = {
    "kyma_krm": "kyma-krm itself", "BouncyCastle_Cryptography": "BouncyCastle.Cryptography", "CommandLine": "CommandLineParser",
    "KubernetesClient_Aot": "KubernetesClient.Aot", "YamlDotNet": "YamlDotNet",
}
LIBRARIES, RUNTIME, OPENSSL = "the .NET libraries that they use", "the .NET runtime and the C library", "OpenSSL (hashes and chance of .NET)"
PACKAGE = re.compile(r"(?<![A-Za-z])(" + "|".join(PACKAGES) + r")_")
LIBRARY = re.compile(r"S_P_|System_|Microsoft_|Internal_")
LINE = re.compile(r"\s*([0-9a-f]+)\s+[0-9a-f]+\s+([0-9a-f]+)\s+\d+ (\s*)(.*)$")
NOT_IN_THE_FILE = (".bss", ".tbss", ".relro_padding")


def owner_of(symbol):
    """A List<T> of a package's T is there because of the package. None where a name tells nothing: strings, tables."""
    found = PACKAGE.search(re.sub(r"^_lsda\d+|^__[A-Z]+(?=kyma|Bouncy|Command|Kube|Yaml)", "", symbol))
    return PACKAGES[found[1]] if found else LIBRARIES if LIBRARY.search(symbol) else None


def linked(lines):
    """Everything that is linked: section, file, first address, length, and its symbols as (address, name)."""
    section, current = "", None
    for line in lines:
        if not (found := LINE.match(line)): continue
        address, size, indent, text = int(found[1], 16), int(found[2], 16), len(found[3]), found[4]
        if indent >= 16:
            if current and current[2] <= address < current[2] + current[3]: current[4].append((address, text))
            continue
        if current: yield current
        current = (section, text, address, size, []) if indent else None
        if not indent: section = text
    if current: yield current


def by_owner(start, length, symbols):
    """Bytes from each symbol to the next, by who owns it."""
    counts, ends = collections.Counter(), [address for address, _ in symbols[1:]] + [start + length]
    for (address, name), end in zip(symbols, ends): counts[name if name == "__dehydrated_data" else owner_of(name)] += end - address
    counts[None] += length - sum(counts.values())
    return counts


def spread(counts, count, shares):
    named = {owner: share for owner, share in shares.items() if owner}
    for owner, share in named.items(): counts[owner] += count * share / sum(named.values())


def shares(map_file, size):
    """Bytes of the file by owner. What carries no name is spread over what does."""
    managed, others, types = collections.Counter(), collections.Counter(), collections.Counter()
    with open(map_file) as lines:
        for section, file, start, length, symbols in linked(lines):
            if section in NOT_IN_THE_FILE: continue
            if "kyma-krm.o" in file: (types if section == ".hydrated" else managed).update(by_owner(start, length, symbols))
            else: others[OPENSSL if "libcrypto" in file or "OpenSsl" in file else RUNTIME] += length

    # The types are packed in the file, and unpacked at the start.
    spread(managed, managed.pop("__dehydrated_data"), types)
    spread(managed, managed.pop(None), +managed)
    total = managed + others
    return {owner: count * size / sum(total.values()) for owner, count in total.items()}


def print_table(map_file, binary):
    size = os.path.getsize(binary)
    print(f"| part of the file ({size:,} bytes) | MB |\n|---|---|")
    for owner, count in sorted(shares(map_file, size).items(), key=lambda share: -share[1]): print(f"| {owner} | {count / 1e6:.2f} |")


if __name__ == "__main__": print_table(sys.argv[1], sys.argv[2])
