#!/usr/bin/env bash
# Builds what a release consists of: the packages, and a CycloneDX list of everything that is installed with them.
# The same commit gives the same packages with the same build tools. Usage: tools/release.sh BIN FOLDER
set -euo pipefail
bin=$(realpath "$1") folder=$2
rm -rf "$folder"
mkdir -p "$folder/packages"

SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
"$bin/uv" build --quiet --no-sources --out-dir "$folder/packages"
rm -f "$folder/packages/.gitignore"

# What the lock says, in an environment without the tools of development, so that the list names nothing else.
installed=$(mktemp -d)
trap 'rm -rf "$installed"' EXIT
UV_PROJECT_ENVIRONMENT="$installed" "$bin/uv" sync --quiet --frozen --all-extras --no-default-groups --no-editable
"$bin/cyclonedx-py" environment --pyproject pyproject.toml --mc-type application --output-reproducible \
  --output-format JSON --output-file "$folder/pdmap.cdx.json" "$installed/bin/python"
(cd "$folder" && sha256sum packages/* pdmap.cdx.json > SHA256SUMS)
