#!/usr/bin/env bash
# The main job on the example inventory: validate, draw the map, write both records.
# usage: tools/demo.sh BIN INVENTORY OUT
set -euo pipefail
bin=$1 inventory=$2 out=$3
pdmap="$bin/pdmap"
mkdir -p "$out"

printf '\n== %s: validate\n\n' "$inventory"
"$pdmap" validate "$inventory" --format concise

printf '\n== %s: map and records\n\n' "$inventory"
for suffix in html svg png pdf drawio mmd; do
  "$pdmap" map "$inventory" --output "$out/map.$suffix"
done
"$pdmap" map "$inventory" --paginate --output "$out/atlas.pdf"
for suffix in html pdf docx xlsx ods md csv json; do
  "$pdmap" records "$inventory" --output "$out/record.$suffix"
done
"$pdmap" records "$inventory" --bundle "$out/records.zip"
"$pdmap" verify "$out/records.zip"

printf '\n== inventories/webshop-flawed: what a validation finds\n\n'
"$pdmap" validate inventories/webshop-flawed || [ $? -eq 1 ]

printf '\nThe files are here:\n'
ls -1 "$out"/*
