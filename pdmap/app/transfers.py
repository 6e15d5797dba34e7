"""Answer `pdmap transfers`: the transfers to third countries under each law, all of them or those that are meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.app.edition import Edition, document_context, issued
from pdmap.app.load import Loaded
from pdmap.app.only import Only, Picked, picked
from pdmap.app.terms import Terms
from pdmap.documents.document import Block, Cell, Column, Document, Heading, Layout, Line, State, Table
from pdmap.documents.transferring.case import Case
from pdmap.documents.transferring.transfers import overview_key, transfers_document, whole_case
from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind
from pdmap.model import Party, System
from pdmap.questions.selectors import parse
from pdmap.questions.selectors.grammar import EVERYTHING
from pdmap.questions.transferring import Entry, Register, select_paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The transfers that were asked for."""

    case: Case
    selection: str
    """The selectors, as one text; `*` for everything."""
    why_empty: str = ""
    """Why no transfer is shown, in one line; empty where some are."""

    @property
    def open(self) -> frozenset[str]:
        """Return what is open about the transfers that are shown, and not only planned, such as `mechanism`."""
        entries = (entry for register in self.case.registers for entry in register.current)
        return frozenset(point.value for entry in entries for point in entry.open)


def find_transfers(
    only: Only, loaded: Loaded, edition: Edition, terms: Terms | None = None, *, is_open_only: bool = False
) -> Found:
    """Return the transfers that are meant.

    Args:
        only: Which ones are asked for.
        loaded: The inventory.
        edition: Its day counts.
        terms: They decide which findings are open, for selectors that ask for it.
        is_open_only: Whether only those are wanted that have something open.

    Raises:
        SelectionError: a selector cannot be read, or names something unknown.
        RuleCrashError: a rule failed, where it has to be known what is open.
    """
    whole = whole_case(document_context(loaded, edition))
    found = picked(only, loaded, edition.as_of, terms)
    registers = tuple(_narrowed(register, only, found, is_open_only=is_open_only) for register in whole.registers)
    is_narrowed = bool(only.selectors or only.excluded)
    unplaced = tuple(item for item in whole.unplaced if _element(item) in found.selected.elements or not is_narrowed)
    case = replace(
        whole,
        registers=registers,
        unplaced=unplaced,
        selection=str(only) if is_narrowed else "",
        is_open_only=is_open_only,
    )
    return Found(case=case, selection=str(only), why_empty=_why_empty(case, only, found))


def transfers(found: Found, loaded: Loaded, edition: Edition) -> Document:
    """Return the register of the transfers that were found, as a document."""
    return issued(transfers_document(document_context(loaded, edition), found.case), loaded, edition)


def grids_of(found: Found) -> frozenset[str]:
    """Return the keys of the tables that are read across: the transfers under each law at a glance."""
    keys = (overview_key(each, is_ahead=is_ahead) for each in found.case.registers for is_ahead in (False, True))
    return frozenset(keys)


def for_terminal(document: Document) -> Document:
    """Return a register of transfers with what applies to each transfer only, under its name."""
    blocks = (inner for block in document.blocks for inner in _opened(block))
    return replace(document, blocks=tuple(blocks))


# Private functions


def _meant(register: Register, only: Only, found: Picked) -> frozenset[str]:
    """Return the ids of the transfers under a law that selectors mean, without those that are left out."""
    paths = [entry.path for entry in register.entries]

    def selected(texts: tuple[str, ...]) -> frozenset[str]:
        each = (
            select_paths(parse(text), paths, register.inventory, found.context.graph, found.names) for text in texts
        )
        return frozenset().union(*each)

    return selected(only.selectors or (EVERYTHING,)) - selected(only.excluded)


def _narrowed(register: Register, only: Only, found: Picked, *, is_open_only: bool) -> Register:
    meant = _meant(register, only, found)

    def is_wanted(entry: Entry) -> bool:
        return entry.path.id in meant and (bool(entry.open) or not is_open_only)

    return register.only(is_wanted)


def _element(item: System | Party) -> Element:
    return Element(ElementKind.SYSTEM if isinstance(item, System) else ElementKind.PARTY, item.id)


def _why_empty(case: Case, only: Only, found: Picked) -> str:
    if any(register.entries for register in case.registers):
        return ""
    if not found.selected:
        return found.why_empty
    if case.is_open_only:
        return "no transfer that is meant has something open"
    return (
        f"{only.option} `{only}`: no transfer is meant" if case.selection else "no transfer to a third country is known"
    )


def _opened(block: Block) -> Iterator[Block]:
    """Yield the rows of a register as facts of their own, without what is not asked of them."""
    if not isinstance(block, Table) or block.layout is not Layout.REGISTER:
        yield block
        return
    for row in block.rows:
        told = ((column, _brief(column, cell)) for column, cell in zip(block.columns, row.cells, strict=True))
        cells = [pair for pair in told if not _is_unasked(pair[1].lines)]
        facts = replace(row, cells=tuple(cell for _, cell in cells))
        yield Heading(3, row.title, row.anchor)
        yield replace(block, columns=tuple(column for column, _ in cells), rows=(facts,), layout=Layout.FACTS)


def _brief(column: Column, cell: Cell) -> Cell:
    """Return a cell; of a way, its parts alone, because its name stands above."""
    if column.key != "way":
        return cell
    return Cell(tuple(replace(line, level=0) for line in cell.lines[1:]))


def _is_unasked(lines: tuple[Line, ...]) -> bool:
    return all(line.state is State.NONE and line.is_derived for line in lines)
