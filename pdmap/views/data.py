"""The view of a kind of data: every place where it is held, and every line that carries it."""

from __future__ import annotations

from pdmap.questions.places import trail_of
from pdmap.views.facts.names import type_name
from pdmap.views.material import Material, ViewKind
from pdmap.views.view import View
from pdmap.views.ways import DrawnWay, types_in_use, way_view
from pdmap.views.words import say


def build(material: Material) -> View:
    """Return where a data type and those below it are held and go, and nothing else of what is there.

    Raises:
        KeyError: the type, and all below it, are used nowhere.
    """
    data_type = material.argument
    if data_type not in choices(material):
        raise KeyError(data_type)
    way = DrawnWay(
        name=f"data:{data_type}",
        scope=say("scope.data", type_name(data_type, material.inventory.reference)),
        data_type=data_type,
        trail=trail_of(material.inventory, material.graph, data_type),
    )
    return way_view(way, material)


def choices(material: Material) -> tuple[str, ...]:
    """Return the data types in use and those above them: what a code on the map stands for is one of these."""
    used = types_in_use(material)
    return tuple(sorted({above for each in used for above in material.inventory.reference.ancestors(each)}))


VIEW = ViewKind("a kind of data: everywhere that it is held and goes, with bases and clocks", build, choices)
