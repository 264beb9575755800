#!/usr/bin/env bash
# The whole mutation run: mutants that Stryker.NET generates, then the faults written by hand (README of Planner.Permitting).
# usage: run.sh [FOLDER]   where the reports go; given again, the faults go on where they were stopped
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(realpath -m "${1:-$here/../StrykerOutput}")
cd "$here/.."
dotnet tool restore >/dev/null
MutationRun=true dotnet stryker -f Mutation/stryker.json --output "$out/generated"
mkdir -p "$out/faults"
Mutation/faults.sh "$out/faults"
