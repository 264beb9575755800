#!/usr/bin/env bash
# Builds each hand-written fault of faults.tsv into a copy of the evaluator and says whether a test on small laws finds it.
# usage: faults.sh [FOLDER]   the copy; give it again to go on where a run was stopped (results.tsv in it)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
copy=${1:-$(mktemp -d)}
tests=$copy/tests/Planner.Permitting.Tests
(cd "$here/../../.." && git ls-files -coz --exclude-standard -- global.json '*.props' .editorconfig .build src/Planner.Domain src/Planner.Permitting tests/Shared tests/Planner.Permitting.Tests |
  tar --null -T - -cf -) | tar -xmf - -C "$copy"
touch "$copy/results.tsv"

holds() { # builds the copy and runs its tests: 0 all pass, 1 one fails, 2 does not build
  dotnet build "$tests" -c Release -v q -p:MutationRun=true -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false </dev/null >"$copy/build.log" 2>&1 || return 2
  dotnet "$tests/bin/Release/net10.0/Planner.Permitting.Tests.dll" </dev/null >"$copy/tests.log" 2>&1 || return 1
}

holds || { echo "Without any fault the tests fail or do not build: see $copy/*.log"; exit 1; }
while IFS=$'\t' read -r file find replace meaning; do
  cut -f 3 "$copy/results.tsv" | grep -qxF "$meaning" && continue
  source=$copy/src/Planner.Permitting/$file
  text=$(cat "$source"; echo .)
  mutant=${text/"$find"/"$replace"}
  if [ "$mutant" = "$text" ]; then result="not in the code any more"; else
    printf '%s' "${mutant%.}" >"$source"
    result=lives
    holds || { [ $? = 1 ] && result=found || result="does not build"; }
    printf '%s' "${text%.}" >"$source"
  fi
  printf '%s\t%s\t%s\n' "$result" "$file" "$meaning" | tee -a "$copy/results.tsv"
done < <(tail -n +2 "$here/faults.tsv")
echo "$(cut -f 1 "$copy/results.tsv" | sort | uniq -c | sed 's/^ *//' | paste -sd, -)"
! grep -v '^found' "$copy/results.tsv"
