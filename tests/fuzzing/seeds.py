"""What is changed: manifests, configurations, baselines and selectors as they should be, or nearly so."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from pdmap.source import Plain, parse, plain

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
SMALL = 4_000
"""Bytes of the largest manifest that is changed whole: larger ones are slow, and say the same more often."""


@cache
def spellings() -> tuple[bytes, ...]:
    """Return small manifests of the reader's corpus."""
    found = [path.read_bytes() for path in sorted((TESTS / "source" / "hostile").glob("*.yaml"))]
    return tuple(data for data in found if len(data) < 200)


@cache
def manifests() -> tuple[bytes, ...]:
    """Return the manifests of the rules' cases, of the corpus of broken ones and of the example inventories."""
    folders = (TESTS / "rules" / "cases", TESTS / "broken" / "manifests", ROOT / "inventories")
    paths = [path for folder in folders for path in sorted(folder.rglob("*.yaml"))]
    return tuple(data for path in paths if len(data := path.read_bytes()) <= SMALL)


@cache
def trees() -> tuple[Plain, ...]:
    """Return what stands in those of them that can be read."""
    roots = [parse("a.yaml", data).root for data in manifests()]
    return tuple(plain(root) for root in roots if root is not None)


CONFIGURATIONS = (
    b'inventory = "shop"\nprofile = "strict"\nlaw_profile = "gdpr-2016"\nselect = ["TRF"]\nfail_on = "note"\n',
    b'ignore = [\n  "TRF001",  # decided\n]\nbaseline = "b.json"\nformat = "concise"\n[severity]\nTRF009 = "note"\n',
    b'[tool.pdmap]\nprofile = "strict"\n[tool.pdmap.severity]\nTRF009 = "off"\n[tool.other]\na = [[1], {b = 2}]\n',
    b"a = '''x\ny'''\nb = \"\"\"x\\u0041\"\"\"\nc.d = 1979-05-27T07:32:00Z\n'f g' = 1\n[[h]]\ni = {j = 1, k = [1.5]}\n",
)
TOML_TOKENS = (
    *(b"[", b"]", b"[[", b"]]", b"{", b"}", b"=", b".", b",", b'"', b"'", b'"""', b"'''", b"#", b"\\", b"\\u0000"),
    *(b"\n", b"\r\n", b"\r", b"\x00", b"\x1b", b"\xff", b"\xc3\xa4", b"inf", b"nan", b"true", b"0x", b"1e9", b"07:32"),
    *(b"2024-02-30", b"profile", b"select", b"severity", b"tool", b"pdmap", b"\xe2\x80\xae", b"\\ud800", b"9" * 30),
)
_ENTRY = b'{"rule": "TRF001", "address": "flows/mail", "detail": "US", "message": "m"}'
BASELINES = (
    b'{\n  "format": "pdmap.baseline/1",\n  "entries": [\n    ' + _ENTRY + b",\n    " + _ENTRY + b"\n  ]\n}\n",
    b'{"entries": [], "format": "pdmap.baseline/1"}',
)
SELECTORS = (
    b"+console+2",
    b"@console",
    b"party:stripe data:health,country:US",
    b"*",
    b"2+name:'a b'+",
    b"kind:system,role:processor owner:x",
    b"flag:transfer flow:mail activity:sales",
    b"c?n*le",
)
SELECTOR_TOKENS = (
    *(b"+", b"@", b"*", b"?", b",", b" ", b":", b"'", b'"', b"9999999999999999999", b"\\", b"\x1b", b"\n", b"\xc3\xa4"),
    *(
        b"party:",
        b"data:",
        b"country:",
        b"third",
        b"\xe2\x80\xae",
        b"shop",
        b"aws",
        b"customer",
        b"email",
        b"0+",
        b"+0",
    ),
)
COMMENTS = (
    b" pdmap: ignore[TRF001] until=2027-01-31 contract renewal is under way",
    b" pdmap: ignore[TRF001, SEC001] because",
    b" yaml-language-server: $schema=../schema.json",
    b"pdmap:ignore[no-health]x",
)
COMMENT_TOKENS = (
    *(b"[", b"]", b",", b" ", b"until=", b"ignore", b"pdmap:", b"2027-02-30", b"TRF001", b"\t", b"\xe2\x80\x8b", b"="),
    *(b"\xe2\x80\xae", b"\x1b", b"PDMAP", b"noqa", b"disable", b"\xc2\xa0", b"-", b"no-health", b"until:"),
)


@cache
def bundles() -> tuple[bytes, ...]:
    """Return archives that look like bundles."""
    return tuple(map(_zipped, (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


# Private functions


def _zipped(method: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, text in {
            "SHA256SUMS": "x  a\n",
            "manifest.json": "{}",
            "manifests/a.yaml": "systems: {}\n" * 9,
        }.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, method)
    return data.getvalue()
