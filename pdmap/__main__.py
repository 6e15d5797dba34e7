"""Run pdmap as `python -m pdmap`."""

import os
import sys


def _leave_out_working_folder() -> None:
    """Keep Python from importing what lies in the working folder, which it puts first for `-m`.

    An inventory may come from anybody, and a `yaml.py` beside it with it. Who runs pdmap from its own sources stays
    able to. Nothing may be imported before but what Python itself has loaded.
    """
    if sys.flags.safe_path or not sys.path:
        return
    own = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120
    if os.path.realpath(sys.path[0]) != own:
        del sys.path[0]


if __name__ == "__main__":
    _leave_out_working_folder()
    from pdmap.cli import main

    main()
