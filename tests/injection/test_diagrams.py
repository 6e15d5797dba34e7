"""Diagrams full of payloads, read by Mermaid's own parser: its labels are the texts, and nothing else is in them."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pdmap.escape import mermaid
from tests.injection.conftest import Inventories
from tests.injection.inventories import NUMBERS, Case, payloads, read
from tests.injection.seen import Seen, arrived, squeezed
from tests.injection.sinks import Sink, sinks
from tests.injection.test_shown import Golden, listed, places

MERMAID = Path(__file__).parents[1] / "mermaid"


def test_labels_of_mermaid_are_the_texts(
    inventories: Inventories, output: Callable[[Sink, Case, Case], bytes], golden: Golden
) -> None:
    by_name = {sink.name: sink for sink in sinks()}
    sink, comment = by_name["map mermaid"], by_name["diff markdown"]
    cases = [inventories.attack(number) for number in NUMBERS]
    befores = [inventories.before(number) for number in NUMBERS]
    texts = [output(sink, case, before).decode() for case, before in zip(cases, befores, strict=True)]
    for case, before in zip(cases, befores, strict=True):
        (fence,) = re.findall(r"(?s)```mermaid\n(.*?)\n```", output(comment, case, before).decode())
        texts.append(fence)
    plain = inventories.plain(0)
    *diagrams, words = judged([*texts, output(sink, plain, inventories.before(0)).decode()])
    golden(
        "shown/map.txt", listed(places(Seen("\n".join(part["text"] for part in parts_of(words)), frozenset()), plain))
    )
    for case, diagram in zip((*cases, *cases), diagrams, strict=True):
        assert diagram["error"] is None
        parts = parts_of(diagram)
        assert {part["markup"] for part in parts} == {0}
        assert {part["id"] for part in diagram["nodes"]} <= {"legend", "matrix", *(f"n{n}" for n in range(1, 500))}
        found = Seen("\n".join(part["text"] for part in parts), frozenset())
        right, wrong = arrived(found, case)
        assert wrong == []
        assert right


def test_every_payload_is_a_label_of_each_kind() -> None:
    labels = [mermaid(read(payload.text)) for payload in payloads()]
    diagrams = judged([_DIAGRAM.replace("LABEL", label) for label in labels])
    for payload, diagram in zip(payloads(), diagrams, strict=True):
        assert diagram["error"] is None, payload
        (frame,), (edge,), (node, plain) = diagram["frames"], diagram["edges"], diagram["nodes"]
        texts = {squeezed(part["text"]) for part in (frame, edge, node)}
        assert texts == {squeezed(read(payload.text))}, payload
        assert {frame["markup"], edge["markup"], node["markup"]} == {0}
        assert (frame["members"], edge["start"], edge["end"], plain["text"]) == (["n2"], "n1", "n2", "plain")


# Private functions

_DIAGRAM = """flowchart LR
  n1["LABEL"]
  subgraph f1["LABEL"]
    n2["plain"]
  end
  n1 -->|"LABEL"| n2
  linkStyle 0 stroke:#9a3412
"""


def parts_of(diagram: dict[str, Any]) -> list[dict[str, Any]]:
    return [*diagram["nodes"], *diagram["frames"], *diagram["edges"]]


def judged(texts: list[str]) -> list[dict[str, Any]]:
    run = subprocess.run(
        ["node", str(MERMAID / "parse.mjs")], input=json.dumps(texts).encode(), stdout=subprocess.PIPE, check=True
    )
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    return answers
