#!/usr/bin/env bash
# Many readers at once: JSON answers and tiles of the sample from `planner serve`, then the same readers on one static file
# of the same server, for scale. Needs wrk (Debian: apt-get install wrk), curl and a Release build of src/Planner.Cli.
#   tests/Planner.Benchmarks/paired/readers.sh [SECONDS, default 600] [CONNECTIONS, default 200]
# Prints latencies and answers a second of both, and the server's memory every tenth of the time: it must stay flat.
set -euo pipefail
seconds=${1:-600} connections=${2:-200}
here=$(cd "$(dirname "$0")" && pwd)
planner=${PLANNER_DLL:-$here/../../../src/Planner.Cli/bin/Release/net10.0/planner.dll}
folder=$(mktemp -d)
end() {
  [ -z "${server:-}" ] || kill "$server" 2>/dev/null || true
  [ -z "${watcher:-}" ] || kill "$watcher" 2>/dev/null || true
  rm -rf "$folder"
}
trap end EXIT

for tool in wrk curl; do
  command -v "$tool" >/dev/null || { echo "Missing: $tool (Debian: apt-get install $tool)."; exit 1; }
done
[ -f "$planner" ] || { echo "Missing: $planner. Build it: dotnet build -c Release src/Planner.Cli"; exit 1; }

dotnet "$planner" serve --urls http://127.0.0.1:0 --state "$folder/state" >"$folder/out" 2>"$folder/err" &
server=$!
for _ in $(seq 600); do
  address=$(sed -n 's/^Planner answers at \([^ ]*\).*/\1/p' "$folder/err")
  [ -n "$address" ] && curl -fs "$address/health/ready" | grep -q '"ready"' && break
  kill -0 "$server" 2>/dev/null || { cat "$folder/err"; exit 1; }
  sleep 0.2
done

# Every connection goes round the same list, each from another place in it.
cat >"$folder/mix.lua" <<'LUA'
local paths = {
  "/api/workspace", "/api/layers", "/api/criteria", "/api/rank/columns", "/api/grid/loadings", "/api/grid/flow",
  "/api/grid/branches", "/api/sites", "/tiles/branch/2/0/1.mvt", "/tiles/branch/3/1/2.mvt", "/tiles/branch/3/2/3.mvt",
  "/tiles/branch/4/4/6.mvt", "/tiles/branch/5/8/12.mvt", "/tiles/bus/4/4/6.mvt", "/tiles/bus/5/8/12.mvt",
  "/tiles/site/4/4/6.mvt", "/tiles/counties/4/4/6.mvt", "/tiles/states/3/1/2.mvt", "/tiles/national_parks/3/1/3.mvt",
  "/basemap/us/4/4/6.mvt",
}
local at
function init() math.randomseed(os.time()); at = math.random(#paths) end
function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], { ["Accept-Encoding"] = "br" })
end
LUA
printf 'function request() return wrk.format("GET", nil, { ["Accept-Encoding"] = "br" }) end\n' >"$folder/one.lua"

memory() { awk '/VmRSS/ { printf "%d MB\n", $2 / 1024 }' "/proc/$server/status"; }
run() { # run NAME SECONDS SCRIPT ADDRESS
  echo "== $1: $connections connections, $2 s; memory before: $(memory)"
  (while sleep "$(awk "BEGIN { print $2 / 10 }")"; do echo "   memory $(memory)"; done) &
  watcher=$!
  wrk -t1 -c"$connections" -d"$2s" --timeout 10s --latency -s "$3" "$4"
  kill "$watcher" 2>/dev/null && wait "$watcher" 2>/dev/null || true
  echo "   memory after: $(memory)"
}

run "JSON and tiles" "$seconds" "$folder/mix.lua" "$address"
script=$(curl -fs "$address/" | grep -oE '/assets/react-[^"]+\.js' | head -n 1)
run "a static file ($script)" "$(((seconds + 9) / 10))" "$folder/one.lua" "$address$script"
