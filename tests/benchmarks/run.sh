#!/usr/bin/env bash
# Whole processes, side by side and in one run: wall and CPU seconds (medians), peak memory; what takes how much of the file. Every timed run's
# answer is checked too. Builds what it measures. With KYMA_KRM_IMAGE the size of that image is told, too.
# Usage: tests/benchmarks/run.sh [--quick]. Needs what .ci/publish needs, and python3, GNU time, openssl, node with npm, kustomize.
set -euo pipefail
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
.ci/publish "$work/published" -p:LinkerMap="$work/map" >&2
cp tests/benchmarks/typescript/* "$work"
(cd "$work" && npm install --silent --no-audit --no-fund >/dev/null 2>&1) || echo "note: npm could not install the peer; its rows are left out" >&2
python3 tests/benchmarks/measure.py "$work/published/kyma-krm" "$work" "$@"
