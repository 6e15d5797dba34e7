"""What does not change the meaning of an inventory changes no finding: the order of files and keys, comments, lines."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pdmap.app.load import load_texts
from pdmap.app.terms import Terms
from pdmap.app.validate import validate
from pdmap.config.configuration import Configuration, Settings
from pdmap.findings import Profile
from pdmap.source import Plain, parse, plain

AS_OF = dt.date(2026, 11, 23)
ROOT = Path(__file__).parents[2] / "inventories"
STRICT = Terms(Configuration(Settings(profile=Profile.STRICT)))
Texts = Mapping[str, bytes]
Identity = tuple[str, str, str, str]


def _read(name: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((ROOT / name).glob("*.yaml"))}


def _identities(texts: Texts) -> set[Identity]:
    """Return what is found, without the places where it stands."""
    findings = validate(load_texts(texts), AS_OF, terms=STRICT).findings
    return {(item.fingerprint, item.message, item.check.severity, item.remedy) for item in findings}


def _files_in_other_order(texts: Texts) -> Texts:
    return {f"{number:02}.yaml": texts[name] for number, name in enumerate(sorted(texts, reverse=True))}


def _one_file_for_each_object(texts: Texts) -> Texts:
    files: dict[str, bytes] = {}
    for text in texts.values():
        for section, objects in _mapping(text).items():
            parts = objects.items() if isinstance(objects, dict) and section != "organization" else ()
            for identifier, item in parts:
                files[f"{section}/{identifier}.yaml"] = json.dumps({section: {identifier: item}}).encode()
            if not parts:
                files[f"{section}.yaml"] = json.dumps({section: objects}).encode()
    return files


def _keys_in_other_order(texts: Texts) -> Texts:
    return {name: json.dumps(_reversed(_mapping(text))).encode() for name, text in texts.items()}


def _with_comments_and_empty_lines(texts: Texts) -> Texts:
    return {
        name: b"# a comment\n\n" + text.replace(b"\n\n", b"\n\n# another comment: with a colon\n\n\n")
        for name, text in texts.items()
    }


def _with_windows_line_ends(texts: Texts) -> Texts:
    return {name: text.replace(b"\n", b"\r\n") for name, text in texts.items()}


CHANGES: list[Callable[[Texts], Texts]] = [
    _files_in_other_order,
    _one_file_for_each_object,
    _keys_in_other_order,
    _with_comments_and_empty_lines,
    _with_windows_line_ends,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
@pytest.mark.parametrize("inventory", ["cloudkarafka", "webshop-flawed", "minimal"])
def test_what_changes_no_meaning_changes_no_finding(inventory: str, change: Callable[[Texts], Texts]) -> None:
    texts = _read(inventory)
    assert _identities(change(texts)) == _identities(texts)


def test_the_same_texts_give_the_same_findings_in_the_same_order() -> None:
    texts = _read("webshop-flawed")
    first, second = (validate(load_texts(texts), AS_OF, terms=STRICT).findings for _ in range(2))
    assert first == second


def _mapping(text: bytes) -> dict[str, Plain]:
    root = parse("inventory.yaml", text).root
    assert root is not None
    value = plain(root)
    assert isinstance(value, dict)
    return value


def _reversed(value: Plain) -> Plain:
    if isinstance(value, dict):
        return {key: _reversed(value[key]) for key in reversed(value)}
    if isinstance(value, list):
        return [_reversed(item) for item in value]
    return value
