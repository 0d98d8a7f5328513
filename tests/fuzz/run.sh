#!/usr/bin/env bash
# Searches longer than the tests do, for input that breaks a property of tests/Properties. What it finds becomes a case.
# Usage: tests/fuzz/run.sh MINUTES [TARGET...]   (list, config, documents, certificate, commands, folders; all of them, if none is named)
#
# With AFL++ (Debian: afl++) guided by what the program does with its input; out/fuzz/TARGET keeps what was learned, and
# the next run goes on from there. Without it by the tests' own generators, over and over, each time with other choices.
set -euo pipefail
minutes="${1:?how many minutes}"
cd "$(dirname "$0")/../.."
targets=("${@:2}")
((${#targets[@]})) || targets=(list config documents certificate commands folders)
# What searches for the same as a target of AFL++.
tests_of() {
  case $1 in
    list) echo ListScannerTests ;;
    documents) echo DamageTests ;;
    config) echo ConfigFuzzTests ;;
    certificate) echo HostileCertificateTests ;;
    commands) echo CommandFuzzTests ;;
    folders) echo HostileInputTests ;;
    *) echo "no target '$1': list, config, documents, certificate, commands, folders" >&2; return 2 ;;
  esac
}

for target in "${targets[@]}"; do tests_of "$target" >/dev/null || exit 2; done
seconds=$((minutes * 60 / ${#targets[@]})) out="$PWD/out/fuzz"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

generators() {
  local filter="" target
  for target in "${targets[@]}"; do filter+="${filter:+|}$(tests_of "$target")"; done
  local end=$((SECONDS + minutes * 60)) seed=$((RANDOM * 32768 + RANDOM))
  dotnet build tests --nologo -v quiet
  while ((SECONDS < end)); do
    seed=$((seed + 1))
    echo "== KYMA_KRM_FUZZ_SEED=$seed KYMA_KRM_FUZZ=4 dotnet test tests"
    KYMA_KRM_FUZZ_SEED=$seed KYMA_KRM_FUZZ=4 dotnet test tests --no-build --nologo \
      --filter "$filter"
  done
}

prepare() {
  # Inside the working copy, where the program finds the examples.
  mkdir -p "$out"
  work="$(mktemp -d "$out/build.XXXXXX")"
  trap 'rm -rf "$work"' EXIT
  dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$work/tools"
  dotnet build tests/fuzz -c Release -o "$work/plain" --nologo -v quiet
  cp -r "$work/plain" "$work/instrumented"
  for library in kyma-krm YamlDotNet BouncyCastle.Cryptography; do "$work/tools/sharpfuzz" "$work/instrumented/$library.dll"; done
}

fuzz() {
  local target=$1
  mkdir -p "$work/seeds/$target" "$out/$target"
  dotnet "$work/plain/Kyma.Krm.Fuzz.dll" seeds "$target" "$work/seeds/$target" || return 1
  # afl-fuzz passes over seeds that fail, so they are looked at first.
  dotnet "$work/plain/Kyma.Krm.Fuzz.dll" replay "$target" "$work/seeds/$target"/* || return 1
  echo "== $target: $seconds s"
  AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_SKIP_BIN_CHECK=1 AFL_AUTORESUME=1 \
    afl-fuzz -i "$work/seeds/$target" -o "$out/$target" -t 10000 -m none -x tests/fuzz/yaml.dict -V "$seconds" \
    -- dotnet "$work/instrumented/Kyma.Krm.Fuzz.dll" fuzz "$target" >"$out/$target/log.txt" || { tail "$out/$target/log.txt"; return 1; }
  grep -E 'execs_done|corpus_count|saved_' "$out/$target/default/fuzzer_stats"
  tell "$target" "$(find "$out/$target/default/crashes" "$out/$target/default/hangs" -name 'id*')"
}

# The program as it is says what is wrong; what hangs would hang here, too.
tell() {
  local target=$1 file status=0
  while IFS= read -r file; do
    [[ -n $file ]] || continue
    status=1
    timeout 20 dotnet "$work/plain/Kyma.Krm.Fuzz.dll" replay "$target" "$file" | head -n 60 || true
    echo "found: $file"
  done <<<"$2"
  return $status
}

if ! command -v afl-fuzz >/dev/null; then
  echo "afl-fuzz is missing: the tests' own generators search instead"
  generators
  exit
fi
status=0
prepare
for target in "${targets[@]}"; do fuzz "$target" || status=1; done
exit $status
