#!/usr/bin/env bash
# Sees to it that there is a Chromium, which the tests of pages drive. CI gets the one without windows, where a page costs
# a third of the time; anybody else keeps what is there.
set -euo pipefail

has() { command -v "$1" > /dev/null; }
has_any() { has chromium || has chromium-browser || has google-chrome; }
install() { apt-get install -y --no-install-recommends "$1"; }

if has chromium-headless-shell || { has_any && [ -z "${CI:-}" ]; }; then exit 0; fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if [ "$(id -u)" = 0 ] && has apt-get; then
  echo "installing Chromium, which the tests of pages drive"
  export DEBIAN_FRONTEND=noninteractive
  if { bash "$(dirname "$0")/lists.sh" && { install chromium-headless-shell || has_any || install chromium; }; } > "$log" 2>&1; then exit 0; fi
fi
if has_any; then exit 0; fi
tail -n 5 "$log" >&2
echo "Chromium is missing, which the tests of pages need: sudo apt-get install chromium-headless-shell (or chromium)" >&2
exit 1
