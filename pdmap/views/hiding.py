"""What a view cannot show because the manifest is silent, said in words."""

from __future__ import annotations

from dataclasses import replace

from pdmap.questions.places import silent_flows, silent_systems
from pdmap.views.material import Material
from pdmap.views.view import View
from pdmap.views.words import count, say


def telling_silence(view: View, material: Material) -> View:
    """Return a view of certain data that says how much may belong to it without being known to."""
    flows, systems = len(silent_flows(material.graph)), len(silent_systems(material.inventory))
    told = [count(key, number) for key, number in (("count.flows", flows), ("count.systems", systems)) if number]
    return replace(view, hidden=f"{view.hidden} {say('hidden.silent', ', '.join(told))}") if told else view


def telling_whose(view: View, flows: int) -> View:
    """Return a view of certain people that says of how many flows it is not told whose data they carry."""
    if not flows:
        return view
    return replace(view, hidden=f"{view.hidden} {say('hidden.whose', count('count.flows', flows))}")
