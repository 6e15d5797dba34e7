"""Measure how long it takes to read schemas: `python benchmarks/scan.py`.

It writes `benchmarks/scan.md`, one section for each thing that is measured. Each run is a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
RUNS = 5
SIZES = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Measured:
    """What reading a script took, in the median of its runs."""

    columns: int
    size: int
    """Octets of the script."""
    wall: float
    """Seconds on the clock, from the bytes to the tables."""
    work: float
    """Seconds of computing."""
    memory: int
    """Octets of the whole process at its peak."""


def main() -> None:
    """Measure, print the page and write it."""
    arguments = _arguments()
    found = [measure(columns, arguments.runs) for columns in arguments.sizes]
    text = page(found, arguments.runs)
    print(text, end="")
    arguments.output.write_text(text, encoding="utf-8")


def measure(columns: int, runs: int) -> Measured:
    """Write a script, and return the medians of reading it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "structure.sql"
        path.write_text(make_structure(columns), encoding="utf-8")
        taken = [_read(path) for _ in range(runs)]
        size = path.stat().st_size
    wall, work, memory, read = (statistics.median(each[key] for each in taken) for key in _FIGURES)
    return Measured(int(read), size, wall, work, int(memory))


def make_structure(columns: int) -> str:
    """Return a dump of about as many columns, as `pg_dump --schema-only` writes one."""
    tables = -(-columns // len(_COLUMNS))
    parts = [_HEAD, *(_definition(at) for at in range(tables)), *(_keys(at) for at in range(tables))]
    return "\n".join(parts)


def page(found: Sequence[Measured], runs: int) -> str:
    """Return what was measured as Markdown."""
    columns = ("columns", "script", "seconds", "of work", "memory")
    rows = [
        (f"{it.columns:,}", f"{it.size / 1e6:.1f} MB", f"{it.wall:.2f}", f"{it.work:.2f}", f"{it.memory / 1e6:.0f} MB")
        for it in found
    ]
    return "\n".join(
        (
            "<!-- Made by `make bench-scan` with `benchmarks/scan.py`. -->\n",
            "# Scan\n",
            f"{_machine()}\n",
            "## Reading SQL\n",
            f"{_SQL} {f'medians of {runs} runs.' if runs > 1 else 'each ran once.'}\n",
            _table(columns, rows),
        )
    )


# Private functions


def _read(path: Path) -> dict[str, float]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _CHILD, str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)  # noqa: S603 - our own
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _definition(at: int) -> str:
    body = ",\n".join(f"    {column}" for column in _COLUMNS)
    return (
        f"--\n-- Name: table_{at}; Type: TABLE; Schema: public; Owner: -\n--\n\n"
        f"CREATE TABLE public.table_{at} (\n{body}\n);\n\n"
        f"CREATE SEQUENCE public.table_{at}_id_seq\n    START WITH 1\n    INCREMENT BY 1\n    NO MINVALUE\n"
        f"    NO MAXVALUE\n    CACHE 1;\n\nALTER SEQUENCE public.table_{at}_id_seq OWNED BY public.table_{at}.id;\n"
    )


def _keys(at: int) -> str:
    table = f"public.table_{at}"
    return (
        f"ALTER TABLE ONLY {table} ALTER COLUMN id SET DEFAULT nextval('{table}_id_seq'::regclass);\n\n"
        f"ALTER TABLE ONLY {table}\n    ADD CONSTRAINT table_{at}_pkey PRIMARY KEY (id);\n\n"
        f"CREATE INDEX index_{at} ON {table} USING btree (email);\n\n"
        f"ALTER TABLE ONLY {table}\n    ADD CONSTRAINT fk_{at} FOREIGN KEY (user_id) REFERENCES public.table_0(id);\n\n"
        f"COMMENT ON COLUMN {table}.note IS 'What was said; in the person''s own words';\n"
    )


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["--:"] * len(columns)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (columns, rule, *rows))


def _machine() -> str:
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Python {python}, {os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f} at the end."


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="numbers of columns")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--output", type=Path, default=HERE / "scan.md")
    return parser.parse_args()


# Private tables

_FIGURES = ("wall", "work", "memory", "columns")
_CHILD = """
import json, resource, sys, time
data = open(sys.argv[1], "rb").read()
wall, work = time.perf_counter(), time.process_time()
from pdmap.scan.reader import Document
from pdmap.scan.readers.sql import READER
schema = READER.read((Document("structure.sql", data),))
assert schema.troubles == ()
print(json.dumps({
    "wall": time.perf_counter() - wall, "work": time.process_time() - work,
    "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    "columns": sum(len(table.columns) for table in schema.tables),
}))
"""
_SQL = (
    "A made-up dump of PostgreSQL, with keys, foreign keys, indexes and sequences. The time is from the bytes to the "
    "tables, imports included; memory is that of the whole process;"
)
_HEAD = "SET statement_timeout = 0;\nSET client_encoding = 'UTF8';\n"
_COLUMNS = (
    "id bigint NOT NULL",
    "user_id bigint",
    "email character varying(255) DEFAULT ''::character varying NOT NULL",
    "first_name text",
    "created_at timestamp(6) without time zone DEFAULT now() NOT NULL",
    "updated_at timestamp with time zone",
    "settings jsonb DEFAULT '{}'::jsonb NOT NULL",
    "state integer DEFAULT 0 NOT NULL",
    "current_sign_in_ip inet",
    "amount numeric(10,2) DEFAULT 0.0",
    "tags text[] DEFAULT '{}'::text[]",
    "note text",
)


if __name__ == "__main__":
    main()
