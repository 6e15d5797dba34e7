from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.recall import Answer
from pdmap.findings import Severity

TEXTS = st.lists(st.text(st.characters(), max_size=40) | st.just("\n[]\n\udc80"), max_size=3)


LENGTHS = st.lists(st.lists(st.integers(0, 10**6)).map(lambda lengths: array("Q", lengths)), max_size=3)


@given(TEXTS, st.frozensets(st.sampled_from(Severity)), st.integers(0, 10**6), st.sampled_from((True, False)), LENGTHS)
def test_an_answer_is_read_as_it_was_written(
    texts: list[str], severities: frozenset[Severity], findings: int, wholeness: object, lengths: list[array[int]]
) -> None:
    answer = Answer(tuple(texts), severities, findings, wholeness is True, tuple(lengths))
    assert Answer.read(answer.written()) == answer


@given(st.binary(max_size=60))
def test_other_bytes_are_no_answer(data: bytes) -> None:
    assert Answer.read(data) is None


def test_an_answer_that_nests_too_deep_is_none() -> None:
    assert Answer.read(b"[" * 100_000 + b"\n") is None
