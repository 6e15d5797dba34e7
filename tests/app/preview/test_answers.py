import base64
import hashlib
import re
from http import HTTPStatus

import pytest

from pdmap.app.preview.answers import answer
from pdmap.app.preview.page import panel
from pdmap.app.preview.state import Preview, drawn, failed, unread
from pdmap.findings import Check, Finding, Location, Position, Severity, Span
from pdmap.host.preview import Request, Response

PORT = 8123
MAP = drawn(b"<!doctype html>", ())
FOREIGN = (
    "",
    "evil.example",
    f"evil.example:{PORT}",
    "127.0.0.1",
    "127.0.0.1:1",
    f"0.0.0.0:{PORT}",
    f"a@127.0.0.1:{PORT}",
)
PAGES = ("/", "/map", "/panel", "/events")


def asked(path: str, method: str = "GET", host: str = f"127.0.0.1:{PORT}", preview: Preview = MAP) -> Response:
    return answer(preview, Request(method, path, host), PORT)


def finding(severity: Severity, message: str = "wrong", path: str = "a.yaml") -> Finding:
    span = Span(Position(3, 1), Position(3, 2))
    return Finding(Check("LAW001", "wrong", severity), message, Location(path, span))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "host",
    ["", "evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"0.0.0.0:{PORT}", f"a@127.0.0.1:{PORT}"],
)
def test_a_name_that_is_not_this_machines_gets_nothing(path: str, host: str) -> None:
    refused = asked(path, host=host)
    assert (refused.status, refused.is_stream) == (HTTPStatus.FORBIDDEN, False)
    assert refused.body == b"this address is not one of the preview's\n"


@pytest.mark.parametrize("path", PAGES)
def test_this_machine_may_be_called_localhost(path: str) -> None:
    assert asked(path, host=f"localhost:{PORT}").status == HTTPStatus.OK


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "get"])
def test_nothing_but_get_is_answered(method: str) -> None:
    refused = asked("/", method)
    assert (refused.status, refused.headers["Allow"]) == (HTTPStatus.METHOD_NOT_ALLOWED, "GET")


@pytest.mark.parametrize(
    "path", ["", "/inventory.yaml", "/..%2f..%2fetc/passwd", "/map/", "/panel/..", "http://x/map", "*"]
)
def test_there_are_no_other_pages(path: str) -> None:
    assert asked(path).status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("path", [*PAGES, "/nothing"])
def test_nothing_is_kept_and_nothing_is_shared_with_other_pages(path: str) -> None:
    headers = asked(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


def test_the_page_runs_its_own_script_and_no_other() -> None:
    page = asked("/")
    text = page.body.decode()
    rules = page.headers["Content-Security-Policy"]
    for tag in ("script", "style"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in rules
    assert "default-src 'none'" in rules
    assert "frame-ancestors 'none'" in rules
    assert not re.search(r"https?:|\bon\w+=|style=", re.sub("<(script|style)>.*?</\\1>", "", text, flags=re.DOTALL))


def test_the_map_keeps_its_own_policy() -> None:
    page = asked("/map")
    assert page.body == b"<!doctype html>"
    assert page.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"


def test_findings_are_counted_and_listed_the_gravest_first() -> None:
    shown = panel(drawn(b"", (finding(Severity.NOTE), finding(Severity.ERROR), finding(Severity.ERROR))))
    assert "<summary>2 errors, 1 note</summary>" in shown
    assert re.findall(r'<tr class="(\w+)">', shown) == ["error", "error", "note"]
    assert "<td>LAW001</td><td>wrong</td><td><code>a.yaml:3</code></td>" in shown
    assert "<summary>no findings</summary>" in panel(drawn(b"", ()))


def test_what_cannot_be_read_is_told_with_its_place_and_the_map_stays() -> None:
    odd, fatal = finding(Severity.ERROR, "odd"), finding(Severity.ERROR, "broken", "b.yaml")
    broken = unread(MAP, (odd, fatal), (fatal,))
    assert (broken.map, broken.map_mark) == (MAP.map, MAP.map_mark)
    banner, _, listed = panel(broken).partition("</div>")
    assert "The map is the last one that could be drawn." in banner
    assert "<code>b.yaml:3</code> broken" in banner
    assert "odd" not in banner
    assert "<summary>2 errors</summary>" in listed
    assert "There is no map yet." in panel(unread(Preview(), (), ()))


def test_a_reason_that_is_no_finding_is_told_and_the_map_stays() -> None:
    broken = failed(MAP, "pdmap.toml:1: <nonsense>")
    assert broken.map == MAP.map
    assert "<strong>pdmap.toml:1: &lt;nonsense&gt;</strong>" in panel(broken)
    assert "details" not in panel(broken)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\x00\u202e"])
def test_foreign_text_is_text(hostile: str) -> None:
    found = (finding(Severity.ERROR, hostile, f"{hostile}.yaml"),)
    shown = panel(unread(MAP, found, found))
    assert "<script" not in shown
    assert "<img" not in shown
    assert "\x00" not in shown


def test_maps_are_told_apart_by_what_they_are() -> None:
    same = drawn(b"<!doctype html>", (finding(Severity.NOTE),))
    other = drawn(b"<!DOCTYPE html>", ())
    assert MAP.map_mark == same.map_mark != other.map_mark
