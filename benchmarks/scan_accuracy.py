"""Score the classifier on labelled schemas: `python benchmarks/scan_accuracy.py [FILE.tsv ...]`.

It writes `benchmarks/scan_accuracy.md` when asked with `--output`, a peer beside pdmap where `--peer` names its Python.

A labelled schema is a table with the columns source, table, column, sql_type, is_personal, category, label_origin and
tier. Columns whose tier is `disputed` or `secret` are not scored. `--wrong` lists what was missed or claimed wrongly.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pdmap.scan.classify.classifier import classify_columns
from pdmap.scan.verdicts import ColumnVerdict, Tier

HERE = Path(__file__).parent
UNSCORED = frozenset({"disputed", "secret"})
COARSE = {
    "email": ("email",),
    "demographic": (
        *("date_of_birth", "age", "gender", "ethnicity", "nationality", "citizenship", "marital_status", "language"),
        *("birth_place", "religion", "sexual_orientation", "family", "special"),
    ),
    "health": ("health", "diet", "biometric", "genetic"),
    "financial": ("bank_account", "card", "salary", "income", "insurance", "transaction", "vat_id", "tax_id"),
    "name": ("name", "salutation", "vcs_identity"),
    "phone": ("phone", "fax"),
    "address": ("address",),
    "location": ("geo", "location", "home_location", "travel", "timezone"),
    "online_id": ("username", "social_profile", "website", "oauth_id", "cookie_id", "referrer"),
    "user_id": ("user", "account"),
    "ip": ("ip_address",),
    "device_id": ("device_id", "device_os", "user_agent", "push_token", "mac_address", "browser_fingerprint"),
    "credential": (
        "credential",
        "api_key",
        "mfa_secret",
        "oauth_token",
        "passkey",
        "password",
        "password_hash",
        "pin",
        "session_token",
        "security_question",
    ),
    "photo": ("photo", "video", "id_document_copy"),
    "education": ("education", "cv"),
    "content": ("communication", "free_text", "chat_message", "voice", "survey_answer", "file_upload"),
}
"""The data types, with those below them, that each category of the labels takes in; others are compared by group."""
OF_PEER = {
    "Email_Address": "email",
    "Full_Name": "name",
    "Phone_Number": "phone",
    "Street_Address": "address",
    "IP_Address_v4": "ip",
    "IP_Address_v6": "ip",
    "Gender": "demographic",
    "Age": "demographic",
    "IBAN": "financial",
    "Swift_Code": "financial",
    "Credit_Debit_Card_Number": "financial",
}
"""The categories of the labels that the kinds of DataHub's classifier belong to."""


@dataclass(frozen=True, slots=True)
class Label:
    """What people say of a column."""

    source: str
    table: str
    column: str
    type: str
    is_personal: bool
    category: str
    tier: str


@dataclass(frozen=True, slots=True)
class Guess:
    """What a classifier says of it."""

    tier: str
    category: str
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """How well guesses fit labels."""

    name: str
    columns: int
    recall: float
    precision: float
    category: float
    pointers: float
    table_recall: float
    table_precision: float
    false: float
    """Direct columns and pointers proposed where there is nothing, for each 100 columns that are not personal."""

    @property
    def f1(self) -> float:
        """Return the harmonic mean of recall and precision."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def read(path: Path) -> list[Label]:
    """Return the labels of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Label(
                row["source"],
                row["table"],
                row["column"],
                row["sql_type"],
                row["is_personal"] == "1",
                row["category"],
                row["tier"],
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def guess(labels: Sequence[Label]) -> list[Guess]:
    """Return what pdmap says of columns."""
    found = classify_columns((label.source, label.table, label.column, label.type) for label in labels)
    return [Guess(verdict.tier, coarse(verdict), verdict.confidence) for verdict in found]


def guess_of_peer(labels: Sequence[Label], python: Path) -> list[Guess]:
    """Return what DataHub's classifier says of columns by their names; it has no pointers and no tables of people."""
    rows = json.dumps([(label.table, label.column, label.type) for label in labels])
    command = [str(python), str(HERE / "scan_peer.py")]
    run = subprocess.run(command, input=rows, capture_output=True, text=True, check=True)  # noqa: S603
    return [Guess("direct" if kind else "none", OF_PEER.get(kind, kind.lower())) for kind in json.loads(run.stdout)]


def coarse(verdict: ColumnVerdict) -> str:
    """Return the category of the labels that a verdict belongs to."""
    if verdict.tier is Tier.POINTER:
        return "user_id"
    return category_of(verdict.data_type)


def category_of(data_type: str | None) -> str:
    """Return the category of the labels that a data type belongs to; its own top word where there is none."""
    top = (data_type or "").split(".")[0]
    return next((category for category, tops in COARSE.items() if top in tops), top)


def score(name: str, labels: Sequence[Label], guesses: Sequence[Guess]) -> Score:
    """Return how well guesses fit labels."""
    pairs = [(label, made) for label, made in zip(labels, guesses, strict=True) if label.tier not in UNSCORED]
    direct = [(label, made) for label, made in pairs if label.tier == "direct"]
    claimed = [(label, made) for label, made in pairs if made.tier == "direct"]
    hit = [(label, made) for label, made in direct if made.tier == "direct"]
    pointers = [made for label, made in pairs if label.tier == "pointer"]
    nothing = [made for label, made in pairs if label.tier == "none"]
    personal = {(label.source, label.table) for label, _ in pairs if label.is_personal}
    proposed = {(label.source, label.table) for label, made in pairs if made.tier in {"direct", "pointer", "linked"}}
    return Score(
        name=name,
        columns=len(labels),
        recall=_share(len(hit), len(direct)),
        precision=_share(sum(label.is_personal for label, _ in claimed), len(claimed)),
        category=_share(sum(label.category == made.category for label, made in hit), len(hit)),
        pointers=_share(sum(made.tier in {"pointer", "direct"} for made in pointers), len(pointers)),
        table_recall=_share(len(personal & proposed), len(personal)),
        table_precision=_share(len(personal & proposed), len(proposed)),
        false=100 * _share(sum(made.tier in {"direct", "pointer"} for made in nothing), len(nothing)),
    )


def wrong(labels: Sequence[Label], guesses: Sequence[Guess]) -> Iterable[str]:
    """Yield a line for each column that is missed, claimed wrongly or of another category."""
    for label, made in zip(labels, guesses, strict=True):
        if label.tier in UNSCORED:
            continue
        sort = _fault(label, made)
        if sort:
            name = f"{label.table}.{label.column} ({label.type})"
            yield f"{sort}\t{label.source}\t{name}\t{label.tier} {label.category}\t{made.tier} {made.category}"


def _fault(label: Label, made: Guess) -> str:
    claims = made.tier in {"direct", "pointer"}
    match label.tier:
        case "none":
            return "false" if claims else ""
        case "direct" | "pointer":
            if not claims:
                return "missed"
            return "" if label.category == made.category else "other"
        case _:
            return ""


def table(scores: Sequence[Score]) -> str:
    """Return scores as a table, their means in the last line."""
    head = ("set", "columns", "recall", "precision", "F1", "category", "pointers", "table R", "table P", "false/100")
    rows = [head, ("---", *("---:" for _ in head[1:])), *(_cells(found) for found in scores)]
    if len(scores) > 1:
        means = [_mean(scores, measure) for measure in _MEASURES]
        rows.append(("mean", str(sum(found.columns for found in scores)), *(f"{mean:.3f}" for mean in means)))
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


_MEASURES: tuple[Callable[[Score], float], ...] = (
    lambda found: found.recall,
    lambda found: found.precision,
    lambda found: found.f1,
    lambda found: found.category,
    lambda found: found.pointers,
    lambda found: found.table_recall,
    lambda found: found.table_precision,
    lambda found: found.false,
)


def _cells(found: Score) -> tuple[str, ...]:
    return (found.name, str(found.columns), *(f"{measure(found):.3f}" for measure in _MEASURES))


def _mean(scores: Sequence[Score], measure: Callable[[Score], float]) -> float:
    return sum(measure(found) for found in scores) / len(scores)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def confidences(judged: Sequence[tuple[Label, Guess]]) -> str:
    """Return how often proposals of each tier and confidence are right, as a table."""
    rows = [("tier", "confidence", "proposed", "personal"), ("---", "---", "---:", "---:")]
    for tier in ("direct", "pointer", "linked"):
        for low, high in ((0.3, 0.5), (0.5, 0.75), (0.75, 0.9), (0.9, 1.0)):
            right = [
                label.is_personal
                for label, made in judged
                if made.tier == tier and low <= made.confidence < high and label.tier not in UNSCORED
            ]
            if right:
                rows.append((tier, f"{low} to {high}", str(len(right)), f"{_share(sum(right), len(right)):.2f}"))
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def page(ours: Sequence[Score], theirs: Sequence[Score], judged: Sequence[tuple[Label, Guess]]) -> str:
    """Return the page of the benchmark."""
    parts = [HEAD, table(ours), CONFIDENCE, confidences(judged)]
    if theirs:
        parts += [PEER, table(theirs)]
    return "\n\n".join(parts) + "\n"


HEAD = """<!-- Made by `make bench-scan-accuracy` with `benchmarks/scan_accuracy.py`; README.md beside it says how. -->

# Reading schemas

How well `pdmap scan` tells what columns hold, by names, types and context alone. The schemas in `benchmarks/scan/` are
public ones that people labelled, by what the projects themselves declare and by hand. They served to tune the
classifier, so that it does worse on others. Not scored are columns on which people disagree and secrets of systems.

- recall, precision, F1: of columns whose value identifies or describes a person; claimed wrongly is what is not
  personal
- category: of those found, how many are of the kind that people named
- pointers: of columns that hold the identifier of a person, how many are found, without foreign keys to go by
- table R, table P: recall and precision of tables with anything personal
- false/100: columns proposed as personal or as pointers, for each 100 that are neither

## pdmap"""
CONFIDENCE = """How often what is proposed with a confidence is personal:"""
PEER = """## acryl-datahub-classify 0.0.12

DataHub's classifier on the same columns, by names alone, as `benchmarks/scan_peer.py` runs it. It knows 14 kinds of
data and weighs values too, which nobody gives it here; it has no notion of pointers or of what a table is about."""


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path, default=sorted((HERE / "scan").glob("*.tsv")))
    parser.add_argument("--wrong", action="store_true", help="list the columns that are judged wrongly")
    parser.add_argument("--peer", type=Path, help="the Python of the environment of peers.txt")
    parser.add_argument("--output", type=Path, help="where to write the page")
    arguments = parser.parse_args()
    ours, theirs = [], []
    judged: list[tuple[Label, Guess]] = []
    for path in arguments.files:
        labels = read(path)
        guesses = guess(labels)
        ours.append(score(path.stem, labels, guesses))
        judged += zip(labels, guesses, strict=True)
        if arguments.peer:
            theirs.append(score(path.stem, labels, guess_of_peer(labels, arguments.peer)))
        if arguments.wrong:
            print("\n".join(wrong(labels, guesses)))
    print("\n\n".join(table(scores) for scores in (ours, theirs) if scores))
    if arguments.output:
        arguments.output.write_text(page(ours, theirs, judged), encoding="utf-8")


if __name__ == "__main__":
    main()
