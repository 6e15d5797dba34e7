#!/usr/bin/env bash
# Fetches the system's lists of packages, unless that was done within the last hour: three installations follow one
# another, and each would wait for the network.
set -euo pipefail

lists=/var/lib/apt/lists
if [ -n "$(find "$lists" -maxdepth 1 -name '*_Packages*' -print -quit 2> /dev/null)" ] &&
  [ -n "$(find "$lists" -maxdepth 0 -mmin -60)" ]; then exit 0; fi
apt-get update
