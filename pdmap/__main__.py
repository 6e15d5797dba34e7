"""Run pdmap as `python -m pdmap`."""

import signal

# An interrupt while pdmap is loaded ends it as it ends any program, without a traceback.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import os
import sys
from pathlib import Path


def _leave_out_working_folder() -> None:
    """Keep Python from importing what lies in the working folder, which it puts first for `-m`.

    An inventory may come from anybody, and a `yaml.py` beside it with it. Who runs pdmap from its own sources stays
    able to.
    """
    if sys.flags.safe_path or not sys.path:
        return
    if os.path.realpath(sys.path[0]) != os.path.realpath(Path(__file__).parents[1]):
        del sys.path[0]


if __name__ == "__main__":
    _leave_out_working_folder()
    from pdmap.cli import main

    main()
