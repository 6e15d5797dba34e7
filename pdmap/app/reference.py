"""The reference of the configuration, made from its table of keys."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pdmap.config.keys import KEYS, TABLES, Key
from pdmap.config.text import PREFIX


def configuration_page() -> str:
    """Return `docs/reference/configuration.md`."""
    return f"{_HEAD}{_example()}{_BEHIND_EXAMPLE}{''.join(_sections())}{_TAIL}"


# Private functions

_HEAD = f"""\
<!-- made by `make docs` from pdmap/config/keys.py: change it there -->

# Configuration

pdmap reads `pdmap.toml`, or the table `[tool.pdmap]` of `pyproject.toml`: the nearest one in the folder of the
inventory or above it, up to and including the folder that holds `.git`. In one folder `pdmap.toml` comes first. One
file counts; nothing is merged, and no file of a user's own is read, so that a laptop and the build server judge alike.
`--config FILE` names the file instead. A file that is a link out of the repository is refused.

A value of the command line comes before the environment, that before the file, and that before the default. Lists are
replaced as a whole; severities are laid over one another code by code. `pdmap config` prints every value and where it
comes from, `pdmap config --format json` for programs.

A key that does not exist, a value of the wrong kind, an unknown code, or a variable that is called almost like one of
pdmap's (`{PREFIX}...`) ends with exit code 2 and a line that names the place. Lists and tables have no variable, and
neither have `--config` and `--as-of`: `{PREFIX}SELECT` and the like end in the same way, rather than being passed over.

```toml
"""

_BEHIND_EXAMPLE = """\
```

## Keys

"""

_TAIL = """\
## What always runs

The checks of the reader and the language (`SRC`, `LNG`, `REF002` to `REF004`) and the findings on what hides findings
(`SUP`, `CHG003`) cannot be switched off, and an error among them stays an error: rules could not trust a manifest
without them.

An inventory's own [policies](../how-to/write-policies.md) run under every profile and beside every selection. They are
no checks of pdmap's, so `select`, `ignore` and `severity` do not name them: a policy is changed where it is written, by
its own `severity`, and a finding of it is accepted by a waiver.

## What a pull request shows

Whatever a configuration changes about what is checked, or about what fails the run, stands in the summary of
`pdmap validate` and of `pdmap drift` with its place, and under `adjustments` in JSON. So does a file that counts
instead of others, in its folder or above it: an empty one in the folder of the inventory undoes them all. So does
`inventory`, where it decides what is checked because no `PATH` was given. A stranger's pull request can change
`pdmap.toml` too: where that matters, keep a copy that it cannot change and pass it with `--config`, beside a `PATH`.
The paths that a file names stay inside of its folder. An inventory that redefines what pdmap brings, such as
`data_types: {health: {special: none}}`, can silence a rule as well, so that the summary names the entries.

## Time is not configuration

The day of a judgment is today, `SOURCE_DATE_EPOCH`, or `--as-of DATE`: waivers, ignores with an end, adequacy decisions
and reviews are judged by it.
"""


def _example() -> str:
    """Return a file with every key, tables last, as TOML wants them."""
    plain = "".join(f"{key.name} = {key.example}\n" for key in KEYS if key.name not in TABLES and not key.table)
    tables = "".join(f"{key.name} = {key.example}\n" for key in KEYS if key.name in TABLES)
    grouped = "".join(f"{key.name} = {key.example}\n" for key in KEYS if key.table)
    return f"{plain}{tables}{grouped}"


def _sections() -> Iterator[str]:
    for key in KEYS:
        also = f" Also: {', '.join(names)}." if (names := list(_ways(key))) else ""
        yield f"### `{key.name}`\n\n{key.description}\n\n"
        yield f"Takes {key.form.description}. Default: {_default(key)}.{also}\n\n"


def _ways(key: Key) -> Iterator[str]:
    """Yield where else a value may come from."""
    if key.name == "inventory":
        yield "argument `PATH`"
    elif key.has_option:
        yield f"option `{key.option}`{' of `pdmap drift`' if key.table else ''}"
    if key.variable:
        yield f"variable `{key.variable}`"


def _default(key: Key) -> str:
    return key.unset if key.default is None else f"`{json.dumps(key.default)}`"
