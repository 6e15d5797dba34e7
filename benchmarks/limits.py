"""What no reader of YAML can undercut: `python benchmarks/limits.py bytes FOLDER`, or `events FOLDER`.

`bytes` reads the manifests and does nothing with them; `events` has libyaml tell them as events, and drops these.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Do what is asked for, and print how many bytes or events there were."""
    _, what, folder = sys.argv
    paths = sorted(Path(folder).rglob("*.yaml"))
    print({"bytes": read_bytes, "events": read_events}[what](paths), what)


def read_bytes(paths: list[Path]) -> int:
    """Return the number of bytes."""
    return sum(len(path.read_bytes()) for path in paths)


def read_events(paths: list[Path]) -> int:
    """Return the number of events that libyaml tells."""
    import yaml

    return sum(sum(1 for _ in yaml.parse(path.read_bytes(), Loader=yaml.CLoader)) for path in paths)


if __name__ == "__main__":
    main()
