"""Real readers of each format, which tell what an output holds: its text, and everything that is more than text."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import html5lib
import openpyxl
import yaml
from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pyarrow.parquet import read_table
from pypdf import PdfReader

from pdmap.host.engine import engine
from tests.injection.reading import KNOWN_IDS, address, hidden, leaves, obeyed
from tests.injection.seen import Seen, seen

Judge = Callable[[bytes], Seen]

_REFERENCE = re.compile(r"(?<![\w`/.&])(@\w|[#!]\d)")
_BARE = re.compile(r"(?<![(\\<\"])(?:https?://|www\.)\S{0,30}")

_PARQUET = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,100}\.parquet")
_GUIDES = re.compile(r"^[\s\u2502\u251c\u2514\u2500]+", re.MULTILINE)

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BY_LENGTH = frozenset({f"attribute {_WORD}pgSz {_WORD}orient", f"element {_WORD}rtl"})
"""What pdmap writes for some texts alone: a page across for long ones, a mark for those that run from right to left."""


def terminal(data: bytes) -> Seen:
    text = data.decode()
    return seen([text], obeyed(text))


def tree(data: bytes) -> Seen:
    """Read a tree drawn with lines, without those."""
    found = terminal(data)
    return replace(found, text=_GUIDES.sub("", found.text))


def github(data: bytes) -> Seen:
    """Read workflow commands as the runner does."""
    texts, parts = [], set[str]()
    for line in data.decode().split("\n"):
        match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line) if line else None
        if match is None:
            is_own = not line or re.match(r"\d+ (error|warning|note)|rules |\d+ findings? hidden|`", line)
            parts.update(() if is_own else {f"line {line}"})
            texts.append(line)
            continue
        properties = dict(each.split("=", 1) for each in match[2].split(","))
        parts.update([f"command {match[1]}", *(f"property {name}" for name in properties)])
        texts += [_decoded(value) for value in (*properties.values(), match[3])]
    return seen(texts, parts | hidden(texts))


def json_(data: bytes) -> Seen:
    text = data.decode()
    found = list(leaves(json.loads(text), ""))
    return seen([value for _, value in found], {*obeyed(text), *(path for path, _ in found)})


def jsonl(data: bytes) -> Seen:
    return json_(b"[" + b",".join(data.splitlines()) + b"]")


def sarif(data: bytes) -> Seen:
    """Read the JSON, and links and placeholders in messages as viewers do."""
    found = json_(data)
    messages = [value for path, value in leaves(json.loads(data), "") if path.endswith("/text")]
    links = {"link in a message" for text in messages if re.search(r"(?<!\\)\[[^\]]*\]\(", text)}
    holes = {"placeholder in a message" for text in messages if re.search(r"\{\d+\}", text)}
    addresses = {value for path, value in leaves(json.loads(data), "") if path.endswith("/uri")}
    return Seen(found.text, found.parts | links | holes | {f"scheme {urlsplit(each).scheme}" for each in addresses})


def csv_(data: bytes) -> Seen:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    cells = [cell for row in rows for cell in row]
    formulas = {
        f"formula {cell[:20]!r}"
        for cell in cells
        if re.match(r"[\s\u200b-\u202e]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]", cell)
    }
    found = seen(cells, {*formulas, *(f"{len(row)} columns" for row in rows), *hidden(cells)})
    return replace(found, is_sheet=True)


def tsv(data: bytes) -> Seen:
    cells = [cell for line in data.decode().splitlines() for cell in line.split("\t")]
    formulas = {f"formula {cell[:20]!r}" for cell in cells if re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell)}
    return replace(seen(cells, {*formulas, *obeyed(data.decode().replace("\t", " "))}), is_sheet=True)


def yaml_(data: bytes) -> Seen:
    text = data.decode()
    found = list(leaves(yaml.safe_load(text), ""))
    comments = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    return seen([*(value for _, value in found), *comments], {*obeyed(text), *(path for path, _ in found)})


def xml(data: bytes) -> Seen:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    texts = _xml_texts(root)
    return seen(texts, {*_xml_parts(root), *hidden([*texts, data.decode()])})


def drawio(data: bytes) -> Seen:
    """Read the XML, and labels as the HTML that draw.io takes them for."""
    root = etree.fromstring(data)
    texts, parts = [], set(_xml_parts(root))
    for item in root.iter("UserObject"):
        label = html5lib.parseFragment(item.attrib.pop("label"), namespaceHTMLElements=False)
        texts.append("".join(label.itertext()))
        parts.update(f"label {each.tag} {sorted(each.attrib)}" for each in label.iter())
    return seen([*texts, *_xml_texts(root)], parts)


def rss(data: bytes) -> Seen:
    """Read the XML, and descriptions of entries as the HTML that readers of feeds take them for."""
    root = etree.fromstring(data)
    texts, parts = [], set(_xml_parts(root))
    for item in root.iterfind("channel/item/description"):
        shown = html5lib.parseFragment(item.text or "", namespaceHTMLElements=False)
        item.text = ""
        texts.append("".join(shown.itertext()))
        parts.update(f"description {each.tag} {sorted(each.attrib)}" for each in shown.iter())
    return seen([*texts, *_xml_texts(root)], {*parts, *hidden(texts)})


def dot(data: bytes) -> Seen:
    """Have Graphviz read the graph."""
    graph = json.loads(engine().layout(data.decode()))
    texts: list[str] = []
    parts: set[str] = set()
    for item in (graph, *graph.get("objects", ()), *graph.get("edges", ())):
        once, twice = item.get("label", ""), [item.get(name, "") for name in ("tooltip", "edgetooltip", "labeltooltip")]
        texts += [_unescaped(once), *(_unescaped(_unescaped(text)) for text in twice)]
        parts.update(f"attribute {name}" for name in item if not name.startswith("_"))
        kind, _, name = str(item.get("name", "")).partition(":")
        parts.add(f"node {kind}:" if name in KNOWN_IDS else f"node {kind}:{name}")
        parts.update(f"address {item[key]}" for key in ("URL", "href", "image") if key in item)
    return seen(texts, parts)


def markdown(data: bytes) -> Seen:
    """Read CommonMark with tables, and then what GitHub and GitLab make of the text after that."""
    source = data.decode()
    blocks = MarkdownIt("commonmark").enable("table").parse(source)
    tokens = [each for block in blocks for each in (block, *(block.children or ())) if each.type != "inline"]
    alive = [each.content for each in tokens if each.type.startswith("text") and _REFERENCE.search(each.content)]
    bare = _BARE.findall(re.sub(r"(?s)```.*?\n```|`[^`\n]*`", "", source))
    parts = {part for token in tokens for part in _token_parts(token)}
    made = {*(f"reference {each}" for each in alive), *(f"address {each}" for each in bare)}
    return seen(["".join(map(_token_text, tokens))], parts | made | obeyed(source))


def parquet(data: bytes) -> Seen:
    """Read every table as an engine of SQL does."""
    texts: list[str] = []
    parts: set[str] = set()
    for name, content in _files(data).items():
        table = read_table(io.BytesIO(content))
        folder, _, file = name.partition("/")
        parts.update([f"folder {folder}", "file" if _PARQUET.fullmatch(file) else f"file {file}"])
        parts.update(f"column {folder} {field.name} {field.type}" for field in table.schema)
        texts += [text for row in table.to_pylist() for _, text in leaves(list(row.values()), "")]
    return seen(texts, parts)


def bundle(data: bytes) -> Seen:
    """Read what a bundle says of itself, the names of its files, and its records, which are CSV alone."""
    files = _files(data)
    parts = {re.sub(r"[0-9a-f]{64}", "", line) for line in files["SHA256SUMS"].decode().splitlines()}
    records = {name: content for name, content in files.items() if name.startswith("records/")}
    found = [csv_(content) for content in records.values()]
    told = json_(files["manifest.json"])
    names = {f"file {name}" for name in files} | hidden(files)
    return Seen(
        "\n".join(each.text for each in (told, *found)),
        frozenset(parts | names).union(told.parts, *(each.parts for each in found)),
        is_sheet=True,
    )


def docx(data: bytes) -> Seen:
    return _package(data, lambda name: name.endswith((".xml", ".rels")))


def ods(data: bytes) -> Seen:
    found = _package(data, lambda name: name.endswith(".xml"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    return Seen("\n".join(map(_column_by_column, root.iter("{*}table"))), found.parts)


def xlsx(data: bytes) -> Seen:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data))
    columns = [column for sheet in book for column in sheet.iter_cols()]
    cells = [cell for column in columns for cell in column if cell.value is not None]
    links = {address(cell.hyperlink.target or "") for cell in cells if cell.hyperlink}
    kinds = {f"type {cell.data_type}" for cell in cells}
    package = _package(data, lambda name: name.endswith(".rels"))
    texts = [str(cell.value) for cell in cells]
    return seen(texts, {*links, *kinds, *package.parts, *hidden(texts)})


def pdf(data: bytes) -> Seen:
    """Read the text as poppler has it, and what a page can do as pypdf has it."""
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, stdout=subprocess.PIPE, check=True)
    reader = PdfReader(io.BytesIO(data))
    root: Any = reader.trailer["/Root"]
    parts = {f"catalog {name}" for name in root}
    for page in reader.pages:
        parts.update(f"page {name}" for name in page)
        notes: list[Any] = list(page.annotations or ())
        for each in notes:
            note = each.get_object()
            action = note.get("/A", {})
            parts.add(f"annotation {note['/Subtype']} {action.get('/S', '')} {address(str(action.get('/URI', '')))}")
    text = read.stdout.decode().replace("\f", "\n")
    return seen([text], parts)


JUDGES: dict[str, Judge] = {
    "terminal": terminal,
    "tree": tree,
    "github": github,
    "json": json_,
    "jsonl": jsonl,
    "sarif": sarif,
    "csv": csv_,
    "tsv": tsv,
    "yaml": yaml_,
    "xml": xml,
    "drawio": drawio,
    "rss": rss,
    "dot": dot,
    "markdown": markdown,
    "docx": docx,
    "ods": ods,
    "xlsx": xlsx,
    "pdf": pdf,
    "parquet": parquet,
    "bundle": bundle,
}


# Private functions


def _unescaped(text: str) -> str:
    plain = re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nlr" else match[1], text)
    return plain.replace("&#35;", "#").replace("&#58;", ":").replace("&amp;", "&")


def _decoded(value: str) -> str:
    return value.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")


def _xml_texts(root: etree._Element) -> list[str]:
    """Return what stands between the tags, in one piece, and the values of attributes."""
    values = [str(value) for each in root.iter() for value in each.attrib.values()]
    return ["".join(map(str, root.itertext())), *values]


def _xml_parts(root: etree._Element) -> Iterator[str]:
    for each in root.iter():
        yield f"element {each.tag}"
        for name, value in each.attrib.items():
            yield f"attribute {each.tag} {name}"
            if name.rpartition("}")[2] in {"href", "src", "link", "Target"}:
                yield address(value)


def _token_text(token: Token) -> str:
    """Return what a token shows; diagrams have a judge of their own."""
    is_text = token.type.startswith(("text", "code")) or (token.type == "fence" and token.info != "mermaid")
    return token.content if is_text else "\n"


def _token_parts(token: Token) -> Iterator[str]:
    yield f"token {token.type} {token.tag}"
    if token.type.startswith("html"):
        yield "html " + re.sub(r'(?<=<a id=")[\w.-]+(?=">)|\d+', "", token.content.strip())
    for name, value in token.attrs.items():
        yield address(str(value)) if name in {"href", "src"} else f"attribute {name}"


def _column_by_column(table: etree._Element) -> str:
    """Return the text of a table: what is too long for a cell goes on in the one below."""
    columns: dict[int, list[str]] = {}
    for row in table.iter("{*}table-row"):
        place = 0
        for cell in row.iter("{*}table-cell", "{*}covered-table-cell"):
            texts = ["".join(map(str, each.itertext())) for each in cell.iter("{*}p")]
            columns.setdefault(place, []).extend(texts)
            place += int(next((value for name, value in cell.attrib.items() if "columns-repeated" in str(name)), 1))
    return "\n".join("\n".join(texts) for texts in columns.values())


def _files(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def _package(data: bytes, is_read: Callable[[str], bool]) -> Seen:
    """Read the XML files of an office document."""
    texts: list[str] = []
    parts: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            parts.add(f"file {re.sub('[0-9]+', '', name)}")
            if is_read(name):
                root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False))
                parts.update(_xml_parts(root))
                texts += _xml_texts(root)
    return seen(texts, {*parts, *hidden(texts)} - BY_LENGTH)
