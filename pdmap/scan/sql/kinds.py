"""Kinds of objects that databases have beside tables, types and views: their statements hold no columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile


def is_of_other_kind(keys: Sequence[str]) -> bool:
    """Tell whether a CREATE or ALTER is about something without columns, by its first words in capitals.

    What is neither this nor a table, a type or a view is not understood: it may be a table, misspelled.
    """
    if "DEFINER" in keys:
        return not _KINDS.isdisjoint(keys)
    words = [key for key in takewhile(lambda key: key != "(", keys[1:]) if key not in {"OR", "REPLACE"}]
    return not _KINDS.isdisjoint(words[:_FIRST])


# Private tables

_FIRST = 4
"""How many words there are up to the kind: `CREATE PRIMARY XML INDEX`; what follows may be the type of a column."""
_KINDS = frozenset(
    (
        *("ACCESS", "AGGREGATE", "ANALYZER", "APPLICATION", "ASSEMBLY", "ASSERTION", "ATTRIBUTE", "AUDIT"),
        *("AUTHORIZATION", "AVAILABILITY", "BROKER", "CAST", "CATALOG", "CERTIFICATE", "CHANGEFEED", "CHARACTER"),
        *("CLASS", "CLUSTER", "COLLATION", "COLUMN", "COLUMNSTORE", "CONNECTION", "CONSTRAINT", "CONTEXT"),
        *("CONTRACT", "CONTROLFILE", "CONVERSION", "CREDENTIAL", "CRYPTOGRAPHIC", "DATABASE", "DATASHARE", "DEFAULT"),
        *("DIMENSION", "DIRECTORY", "DISKGROUP", "DOMAIN", "EDITION", "ENDPOINT", "EVENT", "EXTENSION", "EXTERNAL"),
        *("FAMILY", "FILE", "FLASHBACK", "FORMAT", "FULLTEXT", "FUNCTION", "GENERATOR", "GROUP", "HIERARCHY"),
        *("INDEX", "INDEXTYPE", "INSTANCE", "INTEGRATION", "JAVA", "KEY", "LANGUAGE", "LARGE", "LIBRARY", "LINK"),
        *("LOCKDOWN", "LOGFILE", "LOGIN", "MACRO", "MAPPING", "MASKING", "MESSAGE", "MODEL", "NETWORK", "OPERATOR"),
        *("OUTLINE", "PACKAGE", "PARSER", "PARTITION", "PFILE", "PIPE", "PLUGGABLE", "POLICY", "PRIVILEGES", "PROC"),
        *("PROCEDURE", "PROFILE", "PUBLICATION", "QUEUE", "REFERENCE", "RESOURCE", "RESTORE", "ROLE", "ROLLBACK"),
        *("ROUTE", "ROUTINE", "RULE", "SCHEMA", "SEARCH", "SECURITY", "SELECTIVE", "SEQUENCE", "SERVER", "SERVICE"),
        *("SESSION", "SHARE", "SPATIAL", "SPFILE", "STAGE", "STATISTICS", "STREAM", "SUBSCRIPTION", "SYNONYM"),
        *("SYSTEM", "TABLESPACE", "TAG", "TASK", "TEXT", "TRANSFORM", "TRIGGER", "UNDO", "USER", "VIRTUAL"),
        *("VARIABLE", "WAREHOUSE", "WORKLOAD", "WRAPPER", "XML", "GRAPH", "ALIAS", "BUFFERPOOL", "MODULE", "MASK"),
        *("PERMISSION", "CONSTANT", "EXCEPTION", "SHADOW", "QUOTA", "SETTINGS", "COLLECTION", "NICKNAME", "ENCRYPTION"),
        *("KEYSPACE", "METHOD", "STOPLIST", "SEGMENT", "SECRET", "SCHEDULE", "FILESPACE", "PLACEMENT"),
    )
)
