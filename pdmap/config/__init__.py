"""The configuration: what its keys mean, where their values come from, and which of them count."""

from pdmap.config.codes import KnownCodes, check_codes, codes_meant
from pdmap.config.configuration import Configuration, Settings, settle
from pdmap.config.error import ConfigurationError
from pdmap.config.file import CONFIGURATION_FILE, PROJECT_FILE, read_file
from pdmap.config.given import Given, Origin
from pdmap.config.keys import KEYS, Key
from pdmap.config.text import from_environment, from_options
from pdmap.config.values import FailOn, Level

__all__ = [
    "CONFIGURATION_FILE",
    "KEYS",
    "PROJECT_FILE",
    "Configuration",
    "ConfigurationError",
    "FailOn",
    "Given",
    "Key",
    "KnownCodes",
    "Level",
    "Origin",
    "Settings",
    "check_codes",
    "codes_meant",
    "from_environment",
    "from_options",
    "read_file",
    "settle",
]
