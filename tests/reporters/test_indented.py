import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap import escape
from pdmap.reporters.indented import indented

text = st.text(max_size=20) | st.text(st.sampled_from('a#[ "\\\n\x1b\u202e\ud800é'), max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize("sort_keys", [False, True])
@given(value=values)
def test_the_text_is_that_of_the_standard_library(value: object, *, sort_keys: bool) -> None:
    judge = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=sort_keys)
    assert indented(value, sort_keys=sort_keys) == escape.json(judge)


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError, match="set is no value of JSON"):
        indented([{1}])
