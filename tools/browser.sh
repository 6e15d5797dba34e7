#!/usr/bin/env bash
# Sees to it that there is a Chromium, which the tests of the HTML map drive.
set -euo pipefail

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" > /dev/null; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  echo "installing Chromium, which the tests of the HTML map drive"
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  if { apt-get update && apt-get install -y --no-install-recommends chromium; } > "$log" 2>&1; then exit 0; fi
  tail -n 5 "$log" >&2
fi
echo "Chromium is missing, which the tests of the HTML map need: sudo apt-get install chromium" >&2
exit 1
