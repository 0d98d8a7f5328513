#!/usr/bin/env bash
# Searches longer than the tests do: the readers of resources, configs, manifests and certificates over generated and damaged input,
# each time four times as much, until the minutes are over. What it finds becomes a case.
# Usage: tests/fuzz/run.sh MINUTES
set -euo pipefail
minutes="${1:?how many minutes}"
cd "$(dirname "$0")/../.."
dotnet build tests --nologo -v quiet
end=$((SECONDS + minutes * 60)) times=4
while ((SECONDS < end)); do
  echo "== $times times the ordinary search"
  KYMA_KRM_FUZZ=$times timeout "$((end - SECONDS + 5))" dotnet test tests --no-build --nologo \
    --filter "ListScannerTests|HostileInputTests|ConfigFuzzTests" || { ((SECONDS >= end)) && break || exit 1; }
  times=$((times * 4))
done
