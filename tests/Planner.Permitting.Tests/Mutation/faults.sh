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

options=(-c Release -v q -p:MutationRun=true -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false)
dotnet build "$tests" "${options[@]}" >"$copy/build.log" 2>&1 || { echo "The tests do not build: see $copy/build.log"; exit 1; }

holds() { # builds the one project that changed and runs the tests: 0 all pass, 1 one fails, 2 does not build
  dotnet build "$copy/src/Planner.Permitting" "${options[@]}" --no-restore -p:BuildProjectReferences=false </dev/null >"$copy/build.log" 2>&1 || return 2
  cp "$copy/src/Planner.Permitting/bin/Release/net10.0/Planner.Permitting.dll" "$tests/bin/Release/net10.0/"
  dotnet "$tests/bin/Release/net10.0/Planner.Permitting.Tests.dll" --stop-on-fail on </dev/null >"$copy/tests.log" 2>&1 || return 1
}

holds || { echo "Without any fault a test fails: see $copy/tests.log"; exit 1; }
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
