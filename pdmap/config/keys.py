"""The keys of a configuration: one table for reading, `pdmap config` and the documentation."""

from __future__ import annotations

from dataclasses import dataclass

from pdmap.config.forms import Form, name, text, texts, word
from pdmap.config.values import FailOn, Level
from pdmap.findings import LawProfile, Profile

SEVERITY = "severity"
"""The one key that is a table: each of its entries has its own origin."""
LEVEL = word(Level)
"""The form of its entries."""


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

    @property
    def variable(self) -> str | None:
        """Return the environment variable that gives its value; lists and tables have none."""
        return f"PDMAP_{self.name.upper()}" if self.form.is_scalar else None

    @property
    def option(self) -> str:
        """Return the option of the command line that gives its value."""
        return f"--{self.name.replace('_', '-')}"


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
        "The rules to run, instead of those that the profile chooses.",
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
)
"""In the order of the documentation."""

BY_NAME = {key.name: key for key in KEYS}
"""The keys by their names."""
