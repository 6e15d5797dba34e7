"""The table of exports: a row that tells how the others came about."""

from __future__ import annotations

from pdmap.questions.grounds import laws_of
from pdmap.questions.undrawn import undrawn
from pdmap.tables.material import Material
from pdmap.tables.table import SCHEMA_VERSION, Kind, Reading, Table, read_from, table


def exports_table() -> Table:
    """Return the table."""
    about = "How the rows of an inventory came about: one row."
    return table("exports", about, _READINGS, lambda material: (material,))


# Private functions


def _organization(material: Material) -> str | None:
    organization = material.inventory.organization
    return organization.name if organization else None


# Private tables

_READINGS: tuple[Reading[Material], ...] = (
    read_from("schema_version", Kind.INTEGER, "Version of these tables.", lambda _: SCHEMA_VERSION),
    read_from("pdmap_version", Kind.STRING, "Version of pdmap.", lambda it: it.run.version),
    read_from("as_of", Kind.DATE, "The day that everything was judged on.", lambda it: it.run.as_of),
    read_from(
        "digest",
        Kind.STRING,
        "SHA-256 of the manifests, as records print it: the same manifests, the same digest.",
        lambda it: it.run.digest,
    ),
    read_from("organization_name", Kind.STRING, "Whose inventory it is.", _organization, "not recorded"),
    read_from(
        "laws",
        Kind.STRINGS,
        "The laws that transfers are judged by.",
        lambda it: laws_of(it.inventory),
    ),
    read_from(
        "selection",
        Kind.STRING,
        "The part that `--only` and `--exclude` ask for: other objects have no rows.",
        lambda it: it.run.selection or None,
        "the tables are whole",
    ),
    read_from("manifests", Kind.INTEGER, "How many manifests there are.", lambda it: it.run.manifests),
    read_from("profile", Kind.STRING, "How much was asked of the inventory.", lambda it: it.run.profile),
    read_from("rules", Kind.INTEGER, "How many rules ran.", lambda it: it.run.rules),
    read_from(
        "adjustments",
        Kind.STRINGS,
        "What the configuration changes about what is checked, as `key = value`; empty where nothing.",
        lambda it: it.run.adjustments,
    ),
    read_from(
        "is_complete",
        Kind.BOOLEAN,
        "Whether everything in the manifests fits the language, so that nothing is left out of the tables.",
        lambda it: not it.run.left_out,
    ),
    read_from(
        "left_out",
        Kind.STRINGS,
        "Addresses of what does not fit the language and is in no table; `findings` say why.",
        lambda it: tuple(it.run.left_out),
    ),
    read_from(
        "muted",
        Kind.STRINGS,
        "Addresses of objects with an error in their structure: no rule looked at them, so that `findings` has none of "
        "rules about them.",
        lambda it: it.run.muted,
    ),
    read_from(
        "undefined",
        Kind.STRINGS,
        "Ids that flows, hosts and sub-processors name and that are not defined, or left out: no row of `links` leads "
        "there.",
        lambda it: undrawn(it.inventory).unknown,
    ),
)
