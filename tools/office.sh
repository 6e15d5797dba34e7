#!/usr/bin/env bash
# Sees to it that there is LibreOffice, which reads the office documents back in the tests, with pdftotext, unzip and the
# letters of Liberation Sans: they are as wide as those of Arial, for which the heights of rows are reckoned.
set -euo pipefail

has_all() {
  command -v soffice > /dev/null && command -v pdftotext > /dev/null && command -v unzip > /dev/null &&
    [ -n "$(fc-list "Liberation Sans" 2> /dev/null)" ]
}

packages="libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils unzip fontconfig fonts-liberation"
if has_all; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  echo "installing LibreOffice, which reads the office documents back in the tests"
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # the names are words
  if { bash "$(dirname "$0")/lists.sh" && apt-get install -y --no-install-recommends $packages; } > "$log" 2>&1 && has_all; then exit 0; fi
  tail -n 5 "$log" >&2
fi
echo "LibreOffice, pdftotext, unzip or Liberation Sans is missing, which the tests of office documents need: sudo apt-get install $packages" >&2
exit 1
