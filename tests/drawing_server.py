"""The process that is copied for each request to a worker: see `drawing`. It is run as a file, and imports no pdmap."""

import json
import os
import runpy
import socket
import sys
import traceback
from contextlib import suppress
from typing import Any, NoReturn

LONGEST = 1_000_000


def serve(number: int) -> None:
    """Answer requests until nobody can ask anymore."""
    with suppress(ImportError):
        import pygraphviz  # noqa: F401
    with suppress(ImportError):
        import typst  # noqa: F401
    with socket.socket(fileno=number) as asked:
        while True:
            message, files, _, _ = socket.recv_fds(asked, LONGEST, 2)
            if not message:
                return
            process = os.fork()
            if not process:
                _work(json.loads(message), *files)
            for file in files:
                os.close(file)
            asked.send(str(process).encode())
            asked.send(str(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])).encode())


def _work(request: dict[str, Any], question: int, answer: int) -> NoReturn:
    """Run a worker as a program of its own is run, and end as it does."""
    code = 1
    try:
        os.setsid()
        os.dup2(question, 0)
        os.dup2(answer, 1)
        os.closerange(3, 64)
        sys.stdin, sys.stdout = os.fdopen(0, encoding="utf-8"), os.fdopen(1, "w", encoding="utf-8")
        os.environ.clear()
        os.environ.update(request["environment"])
        os.chdir(request["folder"])
        sys.argv = [request["file"]]
        runpy.run_path(request["file"], run_name="__main__")
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except BaseException:  # noqa: BLE001 - as a program ends
        traceback.print_exc()
    finally:
        with suppress(OSError):
            sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
