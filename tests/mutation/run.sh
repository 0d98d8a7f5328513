#!/usr/bin/env bash
# Breaks the code of a room on purpose, one small fault at a time, and tells which faults no test notices.
# Usage: tests/mutation/run.sh ROOM [FILE...] [--again] [--own] [--named] [--sample N] [--list]
#
# ROOM is a folder of function/ (Planning, Certificates/Pki); FILE a part of a file's path. All faults are compiled in
# at once, each behind a switch, and the tests that meet one run in a process that stays up. `--again` tries only what
# survived the last run, or was not tried when it was cut short; `--own` runs the room's own tests alone, which is
# quicker and stricter; `--sample N` tries every n-th fault of a large room; `--list` shows the faults and runs nothing.
# Several rooms with commas between them (Planning,Inputs) share one build. It fails where the room or one of its inner
# rooms is below 90 %; survivors.md names what may live. It also fails where survivors.md names a fault that the code
# has no more; with `--named`, which tries those as well, where a test notices one of them.
set -euo pipefail
repository="$(cd "$(dirname "$0")/../.." && pwd)"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
(($#)) || { sed -n '2,11s/^# \?//p' "$0"; exit 2; }
[[ -n ${NO_BUILD:-} ]] || nice -n 15 dotnet build "$repository/tests" -c Release --nologo -v quiet
nice -n 15 dotnet build "$repository/tests/mutation" -c Release --nologo -v quiet
exec nice -n 15 dotnet "$repository/tests/mutation/bin/Release/net10.0/Kyma.Krm.Mutation.dll" "$repository" "$@"
