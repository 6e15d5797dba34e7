import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from pdmap.engine import Engine, EngineError
from pdmap.findings import Severity
from pdmap.graph import LinkKind
from pdmap.renderers.json import render
from pdmap.renderers.picture.positions import Rung
from pdmap.views.signs import Change, Dash, Emphasis, FrameKind, LegendKind, Shape, Weight
from pdmap.views.view import View

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "map.schema.json").read_text())
DEFINITIONS = SCHEMA["definitions"]

ViewOf = Callable[[str], View]


@pytest.fixture(params=["shop", "hosting", "empty", "whole", "matrix"])
def view(request: pytest.FixtureRequest, view_of: ViewOf, whole_view_named: ViewOf, matrix_named: ViewOf) -> View:
    made = {"whole": whole_view_named, "matrix": matrix_named}.get(request.param)
    return made("Acme") if made else view_of(request.param)


@pytest.fixture
def written(view: View, engine: Engine) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render(view, engine))
    return document


def test_what_is_written_fits_the_published_schema(written: dict[str, Any]) -> None:
    jsonschema.Draft7Validator(SCHEMA).validate(written)
    jsonschema_rs.Draft7Validator(SCHEMA).validate(written)


def test_the_schema_knows_every_key_that_is_written(written: dict[str, Any]) -> None:
    assert sorted(unknown_keys(SCHEMA, written, "")) == []
    assert list(SCHEMA["properties"]) == list(written)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("nodes", {"shape": "cloud"}),
        ("nodes", {"findings": [{"code": "LAW001"}]}),
        ("edges", {"numbers": [1]}),
        ("edges", {"emphasis": "loud"}),
        ("flows", {"kind": "rumor"}),
        ("facts", {"rows": ["text"]}),
    ],
    ids=str,
)
def test_the_schema_refuses_what_has_no_meaning(
    part: str, change: dict[str, Any], whole_view_named: ViewOf, engine: Engine
) -> None:
    document = json.loads(render(whole_view_named("Acme"), engine))
    document[part][0] |= change
    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(document)
    assert not jsonschema_rs.Draft7Validator(SCHEMA).is_valid(document)


@pytest.mark.parametrize(
    ("definition", "key", "words"),
    [
        ("frame", "kind", FrameKind),
        ("node", "shape", Shape),
        ("node", "change", Change),
        ("node", "emphasis", Emphasis),
        ("edge", "weight", Weight),
        ("edge", "dash", Dash),
        ("flow", "kind", LinkKind),
        ("finding", "severity", Severity),
        ("legend_entry", "kind", LegendKind),
        ("layout", "rung", Rung),
    ],
)
def test_the_schema_knows_every_word_that_can_be_written(definition: str, key: str, words: type[StrEnum]) -> None:
    assert DEFINITIONS[definition]["properties"][key]["enum"] == [word.value for word in words]


def test_every_part_of_the_schema_is_described() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert not [path for path, part in parts(SCHEMA, "") if "description" not in part and "$ref" not in part]


def test_every_id_has_a_place_on_the_page(view: View, written: dict[str, Any]) -> None:
    layout = written["layout"]
    if view.matrix:
        assert layout is None
        return
    assert list(layout["frames"]) == [frame.id for frame in view.frames]
    assert list(layout["nodes"]) == [node.id for node in view.nodes]
    assert list(layout["edges"]) == [edge.id for edge in view.edges]
    areas = (*layout["frames"].values(), *layout["nodes"].values())
    corners = [(area["x"], area["y"]) for area in areas]
    corners += [(area["x"] + area["width"], area["y"] + area["height"]) for area in areas]
    points = [point for edge in layout["edges"].values() for point in (*edge["curve"], edge["tip"])]
    assert all(-1 <= x <= layout["width"] + 1 for x, _ in (*corners, *points))
    assert all(-1 <= y <= layout["height"] + 1 for _, y in (*corners, *points))


def test_lines_run_from_their_source_to_their_target(view_of: ViewOf, engine: Engine) -> None:
    document = json.loads(render(view_of("shop"), engine))
    nodes, ways = document["layout"]["nodes"], document["layout"]["edges"]
    for edge in document["edges"]:
        way = ways[edge["id"]]
        assert len(way["curve"]) % 3 == 1
        assert distance(way["curve"][0], nodes[edge["source"]]) < 5
        assert distance(way["tip"], nodes[edge["target"]]) < 5


def test_without_an_engine_the_model_is_whole_and_has_no_positions(
    view_of: ViewOf, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = view_of("shop")
    model = json.loads(render(view, engine)) | {"layout": None}

    def fail(*_: object) -> None:
        raise EngineError("Graphviz is missing")

    monkeypatch.setattr("pdmap.renderers.json.lay_out", fail)
    document = json.loads(render(view, engine))
    assert document == model
    jsonschema.Draft7Validator(SCHEMA).validate(document)


def distance(point: list[float], area: dict[str, float]) -> float:
    """Return how far a point is from the inside of a rectangle."""
    x, y = point
    beside = max(area["x"] - x, 0, x - area["x"] - area["width"])
    above = max(area["y"] - y, 0, y - area["y"] - area["height"])
    return float(max(beside, above))


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """Return what a reference leads to, or the one form of several that is no `null`."""
    if "$ref" in schema:
        return resolved(DEFINITIONS[schema["$ref"].rpartition("/")[2]])
    forms = [form for form in schema.get("oneOf", ()) if form.get("type") != "null"]
    return resolved(forms[0]) if forms else schema


def unknown_keys(schema: dict[str, Any], value: object, path: str) -> Iterator[str]:
    known = resolved(schema)
    if isinstance(value, dict):
        properties = known.get("properties", {})
        for key, inner in value.items():
            if key in properties or "additionalProperties" in known:
                yield from unknown_keys(properties.get(key, known.get("additionalProperties")), inner, f"{path}/{key}")
            else:
                yield f"{path}/{key}"
    elif isinstance(value, list):
        for inner in value:
            yield from unknown_keys(known["items"], inner, path)


def parts(schema: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield path, schema
    for group in ("properties", "definitions"):
        for name, inner in schema.get(group, {}).items():
            yield from parts(inner, f"{path}/{name}")
    for place, inner in enumerate(schema.get("oneOf", ())):
        yield from parts(inner, f"{path}/oneOf/{place}")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from parts(schema[key], f"{path}/{key}")
