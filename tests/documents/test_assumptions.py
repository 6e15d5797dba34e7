"""Records mark what was assumed: every answer that they tell, whatever object gives it."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record
from pdmap.writers import markdown

MANIFEST = Path(__file__).parent / "inventory" / "everything.yaml"

UNMARKED = {
    "activities.billing.name": "heads what is told of the activity",
    "activities.billing.role": "decides which register the activity is in",
    "activities.hosting.role": "decides which register the activity is in",
    "activities.hosting.systems": "not known, and so not assumed",
    "data_types.badge.name": "about the vocabulary",
    "data_types.badge.special": "about the vocabulary",
    "subjects.fan.name": "about the vocabulary",
    "subjects.fan.vulnerable": "about the vocabulary",
    "flows.export.activity": "decides where the flow is told",
    "organization.regimes": "decides how references and transfers are told",
    "parties.host.access_from": "told as a step of the data, which follows from several answers",
    "parties.host.subprocessors": "told as a way of the data, which follows from several answers",
    "parties.shops.role": "decides which register it is told in",
    "systems.wiki.name": "told as what a measure does not hold for",
}
"""Assumed answers that no record marks, each with the reason. The list may only get shorter."""


def test_every_answer_that_was_assumed_is_marked_or_has_a_reason() -> None:
    document = yaml.safe_load(MANIFEST.read_text("utf-8"))
    document["activities"]["billing"]["residency"] = ["NO"]  # which an older YAML takes for `false`
    guesses = dict(_assumed(document))
    loaded = load_texts({"everything.yaml": json.dumps(document, default=str).encode()})
    assert loaded.findings == ()
    documents = (record(loaded, register, Edition(as_of=dt.date(2026, 11, 23))) for register in Register)
    told = "".join(markdown.write(each).decode() for each in documents).replace("\\", "")
    assert {name for name, guess in guesses.items() if guess not in told} == UNMARKED.keys()


# Private functions


def _assumed(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Assume every answer of every object; yield each with its reason."""
    for path, answers in _objects(document):
        answers.pop("assumptions", None)
        guesses = {key: f"a guess at {path}.{key}!" for key in answers}
        answers["assumptions"] = guesses
        yield from ((f"{path}.{key}", guess) for key, guess in guesses.items())


def _objects(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for section, objects in document.items():
        if section == "organization":
            yield section, objects
        else:
            yield from ((f"{section}.{name}", answers) for name, answers in objects.items())
