"""Run pdmap as `python -m pdmap`."""

from pdmap.cli import main

main()
