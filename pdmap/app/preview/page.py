"""The pages of a preview: one that holds the map in a frame of its own, and the panel of findings below it."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pdmap.app.preview.state import Preview
from pdmap.counting import counted
from pdmap.escape import html
from pdmap.findings import Finding, Severity


def shell(preview: Preview) -> str:
    """Return the page that a browser opens; its script asks for the rest."""
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            "<title>Map of personal data (live)</title>",
            f"<style>{_asset('style.css')}</style>",
            "</head>",
            "<body>",
            f'<iframe title="Map" src="/map" data-mark="{preview.map_mark}"></iframe>',
            '<p id="lost" role="alert" hidden>The preview has ended, or cannot be reached.</p>',
            f'<div id="panel" aria-live="polite">{panel(preview)}</div>',
            f"<script>{_asset('script.js')}</script>",
            "</body>",
            "</html>",
            "",
        )
    )


def panel(preview: Preview) -> str:
    """Return the findings, and before them why the map is not current where it is not."""
    return "\n".join((*_banner(preview), *_findings(preview.findings)))


def panel_mark(preview: Preview) -> str:
    """Return what tells one panel from another."""
    return hashlib.sha256(panel(preview).encode()).hexdigest()[:16]


def policy() -> str:
    """Return what the page may do: run its script, and ask this server."""
    return (
        f"default-src 'none'; script-src '{_hash('script.js')}'; style-src '{_hash('style.css')}'; connect-src 'self'; "
        "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


# Private functions


@cache
def _asset(name: str) -> str:
    return (files("pdmap.app.preview") / name).read_text("utf-8")


def _hash(name: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(_asset(name).encode()).digest()).decode()}"


def _banner(preview: Preview) -> Iterator[str]:
    if preview.is_current:
        return
    stays = "There is no map yet." if preview.map is None else "The map is the last one that could be drawn."
    yield '<div class="banner" role="alert">'
    yield f"<p><strong>{html(preview.trouble)}</strong> {stays}</p>"
    if preview.blocking:
        items = "".join(f"<li>{_place(item)} {html(item.message)}</li>" for item in preview.blocking)
        yield f"<ul>{items}</ul>"
    yield "</div>"


def _findings(findings: tuple[Finding, ...] | None) -> Iterator[str]:
    if findings is None:
        return
    yield f"<details><summary>{_summary(findings)}</summary>"
    if findings:
        yield "<table>"
        yield "<thead><tr><th>Severity</th><th>Code</th><th>Finding</th><th>Place</th></tr></thead>"
        yield f"<tbody>{''.join(_row(finding) for finding in _by_severity(findings))}</tbody>"
        yield "</table>"
    yield "</details>"


def _summary(findings: tuple[Finding, ...]) -> str:
    counts = Counter(finding.check.severity for finding in findings)
    parts = [counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    return ", ".join(parts) or "no findings"


def _by_severity(findings: tuple[Finding, ...]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.check.severity.rank)


def _row(finding: Finding) -> str:
    check = finding.check
    cells = (check.severity.value, html(check.code), html(finding.message), _place(finding))
    return f'<tr class="{check.severity.value}">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _place(finding: Finding) -> str:
    span = finding.location.span
    line = f":{span.start.line}" if span else ""
    return f"<code>{html(finding.location.path)}{line}</code>"
