"""The page about a check: what it looks at, why, the law, an example, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.manual.explanation import PROFILES, Explanation, Guide, Origin, Source
from pdmap.manual.page import Block, Code, Heading, Items, Page, Paragraph, Quotation


def check_page(explanation: Explanation) -> Page:
    """Return the page about a check."""
    check = explanation.check
    return Page(f"{check.code} ({check.severity}): {check.title}", tuple(_blocks(explanation)))


# Private functions


def _blocks(explanation: Explanation) -> Iterator[Block]:
    yield Items((_family(explanation), _profile(explanation)))
    if explanation.guide:
        yield from _section("What it checks", explanation.guide.checks)
        yield from _section("Why it matters", explanation.guide.why)
    else:
        yield from _section("What it means, and what to do", explanation.check.about)
    yield from _law(explanation.sources)
    if explanation.guide:
        yield from _examples(explanation.guide)
        yield from _section("What to do", explanation.guide.fix)
        yield from _section("What a lawyer should look at", explanation.guide.ask)


def _family(explanation: Explanation) -> str:
    family = explanation.family
    return f"family {family.name}: `pdmap explain {family.code}` lists it"


def _profile(explanation: Explanation) -> str:
    if explanation.origin is Origin.COMPARISON:
        return "found by `pdmap diff` between two states of an inventory, in every profile"
    if explanation.origin is Origin.DRIFT:
        return "found by `pdmap drift` between an inventory and its sources, in every profile"
    if explanation.profile is None:
        return "runs in every profile"
    return f"profile {explanation.profile}: {PROFILES[explanation.profile]}"


def _section(title: str, text: str) -> Iterator[Block]:
    yield from (Heading(title), Paragraph(text))


def _law(sources: tuple[Source, ...]) -> Iterator[Block]:
    if sources:
        yield Heading("What the law says")
    for source in sources:
        said = source.excerpt
        yield Quotation(source.citation, said.name, said.lines) if said else Quotation(source.citation)


def _examples(guide: Guide) -> Iterator[Block]:
    yield from (Heading("A manifest that triggers it"), Code(guide.bad, "yaml", guide.marked))
    yield from (Heading("What `pdmap validate` prints"), Code(guide.finding))
    yield from (Heading("The same, put right"), Code(guide.good, "yaml"))
