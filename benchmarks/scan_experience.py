"""Learn what columns about persons have in common: `python benchmarks/scan_experience.py FILE...`.

It writes `pdmap/scan/data/experience.tsv` and `experience_types.tsv`. Files are labelled schemas as `scan_accuracy.py`
reads them, or cases as `tests/scan/classify/cases.txt` has them. Only traits that several files share are kept, so
that nothing of a single schema is. It needs scikit-learn: `uv sync --group learning`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scan_accuracy import UNSCORED, Label, category_of, coarse, read

from pdmap.scan.classify.classifier import judged, schemas_of
from pdmap.scan.classify.experience import ALWAYS, SCALE, TIERS
from pdmap.scan.classify.joined_prefixes import without_prefixes
from pdmap.scan.classify.traits import setting_of
from pdmap.scan.verdicts import ColumnVerdict, Tier
from tests.scan.classify.handwritten import read_cases

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "pdmap" / "scan" / "data"
FEWEST = 3
"""Files that have to share a trait."""
LEAST = 0.1
"""Weights that all are nearer to nothing are left out."""
STRENGTH = 0.3
"""How little weights are drawn to nothing."""
COUNT_OF_OWN = 10.0
"""Columns of other schemas that one of this repository counts for, a case or a label: it was thought about."""
OF_CATEGORY = {
    "name": "name.full",
    "email": "email.address",
    "phone": "phone",
    "address": "address.postal",
    "ip": "ip_address",
    "location": "location",
    "online_id": "username",
    "device_id": "device_id",
    "credential": "credential",
    "photo": "photo",
    "education": "education",
    "health": "health",
    "content": "free_text",
    "user_id": "user.id",
}
"""The kind of data that stands for a category of the labels where nothing says it more exactly."""
NAMED = ("word ", "last ", "first ", "within ", "table ", "kind ")
"""What traits begin with that tell which kind of data a column holds."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A labelled column, with its traits."""

    file: str
    traits: tuple[str, ...]
    tier: str
    data_type: str
    """Empty where nobody says which."""
    is_own: bool = False
    """Whether it is a case or a label of this repository."""


def seen_in(path: Path) -> Iterator[Seen]:
    """Yield the labelled columns of a file."""
    labels = cases_in(path) if path.suffix == ".txt" else read(path)
    is_own = path.resolve().is_relative_to(ROOT)
    rows = [(label.source, label.table, label.column, label.type) for label in labels]
    for numbers, schema in schemas_of(rows):
        for own, (place, verdicts) in zip(numbers, judged(without_prefixes(schema)), strict=True):
            setting = setting_of(place, verdicts)
            for at, (number, verdict) in enumerate(zip(own, verdicts, strict=True)):
                label = labels[number]
                if label.tier not in UNSCORED:
                    traits = (*setting.traits_of(at), *setting.shared)
                    yield Seen(str(path), traits, label.tier, data_type_of(label, verdict), is_own)


def data_type_of(label: Label, verdict: ColumnVerdict) -> str:
    """Return the kind of data that a label means: the dictionary's where it is of the label's category."""
    if label.tier != "direct":
        return ""
    if verdict.data_type and coarse(verdict) == label.category:
        return verdict.data_type
    return OF_CATEGORY.get(label.category, "")


def cases_in(path: Path) -> list[Label]:
    """Return the cases of a file of tests as labels."""
    return [Label(*case.row, case.tier != "none", category_of(case.data_type), case.tier) for case in read_cases(path)]


def shared(columns: Sequence[Seen]) -> frozenset[str]:
    """Return the traits that several files have."""
    files: dict[str, set[str]] = {}
    for column in columns:
        for trait in column.traits:
            files.setdefault(trait, set()).add(column.file)
    return frozenset(trait for trait, found in files.items() if len(found) >= FEWEST)


def weights(
    rows: Sequence[Sequence[str]], labels: Sequence[str], counts: Sequence[float]
) -> Mapping[str, Mapping[str, float]]:
    """Return the weight of each trait for each label, by logistic regression.

    Args:
        rows: The traits of each column.
        labels: What people say of each.
        counts: How many columns each counts for.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    found = vectorizer.fit_transform([dict.fromkeys(row, 1.0) for row in rows])
    # The solver takes no wider numbers.
    found.indices, found.indptr = found.indices.astype("int32"), found.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, max_iter=300).fit(found, labels, counts)
    names = [*vectorizer.get_feature_names_out(), ALWAYS]
    by_label = [[*model.coef_[place], model.intercept_[place]] for place in range(len(model.classes_))]
    return {
        name: {str(label): float(by_label[row][place]) for row, label in enumerate(model.classes_)}
        for place, name in enumerate(names)
    }


def counts_of(columns: Sequence[Seen]) -> list[float]:
    """Return how many columns each counts for."""
    return [COUNT_OF_OWN if column.is_own else 1.0 for column in columns]


def of_tiers(columns: Sequence[Seen]) -> Iterator[str]:
    """Yield the lines of the table of tiers; being about nobody weighs nothing, and the others against it."""
    kept = shared(columns)
    rows = [[trait for trait in column.traits if trait in kept] for column in columns]
    for trait, found in sorted(weights(rows, [column.tier for column in columns], counts_of(columns)).items()):
        against = found[Tier.NONE]
        told = [found[tier] - against for tier in TIERS]
        if trait == ALWAYS or max(map(abs, told)) >= LEAST:
            yield "\t".join((trait, *(str(round(SCALE * weight)) for weight in told)))


def of_types(columns: Sequence[Seen]) -> Iterator[str]:
    """Yield the lines of the table of kinds of data."""
    known = [column for column in columns if column.data_type]
    kept = shared(known)
    rows = [[trait for trait in column.traits if trait in kept and is_named(trait)] for column in known]
    for trait, found in sorted(weights(rows, [column.data_type for column in known], counts_of(known)).items()):
        least = 0.0 if trait == ALWAYS else LEAST
        told = [f"{label}:{round(SCALE * weight)}" for label, weight in sorted(found.items()) if abs(weight) > least]
        if told:
            yield f"{trait}\t{' '.join(told)}"


def is_named(trait: str) -> bool:
    """Return whether a trait tells which kind of data a column holds, by itself."""
    return trait.startswith(NAMED) and "," not in trait


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=DATA, help="the folder of the tables")
    arguments = parser.parse_args()
    columns = [column for path in arguments.files for column in seen_in(path)]
    tiers = ("trait", *TIERS)
    write(arguments.output / "experience.tsv", HEAD, "\t".join(tiers), of_tiers(columns))
    write(arguments.output / "experience_types.tsv", HEAD_OF_TYPES, "trait\tdata types", of_types(columns))


def write(path: Path, about: str, head: str, lines: Iterator[str]) -> None:
    """Write a table."""
    path.write_text("\n".join((about, head, *lines)) + "\n", encoding="utf-8")


HEAD = """# What traits of columns say of their tier, by logistic regression over labelled schemas.
# Made by benchmarks/scan_experience.py. Weights are hundredths; being about nobody weighs 0."""
HEAD_OF_TYPES = """# What traits of columns about persons say of their kind of data, by logistic regression.
# Made by benchmarks/scan_experience.py. Weights are hundredths."""

if __name__ == "__main__":
    main()
