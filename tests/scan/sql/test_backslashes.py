"""Definitions in the strings of data: a doubt only where the file does not say what a backslash means."""

import pytest

from pdmap.scan.reader import Document
from pdmap.scan.readers.sql import READER
from pdmap.scan.sql.backslashes import is_known
from pdmap.scan.sql.text import source_of

INSERT = "INSERT INTO posts VALUES (1,'It\\'s how I do; CREATE TABLE x (y int)');\n"
WITHIN = "INSERT INTO posts VALUES (1,'C:\\',\n'as in\nCREATE TABLE x (y int)');\n"
AFTER = "CREATE TABLE u (email text);\n"
QUOTED = "INSERT INTO `posts` VALUES (1,'It\\'s how I do; CREATE TABLE x (y int)');\n"
MYSQL = {
    "header": "-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n" + INSERT,
    "header of MariaDB": "/*M!999999\\- enable the sandbox mode */\n-- MariaDB dump 10.19\n" + INSERT,
    "header of phpMyAdmin": "-- phpMyAdmin SQL Dump\n-- version 5.2.1\n" + INSERT,
    "engine": "CREATE TABLE posts (id int, body text) ENGINE=InnoDB;\n" + INSERT,
    "backticks": QUOTED,
    "versions": "/*!40101 SET NAMES utf8 */;\n" + INSERT,
}
POSTGRES = "--\n-- PostgreSQL database dump\n--\n\nSET standard_conforming_strings = on;\n"
DOUBTFUL = {
    "nothing": INSERT,
    "a sign in a string": "INSERT INTO a VALUES ('ENGINE=InnoDB /*!40101 SET */ `x`');\n" + INSERT,
    "a sign in a comment": "-- `posts`, ENGINE=InnoDB\n" + INSERT,
    "a sign behind the doubt": INSERT + "CREATE TABLE `v` (w int) ENGINE=InnoDB;\n",
    "a header further down": AFTER + "-- MySQL dump 10.13\n" + INSERT,
    "SQLite": "PRAGMA foreign_keys=OFF;\nCREATE TABLE `posts` (`id` int, `body` text);\n" + QUOTED,
    "a setting of MySQL": "-- MySQL dump 10.13\nSET sql_mode='NO_BACKSLASH_ESCAPES';\n" + INSERT,
    "a setting of PostgreSQL": POSTGRES.replace("= on", "= off") + WITHIN,
}


def facts(text: str) -> tuple[list[str], list[str]]:
    schema = READER.read((Document("dump.sql", text.encode()),))
    return [table.name for table in schema.tables], [trouble.fact for trouble in schema.troubles if trouble.is_lost]


@pytest.mark.parametrize("text", MYSQL.values(), ids=MYSQL)
def test_a_backslash_in_a_file_of_mysql_keeps_its_quote_in_the_string(text: str) -> None:
    tables, lost = facts(text + AFTER)
    assert tables[-1] == "u"
    assert "x" not in tables
    assert lost == []


def test_a_backslash_in_a_dump_of_postgresql_is_a_character_like_any_other() -> None:
    assert facts(POSTGRES + WITHIN + AFTER) == (["u"], [])


@pytest.mark.parametrize("text", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_may_be_a_definition_is_told_where_the_file_does_not_say(text: str) -> None:
    _, lost = facts(text + AFTER)
    assert any("never closed" in fact or "behind one with a backslash" in fact for fact in lost)


def test_the_header_of_a_dump_counts_more_than_what_is_in_its_data() -> None:
    words = "INSERT INTO posts VALUES ('serial bytea jsonb :: $$ citext');\n" * 50
    assert source_of("pgsql/dump.sql", MYSQL["header"] + words).dialect == "mysql"
    assert source_of("mysql/dump.sql", POSTGRES + "-- ENGINE `a`, `b`\n" * 50).dialect == "postgres"


@pytest.mark.parametrize("part", ["\n", "`", "'", "--", "/*", "ENGINE ", "-- \n", "\\'", "PRAGMA\n ", "#`"])
def test_looking_for_signs_takes_one_pass_whatever_the_file_holds(part: str) -> None:
    # What grows with the square of its length would not end before the whole run does.
    source = source_of("mysql.sql", part * 300_000)
    assert is_known(source) in {True, False}
