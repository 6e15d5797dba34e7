from pdmap.app.load import load_texts
from pdmap.graph import stages

MANIFEST = """\
systems: {a: {}, b: {}, c: {}, d: {}, alone: {}}
flows:
  one: {from: a, to: b}
  two: {from: b, to: c}
  back: {from: c, to: b}
  past: {from: a, to: d}
  last: {from: c, to: d}
"""


def test_senders_come_first_and_a_circle_is_one_group() -> None:
    graph = load_texts({"inventory.yaml": MANIFEST.encode()}).graph
    told = [[sorted(map(str, group)) for group in groups] for groups in stages(graph.links)]
    assert told == [[["a"]], [["b", "c"]], [["d"]]]


def test_without_links_there_is_no_stage() -> None:
    assert stages(()) == ()
