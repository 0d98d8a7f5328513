#!/usr/bin/env bash
# Whole processes, side by side and in one run: wall and CPU seconds and peak memory, medians. Every timed run's answer is checked too.
# Usage: tests/benchmarks/run.sh [--quick]. Needs bash, python3, openssl, node with npm, kustomize; .ci/publish builds what is measured.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary="${KYMA_KRM_BINARY:-$PWD/out/kyma-krm}"
[[ -x $binary ]] || { echo "error: $binary is not there: run .ci/publish, or set KYMA_KRM_BINARY" >&2; exit 2; }

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp tests/benchmarks/typescript/* "$work"
(cd "$work" && npm install --silent --no-audit --no-fund >/dev/null 2>&1) || echo "note: npm could not install the peer; its rows are left out" >&2
exec python3 tests/benchmarks/measure.py "$binary" "$work" "$@"
