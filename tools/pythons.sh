#!/usr/bin/env bash
# Tells whether another version of Python, and every environment, gives the same bytes. Usage: tools/pythons.sh BIN OTHER_PYTHON OUT
set -euo pipefail
bin=$(realpath "$1") other=$2 root=$PWD out=$(realpath -m "$3")
rm -rf "$out"
mkdir -p "$out/this" "$out/other" "$out/home-of-somebody"
"$bin/uv" venv --quiet --python "$other" "$out/environment"
UV_PROJECT_ENVIRONMENT="$out/environment" "$bin/uv" sync --quiet --frozen --all-extras --no-default-groups

for which in this other; do
  python=$bin/python
  [ "$which" = this ] || python=$out/environment/bin/python
  # A home of its own: names of this machine are looked for in what is written, and `/root` is in every drawing.
  (cd "$out/$which" && HOME=$out/home-of-somebody PYTHONPATH=$root PDMAP_CACHE=off "$python" "$root/tests/determinism/outputs.py" "$root" forwards) \
    > "$out/$which.txt" 2> "$out/$which.log" || { cat "$out/$which.log" >&2; exit 1; }
done
diff "$out/this.txt" "$out/other.txt"
printf '%s and %s: the same bytes from %d commands\n' \
  "$("$bin/python" --version)" "$("$out/environment/bin/python" --version)" "$(wc -l < "$out/this.txt")"
PDMAP_ENVIRONMENTS=all "$bin/python" -m pytest -q -n auto "$root/tests/determinism" -k environment
