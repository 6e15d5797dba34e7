#!/usr/bin/env bash
# Renew what is generated and kept in the repository: the schema, the pictures, the screen in the README,
# the pages about rules, commands, the language, the vocabulary and the configuration.
# usage: tools/docs.sh BIN
set -euo pipefail
bin=$1
mkdir -p schemas
"$bin/pdmap" schema --output schemas/inventory.schema.json
PYTHONPATH=. "$bin/python" tools/pictures.py
"$bin/python" tools/configuration.py
"$bin/python" tools/screen.py
"$bin/python" -m tools.manual
