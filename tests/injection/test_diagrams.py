"""Every payload in every kind of label, read by Mermaid's own parser; whole diagrams are read in `test_matrix.py`."""

from pdmap.escape import mermaid
from tests.injection.diagrams import Parser
from tests.injection.inventories import payloads, read
from tests.injection.seen import squeezed


def test_every_payload_is_a_label_of_each_kind(diagrams: Parser) -> None:
    labels = [mermaid(read(payload.text)) for payload in payloads()]
    read_back = diagrams([_DIAGRAM.replace("LABEL", label) for label in labels])
    for payload, diagram in zip(payloads(), read_back, strict=True):
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
