#!/usr/bin/env bash
# Runs every test: restores and builds all, then the .NET tests, then the map UI's checks and tests.
# As root on Debian it installs what is missing; otherwise it says what is missing, and the tests that need it are skipped.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TZ=UTC
log=$(mktemp -d)
end() {
  [ -z "${postgres:-}" ] || as_postgres "$postgres/pg_ctl" -D "$log/postgres" -m immediate stop >/dev/null
  rm -rf "$log"
}
trap end EXIT

need() { # need COMMAND DEBIAN-PACKAGE
  command -v "$1" >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $2 ..."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null && return
  fi
  echo "Missing: $1. Install it (Debian: apt-get install $2). Tests that need it are skipped, or fail when CI=true."
}

stop() { echo "$1"; echo "0 passed, 1 failed"; exit 1; }

command -v dotnet >/dev/null || stop "Missing: the .NET SDK 10 (dotnet)."
command -v npm >/dev/null || stop "Missing: Node.js 20.19 or later with npm."
need chromium chromium
need ogrinfo gdal-bin
ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 || need postgis-extension postgresql-postgis

# PostgreSQL refuses to run as root, and then runs as the user of Debian's package.
as_postgres() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c '"$0" "$@"' -- "$@"; else "$@"; fi; }

start_postgis() { # a server for the tests alone: its data in the temporary folder, a Unix socket and no port of the network
  local bin
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
  ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 && [ -n "$bin" ] || return 1
  mkdir "$log/postgres" "$log/socket" && chmod 755 "$log"
  [ "$(id -u)" != 0 ] || chown postgres "$log/postgres" "$log/socket"
  as_postgres "$bin/initdb" -D "$log/postgres" -A trust -U planner >/dev/null &&
    as_postgres "$bin/pg_ctl" -D "$log/postgres" -w -l "$log/socket/log" \
      -o "-c listen_addresses= -c unix_socket_directories=$log/socket -c fsync=off" start >/dev/null || return 1
  postgres=$bin
  export PLANNER_TEST_POSTGIS="postgresql://planner@/postgres?host=$log/socket"
}
if [ -z "${PLANNER_TEST_POSTGIS:-}" ]; then
  start_postgis || echo "No PostGIS (Debian: postgresql-15-postgis-3). Its tests are skipped, or fail when CI=true."
fi

# One compiler for all projects halves the build; it is told to end with the tests.
dotnet build Planner.sln -c Release -v minimal -p:UseSharedCompilation=true || stop "The build failed."
dotnet build-server shutdown --vbcscompiler >/dev/null

passed=0 failed=0 skipped=0
count() { # count FILE LABEL: adds the last "label: N" of a test summary
  local n
  n=$(grep -oE "^ *$2: [0-9]+" "$1" | grep -oE '[0-9]+' | tail -n 1)
  echo "${n:-0}"
}

dotnet test --solution Planner.sln -c Release --no-build 2>&1 | tee "$log/dotnet"
dotnet_exit=${PIPESTATUS[0]}
passed=$(count "$log/dotnet" succeeded) failed=$(count "$log/dotnet" failed) skipped=$(count "$log/dotnet" skipped)
[ "$dotnet_exit" = 0 ] || [ "$failed" -gt 0 ] || failed=1
[ "$passed" -gt 0 ] || failed=$((failed + 1))

step() { # step NAME COMMAND...: one more check that passes or fails as a whole
  local name=$1
  shift
  echo "== $name"
  if (cd web/ui && "$@"); then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name"; fi
}

step "UI types" npm run --silent typecheck
step "UI lint" npm run --silent lint
echo "== UI tests"
(cd web/ui && npm test --silent -- --reporter=json --outputFile="$log/vitest.json" --reporter=default)
if [ -f "$log/vitest.json" ]; then
  read -r ui_passed ui_failed < <(node -e '
    const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    console.log(r.numPassedTests, r.numFailedTests + (r.success || r.numFailedTests ? 0 : 1));' "$log/vitest.json")
  passed=$((passed + ui_passed)) failed=$((failed + ui_failed))
else
  failed=$((failed + 1))
fi

[ "$skipped" = 0 ] || echo "$skipped skipped (their reasons are above)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
