"""`docs/rules/`: a page for each check, and an index of them by family."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.app.explain import checks, explain, outline
from pdmap.manual.check_page import check_page
from pdmap.manual.explanation import Explanation
from pdmap.manual.family_page import catalogue_page
from pdmap.rules.families import Family
from tools.manual.form import generated

INDEX = "README.md"
SOURCE = "the rules in `pdmap/rules/` and the checks of `pdmap/language/` and `pdmap/source/`"


def pages() -> Mapping[str, str]:
    """Return the pages by the names of their files."""
    codes = {code: f"{code}.md" for code in checks()}
    index = catalogue_page("Rules and other checks", outline(checks()))
    found = {INDEX: generated(index, SOURCE, codes)}
    for explanation in explain(checks()):
        found[codes[explanation.check.code]] = generated(check_page(explanation), SOURCE, _links(explanation, codes))
    return found


# Private functions


def _links(explanation: Explanation, codes: Mapping[str, str]) -> dict[str, str]:
    """Return where the words of a page lead: to other checks, and to its family in the index."""
    family = explanation.family
    others = {code: file for code, file in codes.items() if code != explanation.check.code}
    return others | {f"pdmap explain {family.code}": f"{INDEX}#{_anchor(family)}"}


def _anchor(family: Family) -> str:
    """Return what GitHub makes of the heading of a family."""
    return f"{family.code}-{family.name}".lower()
