"""The keys of a configuration: one table for reading, `pdmap config` and the documentation."""

from __future__ import annotations

from pdmap.config.forms import Form, name, text, texts, word, words
from pdmap.config.values import DriftKind, FailOn, Level
from pdmap.findings import LawProfile, Profile
from pdmap.frozen import dataclass

SEVERITY = "severity"
"""The table of severities by the codes of checks."""
SOURCES = "sources"
"""The table of the sources of systems by their ids."""
DRIFT = "drift"
"""The table of the keys of `pdmap drift`."""
LEVEL = word(Level)
TABLES = {SEVERITY: LEVEL, SOURCES: texts("a list of sources", least=1, is_named=True)}
"""The tables whose entries are named by their author, with the form of an entry: each has its own origin."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a configuration."""

    name: str
    form: Form
    default: object
    """The value where nobody has given one; `None` where there is none."""
    description: str
    """What it does, in sentences."""
    example: str
    """What may stand behind `=` in TOML."""
    unset: str = ""
    """What holds where there is no default."""
    has_option: bool = True
    """Whether an option can give its value."""

    @property
    def variable(self) -> str | None:
        """Return the environment variable that gives its value; lists and tables have none."""
        return f"PDMAP_{self.name.upper()}" if self.form.is_scalar and not self.table else None

    @property
    def table(self) -> str:
        """Return the table that it stands in; empty where it stands by itself."""
        return self.name.rpartition(".")[0]

    @property
    def attribute(self) -> str:
        """Return what the settings call it."""
        return self.name.replace(".", "_")

    @property
    def option(self) -> str:
        """Return the option of the command line that gives its value."""
        return f"--{self.name.rpartition('.')[2].replace('_', '-')}"


KEYS = (
    Key(
        "inventory",
        text("a folder or a manifest, relative to the file"),
        None,
        "The inventory that commands take where they are given no path. It lies in the folder of the file or below.",
        '"inventories/shop"',
        unset="the folder of the file that was found, else the working folder",
    ),
    Key(
        "profile",
        word(Profile),
        Profile.DEFAULT,
        "How much is asked: `minimal` is what the records of Article 30 need, `default` what the law asks for beside "
        "them, `strict` adds good practice and questions for people to judge.",
        '"strict"',
    ),
    Key(
        "law_profile",
        word(LawProfile),
        LawProfile.GDPR_2016,
        "The state of the law that thresholds are taken from. The proposal is not law: it is for a look ahead.",
        '"gdpr-2016"',
    ),
    Key(
        "select",
        texts("a list of codes and families of rules, such as `TRF`", least=1),
        None,
        "The rules to run, instead of those that the profile chooses. `pdmap drift` goes by it only where it names "
        "checks of drift (`DRF`).",
        '["TRF", "SEC001"]',
        unset="what the profile chooses",
    ),
    Key(
        "ignore",
        texts("a list of codes and families of rules, such as `TRF`"),
        (),
        "Rules that do not run, also if they are selected.",
        '["MIN001"]',
    ),
    Key(
        SEVERITY,
        Form(f"a table of codes, each with {LEVEL.description}", LEVEL.read, is_scalar=False),
        None,
        "How grave all findings of a rule are, whatever the rule says of the single one. `off` is the same as an entry "
        "in `ignore`.",
        '{TRF009 = "note", MIN001 = "off"}',
        unset="what each rule says",
    ),
    Key(
        "fail_on",
        word(FailOn),
        FailOn.ERROR,
        "From which severity on findings make the exit code 1. Findings that are hidden do not count.",
        '"warning"',
    ),
    Key(
        "baseline",
        text("a file, relative to the file"),
        None,
        "The baseline that `pdmap baseline` writes and `pdmap validate` reads. It lies in the folder of the file or "
        "below.",
        '"pdmap-baseline.json"',
        unset="`pdmap-baseline.json` in the inventory or beside the file, if there is one",
    ),
    Key(
        "format",
        name("the name of a format of `pdmap validate`"),
        "full",
        "The format of the report.",
        '"concise"',
    ),
    Key(
        SOURCES,
        Form("a table of systems, each with a list of sources", TABLES[SOURCES].read, is_scalar=False),
        None,
        "Where the columns of a system really are, for `pdmap drift`: files, folders, and patterns such as "
        "`app/**/models.py`, relative to the file, in its folder or below. A database is named by the "
        "environment variable that holds its URL, as `env:DATABASE_URL`, so that no password stands in a file.",
        '{console = ["db/structure.sql", "app/**/models.py"]}',
        unset="no sources",
        has_option=False,
    ),
    Key(
        "drift.fail_on",
        words(DriftKind),
        (DriftKind.DIRECT, DriftKind.GONE, DriftKind.CONTRADICTED, DriftKind.RENAMED),
        "For which kinds of findings `pdmap drift` exits with 1; the list replaces the default. Hidden findings do "
        "not count. A source that cannot be read always ends with 2.",
        '["direct", "pointer", "gone", "vendor"]',
    ),
    Key(
        "drift.dictionary",
        text("a version of the dictionary, such as `2026.11`"),
        None,
        "The version of the dictionary of names that the inventory was made with. What only a newer one finds is a "
        "note, and fails no run, so that an update of pdmap alone turns no check red.",
        '"2026.11"',
        unset="the version of pdmap",
        has_option=False,
    ),
    Key(
        "drift.baseline",
        text("a file, relative to the file"),
        None,
        "The baseline that `pdmap drift --write-baseline` writes and `pdmap drift` reads. It lies in the folder of the "
        "file or below.",
        '"drift-baseline.json"',
        unset="`pdmap-drift-baseline.json` in the inventory or beside the file, if there is one",
    ),
    Key(
        "drift.dependencies",
        texts("a list of manifests and lock files of packages", is_named=True),
        (),
        "Files that name the packages and hosts that the software uses, such as `Gemfile`, and patterns such as "
        "`**/package.json`, relative to the file, in its folder or below: they show vendors that no party of the "
        "inventory stands for. What only a lock file names is a note where it does not say who asks for it.",
        '["Gemfile", "**/package.json"]',
        has_option=False,
    ),
)
"""In the order of the documentation."""

BY_NAME = {key.name: key for key in KEYS}
"""The keys by their names; those in a table have its name and a dot in front."""
GROUPS = frozenset(key.table for key in KEYS if key.table)
"""The tables whose entries are keys."""
