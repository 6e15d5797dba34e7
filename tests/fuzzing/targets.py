"""What is given changed inputs, what it may answer, and what must hold of the answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from random import Random
from typing import TypeVar

from pdmap.app.checks import known_codes
from pdmap.app.draw import draw, material_of, renderers, view_kinds
from pdmap.app.edition import Edition
from pdmap.app.fix import fix
from pdmap.app.load import Loaded, load_texts
from pdmap.app.only import Only, some_picked
from pdmap.app.record import record, registers_in_use, writers, written
from pdmap.app.selecting import SelectionError
from pdmap.app.subject import people, subject
from pdmap.app.terms import Terms
from pdmap.app.validate import shown_as, validate
from pdmap.bundles.archive import unpacked
from pdmap.bundles.error import BundleError
from pdmap.bundles.listing import read_listing
from pdmap.config.codes import KnownCodes, check_codes
from pdmap.config.configuration import Configuration, Settings, settle
from pdmap.config.error import ConfigurationError
from pdmap.config.file import CONFIGURATION_FILE, PROJECT_FILE, read_file
from pdmap.findings import LawProfile, Profile
from pdmap.registry import discover
from pdmap.reporters.report import Reporter
from pdmap.source import parse
from pdmap.suppress.baseline import BaselineError, baseline_text, read_baseline
from pdmap.suppress.instructions import Mistake, instruction_in
from tests.fuzzing import seeds
from tests.fuzzing.bytewise import mutated
from tests.fuzzing.soundness import UnsoundError, check_findings, check_told, is_sound
from tests.fuzzing.sources import source_targets
from tests.fuzzing.structured import changed
from tests.fuzzing.target import Target

Thing = TypeVar("Thing")
DAY = dt.date(2026, 11, 23)
STRICT = Terms(Configuration(Settings(profile=Profile.STRICT, law_profile=LawProfile.OMNIBUS_IV_PROPOSAL)))


def check_reader(data: bytes) -> None:
    if not is_sound(parse("f", data)):
        raise UnsoundError("a finding or a comment stands outside of the text")


def check_binder(data: bytes) -> None:
    """Read, hold against the schema, bind and resolve."""
    loaded = load_texts({"a.yaml": data})
    check_findings(loaded.findings, loaded.sources)


def check_inventory(data: bytes) -> None:
    """Read, bind, resolve, judge and report in every format, twice the same."""
    loaded = load_texts({"a.yaml": data})
    report = shown_as(validate(loaded, DAY, terms=STRICT), ".", color=False)
    check_findings((*report.findings, *(item.finding for item in report.hidden)), report.sources)
    texts = [reporter.render(report) for reporter in _reporters().values()]
    again = shown_as(validate(load_texts({"a.yaml": data}), DAY, terms=STRICT), ".", color=False)
    if again != report:
        raise UnsoundError("a second validation finds something else")
    for text in texts:
        text.encode(errors="strict")


def check_answers(data: bytes) -> None:
    """Draw, record, answer and mend what can be read."""
    loaded = load_texts({"a.yaml": data})
    if loaded.inventory.organization is None and not loaded.inventory.systems:
        return
    turn = _TURN.match(data)
    _check_maps(loaded, int(turn[1]) if turn else None)
    _check_documents(loaded, int(turn[1]) if turn else None)
    contents = {"a.yaml": data}
    fixed = fix(contents, (), lambda again: validate(again, DAY)).contents
    if fix(fixed, (), lambda again: validate(again, DAY)).contents != fixed:
        raise UnsoundError("a second --fix changes something more")


def check_configuration(name: str, data: bytes) -> None:
    try:
        given = read_file(name, name, data)
        check_codes(settle((given or {},)), _codes())
    except ConfigurationError as error:
        check_told(error)


def check_baseline(data: bytes) -> None:
    try:
        baseline = read_baseline(data, shown="b.json", path="b.json")
    except BaselineError as error:
        check_told(error)
    else:
        again = read_baseline(baseline_text(baseline.entries).encode(), shown="b.json", path="b.json")
        if again.keys != baseline.keys:
            raise UnsoundError("a baseline that is written is another one")


def check_selector(data: bytes) -> None:
    try:
        some_picked(Only((data.decode(errors="surrogateescape"),), (), "--only"), _shop(), DAY, Terms())
    except SelectionError as error:
        check_told(error)


def check_comment(data: bytes) -> None:
    found = instruction_in(data.decode(errors="replace").replace("\n", " "))
    if isinstance(found, Mistake) and not (found.message.isprintable() and found.remedy.isprintable()):
        raise UnsoundError(f"{found.message!r}")


def check_bundle(data: bytes) -> None:
    try:
        for content in unpacked(data).values():
            read_listing(content)
    except BundleError as error:
        check_told(error)


def _bytes(of: Callable[[], tuple[bytes, ...]], tokens: tuple[bytes, ...], random: Random) -> bytes:
    return mutated(of(), random, tokens) if tokens else mutated(of(), random)


def _manifest(random: Random) -> bytes:
    return mutated(seeds.manifests(), random) if random.random() < 0.2 else changed(seeds.trees(), random)


def _turned(random: Random) -> bytes:
    return b"# %d\n%b" % (random.randrange(1_000), _manifest(random))


TARGETS = {
    "reader": Target(partial(_bytes, seeds.spellings, ()), check_reader, "validate .", "a.yaml", 0),
    "binder": Target(_manifest, check_binder, "validate .", "a.yaml", 6_000),
    "inventory": Target(_manifest, check_inventory, "validate .", "a.yaml", 600),
    "answers": Target(_turned, check_answers, "records .", "a.yaml", 200),
    "configuration": Target(
        partial(_bytes, lambda: seeds.CONFIGURATIONS, seeds.TOML_TOKENS),
        partial(check_configuration, CONFIGURATION_FILE),
        "config .",
        CONFIGURATION_FILE,
        15_000,
    ),
    "project": Target(
        partial(_bytes, lambda: seeds.CONFIGURATIONS, seeds.TOML_TOKENS),
        partial(check_configuration, PROJECT_FILE),
        "config .",
        PROJECT_FILE,
        5_000,
    ),
    "baseline": Target(
        partial(_bytes, lambda: seeds.BASELINES, ()), check_baseline, "validate . --baseline b.json", "b.json", 10_000
    ),
    "selector": Target(
        partial(_bytes, lambda: seeds.SELECTORS, seeds.SELECTOR_TOKENS), check_selector, "query", "selector", 4_000
    ),
    "comment": Target(
        partial(_bytes, lambda: seeds.COMMENTS, seeds.COMMENT_TOKENS), check_comment, "validate .", "comment", 20_000
    ),
    "bundle": Target(partial(_bytes, seeds.bundles, ()), check_bundle, "verify b.zip", "b.zip", 15_000),
    **dict(source_targets()),
}

# Private functions


@cache
def _reporters() -> dict[str, Reporter]:
    return discover("pdmap.reporters", "REPORTER", Reporter)


@cache
def _codes() -> KnownCodes:
    return known_codes()


@cache
def _shop() -> Loaded:
    return load_texts({"a.yaml": (seeds.ROOT / "inventories" / "minimal" / "inventory.yaml").read_bytes()})


_TURN = re.compile(rb"# (\d+)\n")
"""A number before a manifest: which of all views and documents is made; all of them where it is missing."""


def _in_turn(things: Sequence[Thing], turn: int | None) -> Sequence[Thing]:
    """Return the one of several whose turn it is, or all."""
    return things if turn is None or not things else (things[turn % len(things)],)


def _check_maps(loaded: Loaded, turn: int | None) -> None:
    """Build views of an inventory, of the first thing that each may be about, and draw them as text."""
    material = material_of(loaded, DAY)
    for kind in _in_turn([kind for kind in view_kinds().values() if not kind.is_comparison], turn):
        choices = kind.choices(material) if kind.choices else ("",)
        if choices:
            view = kind.build(replace(material, argument=choices[0]))
            for form in ("dot", "mermaid", "graphml", "json", "csv", "markdown"):
                draw(view, renderers()[form])


def _check_documents(loaded: Loaded, turn: int | None) -> None:
    edition = Edition(as_of=DAY)
    makes = [partial(record, loaded, register, edition) for register in registers_in_use(loaded)]
    makes += [partial(subject, loaded, name, edition) for name in people(loaded)[:1]]
    for make in _in_turn(makes, turn):
        document = make()
        for form in ("json", "csv", "markdown", "html"):
            written(document, writers()[form])
