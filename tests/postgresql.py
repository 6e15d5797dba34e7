"""A PostgreSQL server of the tests' own, in a temporary folder, reached by a socket in it."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psycopg

PASSWORD = "p@ss:w/rd"  # noqa: S105 - of a server that nobody else reaches
USER = "pdmap"


class Server:
    """A server that runs."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port

    def url(self, database: str = "postgres", password: str = PASSWORD, user: str = USER) -> str:
        return f"postgresql://{user}:{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=USER, password=PASSWORD, dbname=database, autocommit=True
        )

    def make(self, database: str, statements: str) -> str:
        """Make a database by statements, and return its URL."""
        with self.connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database}"'.encode())
            connection.execute(f'CREATE DATABASE "{database}"'.encode())
        with self.connect(database) as connection:
            connection.execute(statements.encode())
        return self.url(database)


@contextmanager
def started() -> Iterator[Server]:
    """Start a server as a user who is not root, for its programs refuse to run as root."""
    with tempfile.TemporaryDirectory(prefix="pg") as place:
        folder = Path(place)
        owner = _owner(folder)
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        _give(folder, owner)
        options = (
            "-U",
            USER,
            "-A",
            "scram-sha-256",
            f"--pwfile={folder / 'password'}",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        )
        subprocess.run([*owner, _program("initdb"), "-D", folder / "data", *options], check=True, capture_output=True)
        port = _free_port()
        settings = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": folder, "fsync": "off"}
        written = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        process = subprocess.Popen(
            [*owner, _program("postgres"), "-D", folder / "data", *written],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            server = Server(folder, port)
            _wait(server, process)
            yield server
        finally:
            process.send_signal(signal.SIGINT)  # the fast way: without waiting for its clients
            process.wait(timeout=30)


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server ended at its start"
        with suppress(psycopg.OperationalError):
            server.connect().close()
            return
        time.sleep(0.1)
    raise TimeoutError


def _owner(folder: Path) -> list[str]:
    """Return the command that runs another as somebody who is not root; nothing where nobody is."""
    if os.getuid():
        return []
    names = [name for name in ("postgres", "nobody") if _is_user(name)]
    user = pwd.getpwnam(names[0])
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _is_user(name: str) -> bool:
    with suppress(KeyError):
        pwd.getpwnam(name)
        return True
    return False


def _give(folder: Path, owner: list[str]) -> None:
    if owner:
        uid, gid = (int(part.partition("=")[2]) for part in owner[1:3])
        for path in (folder, folder / "password"):
            os.chown(path, uid, gid)


def _program(name: str) -> str:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = next((str(path) for path in (each / name for each in folders) if path.exists()), None) or shutil.which(name)
    assert found, f"{name} is missing, which the tests of schemas need: apt-get install postgresql"
    return found


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
