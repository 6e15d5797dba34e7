"""The outputs of the product: for each, a command line that writes it, and the judge that reads it back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.injection.inventories import Case
from tests.injection.seen import as_path

Kind = Literal["attack", "quiet", "untidy"]


@dataclass(frozen=True, slots=True)
class Sink:
    name: str
    arguments: tuple[str, ...]
    """The command; `{inventory}` stands for its folder, `{output}` for the file, `{system}` and others for ids."""
    judge: str
    suffix: str

    is_in_order: bool = True
    """Whether a text is read in one piece, not beside others that stand in its lines."""
    is_printed: bool = False
    """Whether standard output is read, for there is no option for a file."""
    is_abridged: bool = False
    """Whether texts are left out where there is no room for them, and which ones depends on how long they are."""
    first: tuple[str, ...] = ()
    """A command that makes what this one reads: `{made}`."""
    kind: Kind = "attack"
    """Which inventory it is made of: names of files that attack may be refused, and only what is wrong is mended."""

    def commands(self, case: Case, before: Case, folder: Path) -> list[list[str]]:
        """Return the command lines for an inventory, the last of which is that of the output.

        Args:
            case: The inventory.
            before: The same inventory with other texts, where something is compared.
            folder: Where `output` is written; `made` is kept beside the inventory.
        """
        made = case.folder.parent / "made.zip"
        names = {
            "{inventory}": str(case.folder),
            "{before}": str(before.folder),
            "{columns}": f"{case.folder}.tsv",
            "{system}": case.ids["systems"][0],
            "{party}": case.ids["parties"][0],
            "{activity}": case.ids["activities"][0],
            "{other_system}": case.ids["systems"][:2][-1],
            "{other_party}": case.ids["parties"][:2][-1],
            "{other_activity}": case.ids["activities"][:2][-1],
            "{text}": f"{case.texts[0].payload.text} (zq0)",
            "{path}": as_path(f"{case.texts[0].payload.text} (zq0)"),
            "{output}": str(self.file(folder)),
            "{made}": str(made),
        }
        words = (self.first, self.arguments) if self.first and not made.exists() else (self.arguments,)
        return [[_with(names, argument) for argument in each] for each in words]

    def file(self, folder: Path) -> Path:
        """Return what the command writes."""
        return folder / f"output.{self.suffix}"

    @property
    def shown(self) -> str:
        """Return the name of the list of what it shows: formats of a command share one where they show the same."""
        command, _, form = self.name.rpartition(" ")
        title = self.name if OF_THEIR_OWN.get(command, frozenset()) & {form, "*"} else command
        return re.sub(r":\S+", "", title.replace(":{other_", " other:{"))


FORMATS = {
    "markdown": "md",
    "html": "html",
    "pdf": "pdf",
    "docx": "docx",
    "xlsx": "xlsx",
    "ods": "ods",
    "csv": "csv",
    "json": "json",
}
"""The formats of documents."""

REPORTS = {
    "full": "terminal",
    "concise": "terminal",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "json",
    "junit": "xml",
    "markdown": "markdown",
}
MAPS = {
    "svg": "xml",
    "html": "html",
    "pdf": "pdf",
    "drawio": "drawio",
    "graphml": "xml",
    "dot": "dot",
    "mermaid": "mermaid",
    "json": "json",
    "csv": "csv",
    "markdown": "markdown",
}
VIEWS = (
    *(
        "whole",
        "system:{system}",
        "party:{party}",
        "activity:{activity}",
        "data:health",
        "subject:customer",
        "transfers",
    ),
    *("countries", "breach:{system}", "request:customer"),
    *("system:{other_system}", "party:{other_party}", "activity:{other_activity}"),
)
"""Views; those of something are of the first object, which knows everything, and of the second, which does not."""
TEMPLATES = ("ico", "dsk", "cnil", "apd", "cnpd", "dpc", "edps")
DOCUMENTS = (
    *("breach-register", "completeness", "contract-checklist", "dpia-screening", "measures", "notice", "subprocessors"),
    *("transfer-annexes:{party}", "transfers"),
)
ANSWERS = {
    "breach": ("breach", "{system}", "-i", "{inventory}"),
    "subject": ("subject", "customer", "-i", "{inventory}"),
    "transfers": ("transfers", "-i", "{inventory}"),
    "parties": ("parties", "-i", "{inventory}"),
}
QUESTIONS = {"query": ("query", "-i", "{inventory}"), "parties": ANSWERS["parties"], "transfers": ANSWERS["transfers"]}
FEED = ("parties", "-i", "{inventory}", "--against", "{before}", "--url", "https://example.com/page")


DAY = ("--as-of", "2026-11-23")
TAIL = (*DAY, "--output", "{output}")
BUNDLE = (
    *("records", "{inventory}", "--role", "controller"),
    *(word for form in ("markdown", "html", "pdf", "docx", "xlsx", "ods", "json") for word in ("--without", form)),
    "--bundle",
)


DIFFS = {"text": "terminal", "json": "json", "markdown": "markdown"}
TRACES = {"tree": "tree", "table": "terminal", "json": "json", "svg": "xml", "markdown": "markdown"}
SIDE_BY_SIDE = frozenset({"query text", "transfers text", "trace table", "parties text", "map pdf", "records pdf"})
"""Outputs in which lines of several texts stand beside one another, or pages break within a text."""
ABRIDGED = frozenset({"validate markdown", "diff markdown"})
"""Outputs that hold as much as a comment may; pictures are others, for they hold as much as labels have room for."""


OF_THEIR_OWN = {
    "validate": frozenset({"full", "concise", "gitlab"}),
    "map": frozenset({"html", "json", "csv", "markdown", "drawio", "graphml"}),
    "records processor": frozenset({"csv"}),
    "trace": frozenset("*"),
    "query": frozenset({"text"}),
    "parties": frozenset({"text", "json", "csv"}),
    "transfers": frozenset({"json", "csv"}),
    "diff": frozenset("*"),
    **{f"map {view}": frozenset({"markdown"}) for view in (*VIEWS, "diff")},
}
"""The formats of a command that show other texts than its other formats do; `*` where each shows its own."""


def sinks() -> tuple[Sink, ...]:
    """Return every output."""
    return (*reports(), *_maps(), *_records(), *_documents(), *_answers(), *_changes(), *_others())


def reports() -> tuple[Sink, ...]:
    """Return the outputs of `pdmap validate`, which is all that there is of manifests that cannot be read."""
    return tuple(_sink("validate", ("validate", "{inventory}"), form, judge) for form, judge in REPORTS.items())


# Private functions


def _maps() -> Iterator[Sink]:
    for form, judge in MAPS.items():
        yield _sink("map", ("map", "{inventory}"), form, judge)
    for form, judge in (("svg", "xml"), ("markdown", "markdown")):
        compared = ("map", "{inventory}", "--view", "diff", "--against", "{before}", "--revision", "{text}")
        yield _sink("map diff", compared, form, judge)
    for view in VIEWS:
        for form, judge in (("svg", "xml"), ("markdown", "markdown")):
            yield _sink(f"map {view}", ("map", "{inventory}", "--view", view), form, judge)
    for form, judge in TRACES.items():
        yield _sink("trace", ("trace", "health", "{inventory}"), form, judge)


def _records() -> Iterator[Sink]:
    words = ("records", "{inventory}", "--role")
    for form in FORMATS:
        yield _sink("records", (*words, "controller"), form)
    for form in ("html", "csv"):
        yield _sink("records processor", (*words, "processor"), form)
    for name in TEMPLATES:
        yield _sink(f"template {name}", (*words, "controller", "-t", name), "html")


def _documents() -> Iterator[Sink]:
    for name in DOCUMENTS:
        for form in ("html", "markdown"):
            yield _sink(f"document {name}", ("document", name, "{inventory}"), form)


def _answers() -> Iterator[Sink]:
    for name, words in ANSWERS.items():
        for form in ("text", "html", "docx", "markdown", "xlsx"):
            yield _sink(name, words, form)
        if name != "parties":
            yield _sink(f"{name} public", (*words, "--public"), "html")
    yield _sink("query", QUESTIONS["query"], "text")
    for name, words in QUESTIONS.items():
        for form in ("json", "csv"):
            yield _sink(name, words, form)


def _changes() -> Iterator[Sink]:
    for form, judge in DIFFS.items():
        yield _sink("diff", ("diff", "{before}", "{inventory}"), form, judge)
    for form, judge in (("rss", "rss"), ("json", "json")):
        yield Sink(f"feed {form}", (*FEED, "--feed", form, *TAIL), judge, form)


def _others() -> Iterator[Sink]:
    yield Sink("baseline json", ("baseline", "{inventory}", "--baseline", "{output}", *DAY), "json", "json")
    yield Sink("export parquet", ("export", "parquet", "{inventory}", *TAIL), "parquet", "folder")
    yield Sink("bundle zip", (*BUNDLE, "{output}", *DAY), "bundle", "zip", kind="quiet")
    verify = ("verify", "{made}", "--against", "{before}")
    for form, judge in (("text", "terminal"), ("json", "json")):
        settings = ("config", "{inventory}", "--baseline", "{path}", "-f", form)
        yield Sink(f"config {form}", settings, judge, form, is_printed=True)
        held = (*BUNDLE, "{made}", *DAY)
        yield Sink(f"verify {form}", (*verify, "-f", form), judge, form, is_printed=True, first=held, kind="quiet")
    for form, judge in (("text", "terminal"), ("tsv", "tsv"), ("json", "json"), ("yaml", "yaml")):
        found = ("scan", "--columns", "{columns}", "-i", "{inventory}", "--system", "x", "-f", form)
        yield Sink(f"scan {form}", (*found, "--output", "{output}"), judge, form, is_in_order=form != "text")
    mended = ("validate", "{inventory}", "--diff", *DAY)
    yield Sink("fix diff", mended, "terminal", "diff", is_printed=True, kind="untidy")


def _sink(name: str, words: tuple[str, ...], form: str, judge: str = "") -> Sink:
    reader = judge or ("terminal" if form == "text" else form)
    title = f"{name} {form}"
    return Sink(
        title,
        (*words, "-f", form, *TAIL),
        reader,
        FORMATS.get(form, form),
        is_in_order=title not in SIDE_BY_SIDE,
        is_abridged=form == "svg" or title in ABRIDGED,
    )


def _with(names: Mapping[str, str], argument: str) -> str:
    for sign, name in names.items():
        argument = argument.replace(sign, name)
    return argument
