from __future__ import annotations

import pytest

from pdmap.source.directives import comment_out, foreign_directives


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: 1\n",
        "%YAML 1.2\n---\n",
        "%YAML\t1.2 # the core schema\n",
        "# %YAML 1.1\na: 1\n",
        " %a\n",
        "a: 1\n%YAML 1.1\n",
    ],
)
def test_nothing_but_yaml_1_2_is_foreign(text: str) -> None:
    assert list(foreign_directives(text)) == []


@pytest.mark.parametrize("text", ["%YAML 1.1", "%YAML 1.20", "%TAG ! x", "%", "%YAML 1.2 x"])
def test_other_directives_are_foreign(text: str) -> None:
    (directive,) = foreign_directives(f"# head\r\n\n{text} \r---\n")

    assert (directive.start, directive.end, directive.text) == (9, 9 + len(text), text)


def test_directives_become_comments_of_the_same_length() -> None:
    assert comment_out("\n# x\r%YAML 1.1\r\n%TAG %\n--- 5%\n") == "\n# x\r#YAML 1.1\r\n#TAG %\n--- 5%\n"


def test_lines_that_are_not_at_the_head_stay() -> None:
    assert comment_out("a: 1\n%x\n") == "a: 1\n%x\n"
