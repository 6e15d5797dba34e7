"""Packages of Maven Central: `pom.xml`, the scripts of Gradle with their catalogs, and `gradle.lockfile`.

Tags are looked for as text, because a parser of XML could be made to expand entities without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.reference.vendors import Ecosystem
from pdmap.scan.packages import XML_COMMENT, DependencyReader

_PART = r"[\w.-]{1,200}"
_POM = re.compile(
    rf"<groupId>\s{{0,20}}({_PART})\s{{0,20}}</groupId>\s{{0,200}}<artifactId>\s{{0,20}}({_PART})\s{{0,20}}</artifactId>"
)
_POM_TURNED = re.compile(
    rf"<artifactId>\s{{0,20}}({_PART})\s{{0,20}}</artifactId>\s{{0,200}}<groupId>\s{{0,20}}({_PART})\s{{0,20}}</groupId>"
)
_LEFT_OUT = re.compile(XML_COMMENT + r"|<exclusions>(?:[^<]++|<(?!/exclusions>))*+(?:</exclusions>|\Z)")
"""Comments of XML, and packages that are not to come with another."""
_REMARK = re.compile(r"(\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+')|//[^\n]*|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)")
"""Comments of Gradle, and the texts in quotes in which there are none."""
_COORDINATES = re.compile(rf"[\"']({_PART}):({_PART})(?::[^\"'\n]{{0,100}})?[\"']")
_NAMED = re.compile(
    rf"group\s{{0,5}}[:=]\s{{0,5}}[\"']({_PART})[\"'],\s{{0,20}}name\s{{0,5}}[:=]\s{{0,5}}[\"']({_PART})[\"']"
)
_LOCKED = re.compile(rf"^({_PART}):({_PART}):", re.MULTILINE)


def _read(base: str, text: str) -> Iterator[str]:
    if base == "pom.xml":
        text = _LEFT_OUT.sub(" ", text)
        yield from (f"{found[2]}:{found[1]}" for found in _POM_TURNED.finditer(text))
        patterns: tuple[re.Pattern[str], ...] = (_POM,)
    elif base.endswith(".lockfile"):
        patterns = (_LOCKED,)
    else:
        text = _REMARK.sub(lambda found: found[1] or " ", text) if ".gradle" in base else text
        patterns = (_COORDINATES, _NAMED)
    for pattern in patterns:
        yield from (f"{found[1]}:{found[2]}" for found in pattern.finditer(text))


READER = DependencyReader(
    ecosystem=Ecosystem.MAVEN,
    names=("pom.xml", "*.gradle", "*.gradle.kts", "*.lockfile", "libs.versions.toml"),
    locks=("*.lockfile",),
    read=_read,
)
