"""What stands in a schema arrives in the findings of drift as text and does nothing, in every format."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from pdmap.app.drift import holding
from pdmap.scan import reading
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Place, Schema, Table, Trouble
from pdmap.scan.verdicts import ColumnVerdict, Step, TableVerdict, Tier
from tests.injection.inventories import Case, Payload, Written, payloads
from tests.injection.seen import arrived
from tests.injection.sinks import REPORTS, Sink
from tests.injection.test_shown import Judged

INVENTORY = "systems:\n  shop: {kind: application}\n"
CONFIGURATION = '[sources]\nshop = ["shop.names"]\n'


def _read(documents: tuple[Document, ...]) -> Schema:
    """Read a text to each line, as the name of a table, of a column, as a type, and as what cannot be read."""
    tables: list[Table] = []
    troubles: list[Trouble] = []
    for document in documents:
        for number, line in enumerate(document.data.decode().split("\n"), 1):
            text, place = json.loads(line), Place(document.path, number)
            column = Column(name=text, type=text, place=place, comment=text)
            tables.append(Table(name=text, columns=(column,), place=place, comment=text))
            troubles.append(Trouble(place, text))
    return Schema(tuple(tables), tuple(troubles))


def _classified(schema: Schema) -> tuple[TableVerdict, ...]:
    return tuple(
        TableVerdict(
            table=table.name,
            is_personal=True,
            about=table.name,
            columns=tuple(
                ColumnVerdict(
                    table=table.name,
                    column=column.full_name,
                    tier=Tier.LINKED if number % 2 else Tier.DIRECT,
                    data_type="email.address",
                    confidence=0.9,
                    steps=(Step("x", column.name, 1.0),),
                )
                for column in table.columns
            ),
        )
        for number, table in enumerate(schema.tables)
    )


@pytest.fixture(autouse=True)
def _any_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that takes every text for a name."""
    known = {"names": Reader("names", (".names",), lambda _: True, _read)}
    monkeypatch.setattr(reading, "known_readers", lambda: known)
    monkeypatch.setattr(holding, "classify", _classified)


def _case(folder: Path, texts: Iterable[str]) -> Case:
    """Return an inventory of a schema with a name for each text, each with a mark of its own behind it."""
    written = list(texts)
    (folder / "inventory").mkdir(parents=True)
    (folder / "inventory" / "a.yaml").write_text(INVENTORY, "utf-8")
    (folder / "pdmap.toml").write_text(CONFIGURATION, "utf-8")
    (folder / "shop.names").write_text(
        "\n".join(json.dumps(f"{text} (zq{number})", ensure_ascii=False) for number, text in enumerate(written)),
        "utf-8",
    )
    marks = {number: Written("column", Payload(str(number), text)) for number, text in enumerate(written)}
    ids: dict[str, tuple[str, ...]] = dict.fromkeys(("systems", "parties", "activities"), ("shop",))
    return Case(folder / "inventory", marks, ids)


@pytest.mark.parametrize("form", REPORTS)
def test_names_of_a_schema_are_text(form: str, tmp_path: Path, judged: Judged) -> None:
    arguments = ("drift", "{inventory}", "-f", form, "--as-of", "2026-11-23", "--output", "{output}")
    sink = Sink(f"drift {form}", arguments, REPORTS[form], form)
    harmless = _case(tmp_path / "harmless", ("n" * len(payload.text) for payload in payloads()))
    attack = _case(tmp_path / "attack", (payload.text for payload in payloads()))
    found, known = judged(sink, attack, attack), judged(sink, harmless, harmless).parts
    assert found.parts - known == set()
    arrival = arrived(found, attack, are_names=True)
    assert arrival.wrong == ()
    assert arrival.right
