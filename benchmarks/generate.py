"""Write an inventory of a made-up company, as large as asked for: `python benchmarks/generate.py --systems 300 FOLDER`.

The same numbers give the same bytes: nothing is read but `words.toml`, and no clock. Manifests are written as soon as
they are full.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from company import SYSTEMS_PER_ACTIVITY, Entry, make_company

FIELDS = 20
FEWER_FIELDS = 6
MANY_SYSTEMS = 2_000
PER_FILE = 40
SEED = 1

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./:-]*( [A-Za-z0-9_./-]+)*")
_NOT_TEXT = frozenset({"true", "false", "null", "no", "yes", "on", "off"})


def main() -> None:
    """Write the inventory that the arguments ask for."""
    arguments = _arguments()
    fields = arguments.fields or usual_fields(arguments.systems)
    company = make_company(arguments.systems, fields, arguments.seed, arguments.systems_per_activity)
    write(manifests(company), arguments.folder)


def write(files: Iterable[tuple[str, str]], folder: Path) -> None:
    """Write files, each with its name and text."""
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def usual_fields(systems: int) -> int:
    """Return how many fields a system has in a company of a size where nobody asks for another number."""
    return FIELDS if systems <= MANY_SYSTEMS else FEWER_FIELDS


def manifests(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each manifest: a folder for each department, as teams keep their own.

    A section is in files of a size that people still open. A file is yielded once it is full, so that few are held.
    """
    yield "organization.yaml", _ORGANIZATION
    open_files: dict[tuple[str, str], list[str]] = {}
    numbers: dict[tuple[str, str], int] = {}
    for entry in entries:
        key = entry.department, entry.section
        objects = open_files.setdefault(key, [])
        if len(objects) == PER_FILE:
            numbers[key] = numbers.get(key, 0) + 1
            yield f"{_stem(*key)}-{numbers[key]:03}.yaml", _section(entry.section, objects)
            objects.clear()
        objects.append("".join(_lines(entry)))
    for key, objects in open_files.items():
        number = f"-{numbers[key] + 1:03}" if key in numbers else ""
        yield f"{_stem(*key)}{number}.yaml", _section(key[1], objects)


# Private functions

_ORGANIZATION = """\
organization:
  name: Lindgren & Vale Group AB
  country: SE
  contact: {email: privacy@company.example}
  dpo: {name: Maja Lindgren, contact: dpo@company.example}
  representative: none
  supervisory_authority: IMY
  regimes: [eu-gdpr]
"""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the manifests are written")
    parser.add_argument("--systems", type=int, required=True, help="number of systems")
    parser.add_argument("--fields", type=int, help=f"fields of each, about; {FIELDS} up to {MANY_SYSTEMS:,} systems")
    parser.add_argument("--systems-per-activity", type=int, default=SYSTEMS_PER_ACTIVITY, help="at most")
    parser.add_argument("--seed", type=int, default=SEED, help="another number is another company")
    return parser.parse_args()


def _stem(department: str, section: str) -> str:
    return f"{department}/{section}" if department else section


def _section(section: str, objects: Iterable[str]) -> str:
    return f"{section}:\n{''.join(objects)}"


def _lines(entry: Entry) -> Iterator[str]:
    yield f"  {entry.id}:\n"
    for key, value in entry.keys.items():
        if key == "fields":
            yield "    fields:\n"
            yield from (f"      - {_flow(each)}\n" for each in value)
        else:
            yield f"    {key}: {_flow(value)}\n"


def _flow(value: Any) -> str:  # noqa: ANN401 - whatever YAML can say
    """Return a value in one line of YAML."""
    match value:
        case str():
            return _text(value)
        case bool():
            return str(value).lower()
        case Mapping():
            return "{" + ", ".join([f"{key}: {_flow(inner)}" for key, inner in value.items()]) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case _:
            return str(value)


@lru_cache(maxsize=4096)
def _text(value: str) -> str:
    """Return a text as YAML writes it; a company has few words, so the last ones are remembered."""
    return value if _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXT else f'"{value}"'


if __name__ == "__main__":
    main()
