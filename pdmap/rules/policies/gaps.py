"""What a policy requires and an object lacks: the questions that fields, activities and flows share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pdmap.frozen import dataclass
from pdmap.model import Item, Mention, Nothing, Period, Retention, Unknown, ids
from pdmap.rules.clocks import clocks_for
from pdmap.rules.policies.survey import Survey
from pdmap.rules.policies.verdicts import Doubt
from pdmap.rules.wording import listing, yaml_list
from pdmap.source import Node

STATED: Mapping[str, str] = {"dpia": "{status: ...}", "dpa": "{status: ...}", "deletion": "{method: ...}"}
"""Where the word that a requirement asks for stands, by the key whose answer is a group of keys."""
RECORDED: Mapping[str, str] = {
    **STATED,
    "data": "[...]",
    "encryption": "{at_rest: ..., in_transit: ...}",
    "notice": "{ref: ...}",
    "recipients": "[...]",
    "subjects": "[...]",
}
"""The shape of an answer, by key; dots alone where it is a word."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A requirement that is not met, or that cannot be judged."""

    detail: str
    """Tells it apart from other gaps of the same object, such as `recorded owner`."""
    fact: str
    """What there is instead, such as "the transport of `sync` is `none`"."""
    wanted: str
    """What is asked for, such as "`tls` or `ssh` is required"."""
    node: Node
    address: str
    remedy: str
    """What to write; may show lines to paste behind a colon."""
    doubt: Doubt | None = None
    """Why it cannot be judged; `None` where the requirement is not met for certain."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a requirement is looked for, and where a gap would be mended."""

    survey: Survey
    item: Item
    name: str
    """How messages call it, such as "`invoice` in `ledger`"."""
    head: str
    """The lines above a key in a snippet to paste, with `{}` in the place of the key and its value."""

    def gap(
        self, key: str, fact: str, wanted: str, remedy: str, doubt: Doubt | None = None, *, detail: str = ""
    ) -> Gap:
        """Return a gap at a key of the item; it is open only where the author wrote that the answer is not known."""
        is_open = doubt is not None and doubt.is_written
        place, told = self.item.address, doubt if is_open else None
        return Gap(detail or key, fact, wanted, self.item.at(key), place, remedy, told)

    def pasted(self, words: str, lines: str) -> str:
        """Return what to do, with the lines to paste."""
        indent = " " * len(self.head.rpartition("\n")[2].removesuffix("{}"))
        inside = lines.replace("\n", f"\n{indent}")
        return f"{words}:\n{self.head.format(inside)}"


def one_of(site: Site, key: str, answer: object, wanted: Sequence[str], what: str) -> Iterator[Gap]:
    """Yield a gap where an answer is none of the wanted words.

    Args:
        site: Where the answer stands.
        key: Its key.
        answer: What is recorded.
        wanted: The words that will do.
        what: What it is called, such as "the transport".
    """
    if isinstance(answer, str) and answer in wanted:
        return
    asked = f"{what} of {site.name}"
    fact = f"{asked} is `{answer}`" if isinstance(answer, str) else f"{asked} is {_absence(answer)}"
    line = shown(key, STATED.get(key, ""))
    remedy = site.pasted("write what holds, once it does", f"{line}  # {' or '.join(wanted)}")
    yield site.gap(key, fact, f"{alternatives(wanted)} is required", remedy, site.survey.open(answer, asked))


def at_most(site: Site, answer: object, limit: Period, data_type: str = "") -> Iterator[Gap]:
    """Yield a gap where data are kept longer than a limit, or where nobody can tell.

    Args:
        site: Where the clocks stand.
        answer: The clocks, or what stands in their place.
        limit: The longest period that will do.
        data_type: The kind of data that is asked for; empty for all clocks.
    """
    clocks: tuple[Retention, ...] = answer if isinstance(answer, tuple) else ()
    counting = clocks_for(site.survey.inventory.reference, clocks, data_type) if data_type else clocks
    if not counting:
        asked = f"how long {site.name} is kept"
        doubt = site.survey.open(None if answer == () else answer, asked)
        remedy = site.pasted("write the period", "retention: ...")
        fact = f"{asked} is {_absence(answer)}"
        yield site.gap("retention", fact, _allowed(limit), remedy, doubt, detail=f"retention {data_type}")
    for clock in counting:
        if clock.period is None or clock.period.length > limit.length:
            yield _long_clock(site, clock, limit, f"retention {data_type}")


def all_measures(site: Site, wanted: Sequence[Mention], taken: Sequence[str]) -> Iterator[Gap]:
    """Yield a gap where measures are missing."""
    names = [mention.id for mention in wanted]
    missing = [name for name in names if name not in taken]
    if missing:
        fact = f"the measures of {site.name} lack {listing(missing)}"
        remedy = site.pasted("take them, then write", f"measures: {yaml_list(['...', *missing])}")
        yield site.gap("measures", fact, f"{listing(names)} {'is' if len(names) == 1 else 'are'} required", remedy)


def recorded(site: Site, answers: Mapping[str, object], keys: Sequence[str]) -> Iterator[Gap]:
    """Yield a gap for each key without an answer; `none` is not one.

    Args:
        site: Where the answers stand.
        answers: What is recorded, by key.
        keys: The keys that are asked for.
    """
    for key in keys:
        answer = answers.get(key)
        if answer in (None, (), Nothing()) or isinstance(answer, Unknown):
            asked = f"`{key}` of {site.name}"
            fact = f"{asked} is {_absence(answer)}"
            remedy = site.pasted("record it", shown(key, RECORDED.get(key, "")))
            doubt = site.survey.open(answer, asked)
            yield site.gap(key, fact, "an answer is required", remedy, doubt, detail=f"recorded {key}")


def shown(key: str, shape: str) -> str:
    """Return a key with its answer left open, in the shape that the language asks for."""
    return f"{key}: {shape or '...'}"


def alternatives(words: Sequence[str]) -> str:
    """Return words as "`a`, `b` or `c`"."""
    *most, last = [f"`{word}`" for word in words]
    return f"{', '.join(most)} or {last}" if most else last


def measures_everywhere(survey: Survey) -> tuple[str, ...]:
    """Return the measures of the organization, which hold everywhere."""
    organization = survey.inventory.organization
    return ids(organization.measures) if organization else ()


# Private functions


def _absence(answer: object) -> str:
    return "`none`" if isinstance(answer, Nothing) else "not recorded"


def _allowed(limit: Period) -> str:
    return f"{limit} at most is allowed"


def _long_clock(site: Site, clock: Retention, limit: Period, detail: str) -> Gap:
    remedy = f"shorten the period to {limit} or less, and erase what is older"
    wanted = _allowed(limit)
    if clock.period is None:
        doubt = Doubt(f"{site.name} is kept by criteria, without a period", is_written=True)
        return Gap(detail, doubt.text, wanted, clock.head, site.item.address, remedy, doubt)
    kept = str(clock.period) if clock.period.is_endless else f"for {clock.period}"
    return Gap(detail, f"{site.name} is kept {kept}", wanted, clock.at("period"), site.item.address, remedy)
