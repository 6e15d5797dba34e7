"""Connections to live databases: read only, within limits of time, and without ever telling a password."""

from __future__ import annotations

import importlib.util
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection

PATIENCE = 10
"""Seconds until a connection has to stand."""
LONGEST = 60
"""Seconds that one statement may take."""


class DatabaseError(Exception):
    """A database cannot be read; the message is one clear line, and holds no password."""


@contextmanager
def connected(address: str, seconds: int = LONGEST) -> Iterator[tuple[Connection, str]]:
    """Connect to a database inside, and give the connection and what the database is called.

    Everything runs in one transaction that may only read, and that is taken back at the end.

    Raises:
        DatabaseError: it is down, slow or missing, refuses, or its driver is not installed; also while it is read.
    """
    url = _parsed(address)
    label = _label(url)
    import sqlalchemy
    from sqlalchemy.exc import SQLAlchemyError

    try:
        engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.NullPool, **_options(url))
    except (ModuleNotFoundError, sqlalchemy.exc.NoSuchModuleError) as error:
        raise DatabaseError(_missing(url, error)) from None
    except (SQLAlchemyError, TypeError, ValueError):
        raise DatabaseError(f"{label}: the URL has a part that its driver does not know") from None
    try:
        with engine.connect() as connection:
            _restrict(connection, seconds)
            yield connection, label
            connection.rollback()
    except SQLAlchemyError as error:
        raise DatabaseError(f"{label}: {_said(error, url, seconds)}") from None
    except UnicodeError:
        raise DatabaseError(f"{label}: it holds names in another encoding than it says") from None
    finally:
        engine.dispose()


def allow(connection: Connection, seconds: float) -> None:
    """Let what follows take some seconds, where a database does not count them for each statement by itself."""
    raw: object = connection.connection.dbapi_connection
    if isinstance(raw, sqlite3.Connection):
        end = time.monotonic() + seconds
        raw.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)


# Private functions


def _parsed(address: str) -> URL:
    """Return a URL in parts, with a driver that is installed.

    Raises:
        DatabaseError: it is none, or SQLAlchemy is missing.
    """
    try:
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError
    except ImportError:
        raise DatabaseError("SQLAlchemy is missing, which reads databases: pip install 'pdmap[scan]'") from None
    kind = address.partition(":")[0]
    if address.count("@") > 1 and not kind.startswith("sqlite"):
        raise DatabaseError(f"the URL of a database that begins with `{_shown(kind)}:` has several `@`: {_ENCODE}")
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise DatabaseError(
            f"this is no URL of a database: write it like `postgresql://user@host/name`; {_ENCODE}"
        ) from None
    backend = _ALIASES.get(url.get_backend_name(), url.get_backend_name())
    if "+" in url.drivername:
        return url.set(drivername=f"{backend}+{url.drivername.partition('+')[2]}")
    drivers = _DRIVERS.get(backend)
    if not drivers:
        return url.set(drivername=backend)
    installed = (driver for driver, module in drivers if importlib.util.find_spec(module.partition(".")[0]))
    return url.set(drivername=f"{backend}+{next(installed, drivers[0][0])}")


def _label(url: URL) -> str:
    """Return what a database is called in places and messages: its URL without user, password and options."""
    host = f"[{url.host}]" if url.host and ":" in url.host else url.host or ""
    port = f":{url.port}" if url.port else ""
    return f"{url.get_backend_name()}://{host}{port}/{url.database or ''}"


def _options(url: URL) -> dict[str, object]:
    """Return the limits of a connection in the words of its driver.

    Raises:
        DatabaseError: the file of a SQLite database does not exist.
    """
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        if not path.is_file():
            raise DatabaseError(f"{_label(url)}: there is no such file")
        address = f"file:{quote(str(path.absolute()))}?mode=ro"
        return {"creator": lambda: sqlite3.connect(address, uri=True, timeout=PATIENCE, check_same_thread=False)}
    return {"connect_args": _LIMITS.get(url.get_driver_name(), {})}


def _restrict(connection: Connection, seconds: int) -> None:
    """Let a connection only read, and no statement take longer than some seconds."""
    backend = connection.dialect.name
    allow(connection, seconds)
    for statement in _RESTRICTIONS.get(backend, ()):
        connection.exec_driver_sql(statement.format(milliseconds=seconds * 1000))


def _missing(url: URL, error: Exception) -> str:
    """Return which package has to be installed for a kind of database."""
    backend = url.get_backend_name()
    if isinstance(error, ModuleNotFoundError):
        named = (error.name or url.get_driver_name()).partition(".")[0]
        package = _PACKAGE_OF.get(named) or _PACKAGES.get(backend, named)
        return f"the driver `{named}` for {backend} is missing: pip install {_quoted(package)}"
    return (
        f"`{_shown(url.drivername)}` is no kind of database that is known: {', '.join(sorted(_PACKAGES))}, sqlite are"
    )


def _quoted(package: str) -> str:
    return f"'{package}'" if "[" in package else package


def _said(error: Exception, url: URL, seconds: int) -> str:
    """Return what went wrong, in one line without a password."""
    original = getattr(error, "orig", None) or error
    state = getattr(original, "sqlstate", None) or getattr(original, "pgcode", None) or ""
    told = str(original)
    lowered = told.casefold()
    for states, words, message in _MESSAGES:
        if state in states or any(word in lowered for word in words):
            return message.format(patience=PATIENCE, seconds=seconds)
    line = next((line.strip() for line in told.splitlines() if line.strip()), type(original).__name__)
    return _shown(_without_secrets(line, url))


def _without_secrets(text: str, url: URL) -> str:
    secrets = {str(url.password)} if url.password else set()
    secrets |= {str(value) for key, value in url.query.items() if "pass" in key.casefold()}
    for secret in sorted(
        {form for each in secrets for form in (each, quote(each, safe=""), quote_plus(each))}, key=len
    ):
        text = text.replace(secret, "***") if secret else text
    return text


def _shown(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)[:200]


# Private tables

_STEPS = 10_000
"""Steps of SQLite from one look at the clock to the next: about a millisecond."""
_ENCODE = "what is not a letter or a digit in a user or password is written as `%40` for `@`"
_ALIASES = {"postgres": "postgresql", "sqlserver": "mssql"}
_DRIVERS: dict[str, tuple[tuple[str, str], ...]] = {
    "postgresql": (("psycopg", "psycopg"), ("psycopg2", "psycopg2"), ("pg8000", "pg8000")),
    "mysql": (("pymysql", "pymysql"), ("mysqldb", "MySQLdb"), ("mysqlconnector", "mysql.connector")),
    "mariadb": (("pymysql", "pymysql"), ("mariadbconnector", "mariadb")),
    "mssql": (("pymssql", "pymssql"), ("pyodbc", "pyodbc")),
    "oracle": (("oracledb", "oracledb"),),
}
"""Drivers in the order in which they are tried, with the modules that they are."""
_PACKAGES = {
    "postgresql": "psycopg[binary]",
    "mysql": "pymysql",
    "mariadb": "pymysql",
    "mssql": "pymssql",
    "oracle": "oracledb",
}
_PACKAGE_OF = {
    "psycopg2": "psycopg[binary]",
    "psycopg": "psycopg[binary]",
    "MySQLdb": "pymysql",
    "pyodbc": "pyodbc",
    "cx_Oracle": "oracledb",
}
"""What to install for a module that is missing."""
_LIMITS: dict[str, dict[str, object]] = {
    "psycopg": {"connect_timeout": PATIENCE, "application_name": "pdmap"},
    "psycopg2": {"connect_timeout": PATIENCE, "application_name": "pdmap"},
    "pg8000": {"timeout": PATIENCE},
    "pymysql": {"connect_timeout": PATIENCE, "read_timeout": LONGEST, "write_timeout": LONGEST},
    "mysqldb": {"connect_timeout": PATIENCE, "read_timeout": LONGEST, "write_timeout": LONGEST},
    "mysqlconnector": {"connection_timeout": PATIENCE},
    "mariadbconnector": {"connect_timeout": PATIENCE, "read_timeout": LONGEST},
    "pymssql": {"login_timeout": PATIENCE, "timeout": LONGEST},
    "pyodbc": {"timeout": PATIENCE},
    "oracledb": {"tcp_connect_timeout": PATIENCE},
}
_RESTRICTIONS: dict[str, tuple[str, ...]] = {
    "sqlite": ("PRAGMA query_only = 1",),
    "postgresql": ("SET TRANSACTION READ ONLY", "SET LOCAL statement_timeout = {milliseconds}"),
    "mysql": ("SET SESSION TRANSACTION READ ONLY",),
    "mariadb": ("SET SESSION TRANSACTION READ ONLY",),
    "oracle": ("SET TRANSACTION READ ONLY",),
}
_MESSAGES: tuple[tuple[frozenset[str], tuple[str, ...], str], ...] = (
    (
        frozenset({"28P01", "28000"}),
        ("password authentication failed", "access denied", "login failed", "no password supplied", "ora-01017"),
        "the database refuses the user or the password",
    ),
    (
        frozenset({"3D000"}),
        ("unknown database", "cannot open database", "ora-12514", "does not exist"),
        "the server has no such database, or no such user",
    ),
    (frozenset({"57014"}), ("statement timeout", "interrupted"), "a statement took longer than {seconds} seconds"),
    (
        frozenset(),
        ("timeout", "timed out"),
        "the server did not answer within {patience} seconds",
    ),
    (
        frozenset(),
        ("failed to resolve", "could not translate", "name or service not known", "nodename nor servname"),
        "the name of the host is not known",
    ),
    (
        frozenset(),
        (
            "connection refused",
            "could not connect",
            "can't connect",
            "no such file or directory",
            "network is unreachable",
        ),
        "nothing answers there: the server is down, or the port is wrong",
    ),
    (frozenset(), ("not a database", "malformed"), "the file is no SQLite database"),
    (frozenset(), ("database is locked",), "the database is locked by another program"),
)
