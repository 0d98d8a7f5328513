#!/usr/bin/env bash
# Whole processes, side by side and in one run: wall and CPU seconds (medians), peak memory; many renders at once, as in
# Argo CD's sidecar; what takes how much of the file. Every timed run's answer is checked too. Builds what it measures.
# With KYMA_KRM_IMAGE the size of that image is told, too; with KYMA_KRM_BINARY that file is measured, and none is built.
# Usage: tests/benchmarks/run.sh [--quick]. Needs what .ci/publish needs, and python3, GNU time, openssl. The peers join in
# where their tools are: node with npm (TypeScript SDK), go (a function on kyaml), kustomize. With PEER_GO that file is
# the Go function, built elsewhere: for a machine that cannot reach Go's modules.
set -euo pipefail
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
trap 'chmod -R u+w "$work" && rm -rf "$work"' EXIT
binary="${KYMA_KRM_BINARY:-}"
if [[ -z $binary ]]; then
  .ci/publish "$work/published" -p:LinkerMap="$work/map" >&2
  binary="$work/published/kyma-krm"
fi
cp tests/benchmarks/typescript/* "$work"
(cd "$work" && npm install --silent --no-audit --no-fund >/dev/null 2>&1) ||
  echo "note: npm could not install the peer; its rows are left out" >&2
if [[ -n ${PEER_GO:-} ]]; then
  cp "$PEER_GO" "$work/peer-go"
else
  cp -r tests/benchmarks/peer-go "$work/go"
  (cd "$work/go" && go mod tidy >/dev/null 2>&1 && go build -trimpath -ldflags=-s -o ../peer-go . >/dev/null 2>"$work/go.log") ||
    echo "note: go could not build the peer; its rows are left out" >&2
fi
python3 tests/benchmarks/measure.py "$(realpath "$binary")" "$work" "$@"
