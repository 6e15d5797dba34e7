#!/usr/bin/env bash
# Sees to it that there are the programs of a PostgreSQL server, whose reading of schemas the tests take as the truth.
# The tests start a server of their own in a temporary folder; one that the system runs is not touched.
set -euo pipefail

has_all() {
  local folder
  for folder in "$(pg_config --bindir 2> /dev/null || true)" /usr/lib/postgresql/*/bin /usr/local/bin /usr/bin; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then return 0; fi
  done
  return 1
}

if has_all; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  echo "installing PostgreSQL, whose reading of schemas the tests take as the truth"
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  if { bash "$(dirname "$0")/lists.sh" && apt-get install -y --no-install-recommends postgresql; } > "$log" 2>&1 && has_all; then exit 0; fi
  tail -n 5 "$log" >&2
fi
echo "initdb and postgres are missing, which the tests of schemas need: sudo apt-get install postgresql" >&2
exit 1
