"""What the options of `pdmap map` ask for, and how that is seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from pdmap.app.draw import material_of, too_much, view_kinds
from pdmap.app.narrow import narrowed
from pdmap.app.selecting import SelectionError
from pdmap.app.settling import Settled
from pdmap.cli.inventory import Opened
from pdmap.cli.options import chosen
from pdmap.cli.process import StopError
from pdmap.cli.revisions import State, revision_words, states_of
from pdmap.frozen import dataclass
from pdmap.views.material import Material, ViewKind
from pdmap.views.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A map that somebody asked for."""

    kind: ViewKind
    name: str
    """Of the kind of view."""
    argument: str
    """What stands behind the colon of `--view`."""
    day: Callable[[], dt.date]
    """The day that the inventory is judged as of: in a preview, another one after midnight."""
    revision: str
    """As `revision_words` takes it."""
    select: tuple[str, ...]
    exclude: tuple[str, ...]
    is_full: bool
    has_expanded_flows: bool
    against: str | None
    aware_at: dt.datetime | None

    def see(self, opened: Opened, settings: Settled) -> tuple[Material, View]:
        """Return what the map is made from, and the map.

        Raises:
            StopError: there is no such view, it shows nothing, or more than can be read.
        """
        earlier, later = self._states(opened)
        material = replace(
            self._material(later, opened, settings),
            argument=self.argument or self.against or "",
            earlier=self._material(earlier, opened, settings) if earlier else None,
            aware_at=self.aware_at,
        )
        try:
            material = narrowed(material, self.select, self.exclude)
        except SelectionError as error:
            raise StopError(str(error)) from error
        return material, _built(self.kind, self.name, material)

    # Private methods

    def _states(self, opened: Opened) -> tuple[State | None, State]:
        if self.kind.is_comparison:
            return states_of(opened, self.argument, self.against, self.revision)
        return None, State(opened.loaded, revision_words(opened, self.revision))

    def _material(self, state: State, opened: Opened, settings: Settled) -> Material:
        material = material_of(state.loaded, self.day(), settings.terms(opened.files.root))
        return replace(material, revision=state.name, is_full=self.is_full, has_expanded_flows=self.has_expanded_flows)


def kind_of(name: str, against: str | None, aware_at: str | None) -> ViewKind:
    """Return a kind of view.

    Raises:
        StopError: there is no such kind, or an option is given that another kind is for.
    """
    kinds = view_kinds()
    kind = kinds[chosen("--view", name, dict(kinds))]
    if against is not None and not kind.is_comparison:
        raise StopError("--against is for --view diff")
    if aware_at is not None and name != "breach":
        raise StopError("--aware-at is for --view breach")
    return kind


# Private functions


def _built(kind: ViewKind, name: str, material: Material) -> View:
    """Return the view of a kind.

    Raises:
        StopError: the kind of view is of something, and that is missing or unknown; it shows nothing of what was
            selected, or too much to be read.
    """
    built = _view_of(kind, name, material)
    advice = "" if material.is_full else too_much(built)
    if advice:
        raise StopError(advice)
    if material.selected is not None and not built.nodes:
        raise StopError(f"--view {built.name} shows nothing that is selected")
    return built


def _view_of(kind: ViewKind, name: str, material: Material) -> View:
    if kind.choices is None:
        if material.argument and not kind.is_comparison:
            raise StopError(f"--view {name} takes nothing behind a colon")
        return kind.build(material)
    choices = kind.choices(material)
    if not choices:
        raise StopError(f"--view {name}: the inventory has none")
    if not material.argument:
        raise StopError(f"--view {name} needs to be told of what, such as {name}:{choices[0]}")
    for argument in material.argument.split(",") if kind.takes_several else (material.argument,):
        chosen(f"--view {name}", argument, dict.fromkeys(choices))
    return kind.build(material)
