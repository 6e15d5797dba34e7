"""What nodes, edge labels and frames say, block by block, and how much room that takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import fsum

from pdmap.frozen import dataclass
from pdmap.renderers.picture import style
from pdmap.renderers.picture.looks import font_of, signed
from pdmap.renderers.picture.text import wrap
from pdmap.renderers.spoken import EDGE_CODES, NODE_CODES, edge_numbers, edge_words, shown_codes
from pdmap.typeface import text_width
from pdmap.views.signs import Change, Mark, Shape
from pdmap.views.view import Edge, Frame, Node
from pdmap.views.words import say

NODE_TEXT = 186
"""Greatest width of text in a node."""
LABEL_TEXT = 128
"""Greatest width of text beside an edge."""
CAPTION_TEXT = 240
"""Greatest width of text in the caption of a frame."""
CAP = 6
"""Height of the half ellipse at the ends of a data store."""
SLANT = 9
"""How far the sides of an endpoint lean."""
STRIPE = 5
"""Width of the heavy side of a party."""
SHIFT = 4
"""How far the boxes behind a group stand out."""
BADGE_PADDING = 4.5
"""Room left and right of text in a small box."""
CHIP_GAP = 4
"""Room between the number of an edge and its words."""
_PADDING_X, _PADDING_Y = 12, 8
_SMALLEST = 84
_GAP = 3


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text in one font."""

    lines: tuple[str, ...]
    font: style.Font
    mark: Mark | None = None
    """The sign that the lines are the words of."""
    is_boxed: bool = False
    """Whether a small box is drawn around the lines."""
    gap: float = 0
    """Room above."""

    @property
    def width(self) -> float:
        """Return the width of the longest line, with the box around it."""
        return max(map(self.line_width, self.lines), default=0) + (2 * BADGE_PADDING if self.is_boxed else 0)

    @property
    def height(self) -> float:
        """Return the room that the block takes, its gap included."""
        return self.gap + len(self.lines) * self.font.height + (2 if self.is_boxed else 0)

    def line_width(self, line: str) -> float:
        """Return the width of one line."""
        return text_width(line, self.font.size, is_bold=self.font.is_bold) + self.font.spacing * len(line)


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks of text, one below the other, and the size of what holds them."""

    blocks: tuple[Block, ...]
    width: float
    height: float

    @property
    def text_height(self) -> float:
        """Return the height of the text alone."""
        return fsum(block.height for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside an edge: its number, to the right of it the words, and below both the marks."""

    number: Block | None
    words: Block | None
    marks: tuple[Block, ...]
    width: float
    height: float

    @property
    def heading(self) -> float:
        """Return the height of number and words."""
        return max((block.height for block in (self.number, self.words) if block), default=0)

    @property
    def indent(self) -> float:
        """Return how far the words stand to the right, behind the number."""
        return self.number.width + CHIP_GAP if self.number else 0


def node_box(node: Node) -> Box:
    """Return the text of a node and its outer size."""
    blocks = tuple(_node_blocks(node))
    sides = {Shape.ENDPOINT: SLANT, Shape.PARTY: STRIPE, Shape.GROUP: SHIFT}.get(node.shape, 0)
    ends = {Shape.DATASTORE: 2 * CAP, Shape.EXTERNAL_ENTITY: 4, Shape.GROUP: SHIFT}.get(node.shape, 0)
    width = max(_SMALLEST, *(block.width for block in blocks)) + 2 * (_PADDING_X + sides)
    return Box(blocks, _even(width), _even(_height(blocks) + 2 * (_PADDING_Y + ends)))


def edge_label(edge: Edge, *, is_short: bool = False) -> Label | None:
    """Return an edge's label, `None` where it has nothing to say; `is_short` leaves only the number, or the count."""
    numbers = edge_numbers(edge)
    faded = replace(edge, change=Change.SAME)  # only the words are struck out: the number is the key to them
    number = Block((signed(numbers, edge),), font_of(style.NUMBER, faded), is_boxed=True) if numbers else None
    parts = (
        ("" if numbers else edge_words(edge),) if is_short else (edge_words(edge), *shown_codes(edge.codes, EDGE_CODES))
    )
    text = " ".join(part for part in parts if part)
    said = text if numbers else signed(text, edge)
    words = Block(wrap(said, style.LABEL.size, LABEL_TEXT, 4), font_of(style.LABEL, edge)) if said else None
    marks = () if is_short else tuple(_badge(mark, style.MARK, LABEL_TEXT) for mark in edge.marks)
    label = Label(number, words, marks, 0, 0)
    width = max((words.width if words else 0) + label.indent, *(block.width for block in marks), 0)
    height = label.heading + _height(marks)
    return replace(label, width=_even(width + 4), height=_even(height + 2)) if height else None


def frame_box(frame: Frame) -> Box:
    """Return what a frame says on its upper side: its title, then its role or ground, below it where they are long."""
    title = Block(wrap(frame.title, style.FRAME_TITLE.size, 320, 1, is_bold=True), style.FRAME_TITLE)
    words = f"[{frame.caption}]" if frame.caption and frame.parent else frame.caption
    caption = Block(wrap(words, style.FRAME_CAPTION.size, CAPTION_TEXT, 2), style.FRAME_CAPTION)
    if len(caption.lines) > 1 or title.width + caption.width > CAPTION_TEXT:
        return Box((title, caption), _even(max(title.width, caption.width) + 22), _even(14 + caption.height))
    return Box((title, caption), _even(title.width + caption.width + 28), 14)


# Private functions


def _height(blocks: tuple[Block, ...]) -> float:
    return fsum(block.height for block in blocks)


def _node_blocks(node: Node) -> Iterator[Block]:
    change = "" if node.change is Change.SAME else say(f"legend.change.{node.change.value}")  # the sign is at the title
    kind = " · ".join(word.upper() for word in (change, node.kind) if word)
    title = font_of(style.TITLE, node)
    faded = replace(node, change=Change.SAME)  # only the title is struck out: the rest stays easy to read
    yield Block(_wrapped(kind, style.KIND, 1), font_of(style.KIND, faded))
    yield Block(_wrapped(signed(node.title, node), style.TITLE, 3), title)
    if node.codes:
        yield Block(
            _wrapped(" · ".join(shown_codes(node.codes, NODE_CODES)), style.CODES, 3),
            font_of(style.CODES, faded),
            gap=_GAP,
        )
    for note in node.notes:
        yield Block(_wrapped(note, style.NOTE, 2), font_of(style.NOTE, faded), gap=1)
    for badge in node.badges:
        yield _badge(badge, style.BADGE, NODE_TEXT)


def _badge(mark: Mark, font: style.Font, limit: float) -> Block:
    lines = wrap(str(mark), font.size, limit - 2 * BADGE_PADDING, 3, is_bold=font.is_bold)
    return Block(lines, font, mark, is_boxed=True, gap=_GAP)


def _wrapped(text: str, font: style.Font, lines: int) -> tuple[str, ...]:
    return wrap(text, font.size + font.spacing, NODE_TEXT, lines, is_bold=font.is_bold)


def _even(length: float) -> float:
    """Return a length rounded up to a whole even number, so that halves are whole."""
    return 2 * (int(length / 2) + 1)
