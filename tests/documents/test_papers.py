from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import load_texts
from pdmap.documents.papers import papers_of, without_papers

MANIFEST = b"""
organization: {name: A, dpo_assessment: {ref: officer.md}}
parties: {host: {name: H, role: processor, dpa: {status: signed, ref: c.pdf}}}
measures: {m: {name: M, ref: m.md}}
activities:
  a:
    role: controller
    joint_controllers: [{party: host, arrangement: j.pdf, essence: https://a.example/joint}]
    notice: {ref: https://a.example/privacy}
    dpia: {required: true, ref: dpia.pdf}
"""


def test_papers_are_found_at_every_depth_and_notices_are_none() -> None:
    assert papers_of(load_texts({"a.yaml": MANIFEST}).inventory) == {
        "organization": frozenset({"officer.md"}),
        "parties/host": frozenset({"c.pdf"}),
        "measures/m": frozenset({"m.md"}),
        "activities/a": frozenset({"j.pdf", "dpia.pdf"}),
    }


def test_a_reference_is_replaced_as_a_whole_and_the_longest_first() -> None:
    assert without_papers("kept at a/b.pdf, a", ("a", "a/b.pdf"), "-") == "kept at -, -"
    assert without_papers("available", ("a",), "-") == "available"


@given(st.text(min_size=1), st.text())
def test_a_reference_between_spaces_is_never_left(reference: str, around: str) -> None:
    assert without_papers(f"{around} {reference}", (reference,), "") != f"{around} {reference}"
