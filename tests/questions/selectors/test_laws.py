"""What holds for all selectors."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdmap.questions.selectors import SelectorError, parse
from pdmap.questions.selectors.grammar import written

Select = Callable[..., list[str]]

names = st.sampled_from(
    [
        "console",
        "console-db",
        "stripe",
        "party:*",
        "data:health",
        "flag:transfer",
        "kind:system",
        "2fa",
        "owner:finance",
    ]
)
steps = st.sampled_from(["", "1+", "2+", "+"])
atoms = st.builds(lambda up, name, down: f"{up}{name}{down[::-1]}", steps, names, steps)
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(text=st.text(alphabet=st.sampled_from("ab1+@:,*?\"' \t-.é\u2028\x00")))
def test_text_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        selector = parse(text)
    except SelectorError as error:
        message, column = str(error), error.column
    else:
        assert all(selector.alternatives)
        return
    assert 1 <= column <= len(text) + 1
    assert message.startswith(f"column {column}: ")


@given(value=st.text(min_size=1, alphabet=st.characters(exclude_characters="\"'")))
def test_what_is_written_is_read_back(value: str) -> None:
    ((atom,),) = parse(written("name", value)).alternatives
    assert (atom.method, atom.value) == ("name", value)


@relaxed
@given(one=atoms, other=atoms)
def test_space_is_union_and_comma_intersection(one: str, other: str, selected: Select) -> None:
    left, right = set(selected(one)), set(selected(other))
    assert set(selected(f"{one} {other}")) == left | right
    assert set(selected(f"{one},{other}")) == left & right
    assert set(selected(one, other)) == left - right


@relaxed
@given(name=names, number=st.integers(0, 9))
def test_more_steps_reach_more(name: str, number: int, selected: Select) -> None:
    assert set(selected(f"{name}+{number}")) <= set(selected(f"{name}+{number + 1}")) <= set(selected(f"{name}+"))
    assert set(selected(f"{number}+{name}")) <= set(selected(f"{number + 1}+{name}")) <= set(selected(f"+{name}"))
    assert {*selected(f"+{name}"), *selected(f"{name}+")} <= set(selected(f"@{name}"))
