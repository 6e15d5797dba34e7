"""Change the rules line by line and tell which changes their examples do not notice.

`python benchmarks/mutants.py [FAMILY ...]` writes `benchmarks/mutants.md`. The mutants are mutmut's own; verdicts
stay where it looks for them: `mutmut results` and `mutmut show NAME` tell of survivors. mutmut would start the tests
anew for each mutant, which takes many hours; `mutation/trial.py` says how they are tried here. What was noticed once is
not tried again until its function changes.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from mutmut.__main__ import create_mutants
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, setup_source_paths, walk_mutatable_files

RULES = Path("pdmap/rules")
BESIDE = "beside them"
"""In the place of a family: what stands beside the families of rules."""
ELSEWHERE = ("changes/chg001_reviewable_change.py", "examples.py", "families.py")
"""What no rule calls, but `pdmap diff`, the documentation and tests: it is left out."""
PROJECT = Path(__file__).parents[1]
NOTICED, SURVIVED, UNREACHED, WORDING, ENDLESS = 1, 0, 33, 34, 36
"""mutmut's numbers for verdicts: a test fails, none does, none comes there, not tried, stopped."""
TEXT = """\
<!-- Made by `make mutants` with `benchmarks/mutants.py`; README.md beside it says how. -->

# Mutants of the rules

| rules | mutants | tried | noticed | of these endless | survived | no test comes there | score | words alone |
| --- | --: | --: | --: | --: | --: | --: | --: | --: |
"""


def main() -> None:
    """Make the mutants, try them, and write the table."""
    arguments = _arguments()
    os.chdir(PROJECT)
    _make_mutants()
    from mutation import trial  # behind the mutants, which it imports

    of_rules = (file for file in walk_mutatable_files() if file.is_relative_to(RULES))
    files = sorted(file for file in of_rules if str(file.relative_to(RULES)) not in ELSEWHERE)
    if not arguments.only_report:
        chosen = [file for file in files if not arguments.families or _family(file) in arguments.families]
        attempt = trial.Trial(arguments.share, arguments.minutes * 60)
        for file in chosen:
            attempt.try_file(file)
            print(_row(str(file), Counter(trial.verdicts_of(file).exit_code_by_key.values())), end="", flush=True)
    text = report({file: Counter(trial.verdicts_of(file).exit_code_by_key.values()) for file in files})
    print(text, end="")
    arguments.output.write_text(text, encoding="utf-8")


def report(verdicts: Mapping[Path, Counter[int | None]]) -> str:
    """Return the table of verdicts, by family of rules."""
    families: dict[str, Counter[int | None]] = {}
    for file, counts in verdicts.items():
        families.setdefault(_family(file), Counter()).update(counts)
    every = sum(verdicts.values(), Counter[int | None]())
    return TEXT + "".join(_row(name, families[name]) for name in sorted(families)) + _row("**all**", every)


# Private functions


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", help=f"folders below {RULES}, or `{BESIDE}` (all)")
    parser.add_argument("--share", type=float, default=1, help="of the mutants to try, the same ones each time (1)")
    parser.add_argument("--minutes", type=float, default=600, help="try no more mutants after so many (600)")
    parser.add_argument("--only-report", action="store_true", help="write the table of what is known")
    parser.add_argument("--output", type=Path, default=Path(__file__).parent / "mutants.md")
    return parser.parse_args()


def _make_mutants() -> None:
    set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)
    copy_src_dir()
    copy_also_copy_files()
    setup_source_paths()
    create_mutants(1)
    set_mutant_under_test("")


def _family(file: Path) -> str:
    names = file.relative_to(RULES).parts
    return names[0] if len(names) > 1 else BESIDE


def _row(name: str, verdicts: Counter[int | None]) -> str:
    noticed = verdicts[NOTICED] + verdicts[ENDLESS]
    missed = verdicts[SURVIVED] + verdicts[UNREACHED]
    score = f"{100 * noticed / (noticed + missed):.1f} %" if noticed + missed else "not tried"
    numbers = (
        noticed + missed + verdicts[None],
        noticed + missed,
        noticed,
        verdicts[ENDLESS],
        verdicts[SURVIVED],
        verdicts[UNREACHED],
    )
    return f"| {name} | {' | '.join(f'{number:,}' for number in numbers)} | {score} | {verdicts[WORDING]:,} |\n"


if __name__ == "__main__":
    main()
