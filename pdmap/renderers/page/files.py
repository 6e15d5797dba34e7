"""The files that the page is made from, joined and without what only their readers need."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from pdmap.renderers.page.palette import font_rules, light_colors

MODULES = (
    "dom",
    "model",
    "measure",
    "shapes",
    "bundle",
    "scene",
    "arrange",
    "routes",
    "paint",
    "legend",
    "selectors",
    "state",
    "camera",
    "paths",
    "facets",
    "search",
    "card",
    "table",
    "poster",
    "keys",
    "page",
)
"""The modules of the script, in the order in which they stand in one scope."""

SHEETS = ("colors", "page", "map", "looks", "print")


@cache
def script() -> str:
    """Return the script: all modules in one scope of their own."""
    modules = "\n".join(_read(f"script/{name}.js") for name in MODULES)
    return f'"use strict";\n(() => {{\n{_packed(modules, "//")}\n}})();'


@cache
def style() -> str:
    """Return the style, with the colors of the printed picture where the page is light."""
    return _packed("\n".join(_sheet(name) for name in SHEETS), "/*")


@cache
def look() -> str:
    """Return the style of the map alone, light and without variables, for programs that know little CSS."""
    colors = dict(_VARIABLE.findall(_sheet("colors").partition("@media")[0]))
    return _packed(_USE.sub(lambda use: colors[use[1]], _sheet("map")), "/*")


@cache
def template() -> str:
    """Return the page with places such as `{{data}}` to be filled."""
    return _read("page.html")


# Private functions

_VARIABLE = re.compile(r"(?<![\w-])--([\w-]+): ([^;]+);")
_USE = re.compile(r"var\(--([\w-]+)\)")


def _read(name: str) -> str:
    return resources.files("pdmap.renderers.page").joinpath(name).read_text("utf-8")


def _sheet(name: str) -> str:
    colored = _read(f"style/{name}.css").replace("/* colors of the picture */", light_colors())
    return colored.replace("/* fonts of the picture */", font_rules())


def _packed(text: str, comment: str) -> str:
    """Return lines of code without indentation, and without lines that are nothing but a comment."""
    lines = (line.strip() for line in text.splitlines())
    return re.sub(r"\n+", "\n", "\n".join(line for line in lines if not line.startswith(comment)))
