"""Write an inventory of a made-up company, as large as asked for: `python benchmarks/generate.py --systems 300 FOLDER`.

The same numbers give the same bytes: nothing is read but `words.toml`, and no clock.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from company import SYSTEMS_PER_ACTIVITY, Company, Objects, make_company

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
    for name, text in sorted(manifests(company).items()):
        path = arguments.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def usual_fields(systems: int) -> int:
    """Return how many fields a system has in a company of a size where nobody asks for another number."""
    return FIELDS if systems <= MANY_SYSTEMS else FEWER_FIELDS


def manifests(company: Company) -> dict[str, str]:
    """Return the text of each manifest by its name: a folder for each department, as teams keep their own."""
    files = {"organization.yaml": _ORGANIZATION}
    files |= _split("parties", "parties", company.parties)
    for section, by_department in (
        ("systems", company.systems),
        ("activities", company.activities),
        ("flows", company.flows),
    ):
        for department, objects in by_department.items():
            files |= _split(f"{department}/{section}", section, objects)
    return files


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


def _split(stem: str, section: str, objects: Objects) -> dict[str, str]:
    """Return a section in files of a size that people still open."""
    rest = iter(objects.items())
    parts: list[Objects] = []
    while part := dict(islice(rest, PER_FILE)):
        parts.append(part)
    names = [f"{stem}.yaml"] if len(parts) == 1 else [f"{stem}-{number:03}.yaml" for number in range(1, len(parts) + 1)]
    return {name: f"{section}:\n{''.join(_lines(part))}" for name, part in zip(names, parts, strict=True)}


def _lines(objects: Objects) -> Iterator[str]:
    for id_, keys in objects.items():
        yield f"  {id_}:\n"
        for key, value in keys.items():
            if key == "fields":
                yield "    fields:\n"
                yield from (f"      - {_flow(entry)}\n" for entry in value)
            else:
                yield f"    {key}: {_flow(value)}\n"


def _flow(value: Any) -> str:  # noqa: ANN401 - whatever YAML can say
    """Return a value in one line of YAML."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return value if _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXT else f'"{value}"'
        case Mapping():
            return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case _:
            return str(value)


if __name__ == "__main__":
    main()
