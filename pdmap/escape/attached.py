"""Characters that belong to the one before them: joiners, selectors of variants, combining marks.

Words of many languages and emoji are made with them. Where no script has a use for them they hide text: nobody sees
a run of selectors, each of which can stand for a byte, and marks heaped on one letter grow over the lines around it.
So one of them passes where a script or an emoji takes it, and as many marks as the languages with the most of them
put on one letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache

MOST_MARKS = 5
"""How many marks a letter has at most: in Hebrew two for the letter, a vowel, and two for how it is sung."""

MOST_STACKED = 8
"""The same in scripts that write further letters of a syllable as marks: Tibetan, Burmese and Tai Tham."""


def misplaced(text: str) -> tuple[int, ...]:
    """Return the offsets of joiners and selectors where nothing takes them and of marks that are too many, in order."""
    if text.isascii():
        return ()
    # A single class is looked for many times faster than alternatives, or than a class of thousands of marks.
    places = (match.start() for match in _IS_ATTACHED.finditer(text))
    alone = [place for place in places if _alone().match(text, place)]
    heaps = (heap for run in _PERHAPS_HEAPED.finditer(text) for heap in _heap().finditer(text, *run.span()))
    return tuple(sorted({*alone, *(offset for heap in heaps for offset in _surplus(heap))}))


def spelled(text: str, offsets: Sequence[int], spell: Callable[[str], str]) -> str:
    """Return a text in which another spelling stands for the characters at some offsets."""
    if not offsets:
        return text
    characters = list(text)
    for offset in offsets:
        characters[offset] = spell(characters[offset])
    return "".join(characters)


def is_attached(character: str) -> bool:
    """Return whether a character belongs to the one before it: a joiner, a selector, or a mark that is drawn on it."""
    return bool(_IS_ATTACHED.match(character)) or is_mark(character)


def is_mark(character: str) -> bool:
    """Return whether a character is drawn on the one before it; selectors are not drawn."""
    return unicodedata.category(character) in {"Mn", "Me"} and not _IS_ATTACHED.match(character)


# Private functions


def _surplus(run: re.Match[str]) -> Iterator[int]:
    """Yield the offsets behind the marks that a run of them may have."""
    most = MOST_STACKED if _STACKED.match(run[0]) else MOST_MARKS
    marks = [offset for offset, character in enumerate(run[0], run.start()) if not _IS_ATTACHED.match(character)]
    if len(marks) > most:
        yield from range(marks[most], run.end())


@cache
def _alone() -> re.Pattern[str]:
    """Return an expression for a joiner or selector that nothing takes; made when it is first needed."""
    return re.compile(
        f"(?<![{_JOINING}{_EMOJI}])(?<![{_EMOJI}]\ufe0f)[\u200c\u200d]"
        f"|(?<![{_EMOJI}])(?<![0-9#*](?=\ufe0f\u20e3))[\ufe0e\ufe0f]"
        f"|(?<![{_VARIED}])[\ufe00-\ufe0d]"
        f"|(?<![{_IDEOGRAPHS}])[\U000e0100-\U000e01ef]"
        f"|(?<![{_MONGOLIAN}])[\u180b-\u180f]"
    )


@cache
def _heap() -> re.Pattern[str]:
    """Return an expression for a run of marks that is too long; made when it is first needed."""
    within = re.compile(f"[{_BLOCKS_WITH_MARKS}]")
    characters = filter(within.match, map(chr, range(0x300, 0x1E960)))
    marks = "".join(filter(is_mark, characters))
    return re.compile(f"(?:[{marks}][{_ATTACHED}]?){{{MOST_MARKS + 1},}}")


# Private tables

_EMOJI = "\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MONGOLIAN = "\u1800-\u180a\u1820-\u18aa"

# Scripts whose letters join: from Hebrew to the Vedic signs, those of Asia in later blocks, Adlam.
_JOINING = "\u0590-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"

# What has variants by Unicode's StandardizedVariants.txt, beside emoji and Mongolian: Burmese, signs of mathematics,
# punctuation and ideographs of East Asia, Phags-pa, Manichaean, hieroglyphs.
_VARIED = (
    f"\u1000-\u109f\u2200-\u22ff\u2a00-\u2aff\u3001-\u303f\ua840-\ua877\uaa60-\uaa7f\uff00-\uff60{_IDEOGRAPHS}"
    "\U00010ac0-\U00010aff\U00013000-\U0001345f"
)

_ATTACHED = "\u180b-\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"

_BLOCKS_WITH_MARKS = (
    "\u0300-\u1dff\u20d0-\u20ff\u2c00-\u30ff\ua600-\uabff\ufb1e\ufe20-\ufe2f"
    "\U00010000-\U00011fff\U00013430-\U0001345f\U00016a00-\U00016fff\U0001bc00-\U0001bcff\U0001cf00-\U0001e95f"
)
_PERHAPS_HEAPED = re.compile(f"(?:[{_BLOCKS_WITH_MARKS}][{_ATTACHED}]?){{{MOST_MARKS + 1},}}")
_IS_ATTACHED = re.compile(f"[{_ATTACHED}]")
_STACKED = re.compile("[\u0f00-\u109f\u1a20-\u1aaf\uaa60-\uaa7f]")
