#!/usr/bin/env bash
# Writes function/Native/order.txt: the functions that a run meets, in the order in which they are to lie in the file.
# Run it before a release, and where the memory of a small config has grown. Needs what .ci/publish needs, python3, valgrind.
# Usage: tests/benchmarks/order.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
.ci/publish "$work/published" -p:KeepSymbols=true >&2
python3 tests/benchmarks/order.py "$work/published/kyma-krm" "$work" >"$work/order.txt"
mv "$work/order.txt" function/Native/order.txt
