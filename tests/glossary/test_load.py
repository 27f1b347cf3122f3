"""Concepts come out of TOML whole, and a broken file says where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import FileRefused
from reader.glossary.load import load_file, load_folder
from reader.glossary.model import Category, Region, Status
from tests.glossary.conftest import ENTRY

Write = Callable[..., Path]


def test_every_key_reaches_the_concept(write: Write) -> None:
    text = ENTRY.replace(
        "\n]\n",
        '\n  { text = "智慧体", status = "admitted", region = "taiwan", with = ["AI"], unless_in = ["大智慧体"] },\n]\n'
        'abbreviation = "A"\nnote = "Not a spy."\nbroader = ["ai"]\nrelated = ["tool"]\n',
        1,
    )
    (concept,) = load_file(write(text))
    assert (concept.id, concept.category, concept.subject) == ("agent", Category.AI, "agents")
    assert (concept.english, concept.abbreviation, concept.note) == ("AI agent", "A", "Not a spy.")
    assert (concept.broader, concept.related, concept.origin) == (("ai",), ("tool",), "shipped")
    first, second = concept.forms
    assert concept.preferred is first
    assert first.reading == ("zhì", "néng", "tǐ")
    assert (second.status, second.region) == (Status.ADMITTED, Region.TAIWAN)
    assert (second.company, second.unless_in) == (("AI",), ("大智慧体",))


def test_a_folder_is_read_by_file_name(write: Write, tmp_path: Path) -> None:
    write(ENTRY.replace('"agent"', '"b"'), "b.toml")
    write(ENTRY.replace('"agent"', '"a"'), "a.toml")
    write("no glossary", "notes.txt")
    assert [concept.id for concept in load_folder(tmp_path, "yours")] == ["a", "b"]
    assert load_folder(tmp_path, "yours")[0].origin == "yours"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('english = "AI agent"\n', "", "english is missing"),
        ('english = "AI agent"', "english = 3", "english must be a text"),
        ('category = "ai"', 'category = "magic"', "category must be one of ai, compute"),
        ('status = "preferred"', 'status = "loved"', "status of 智能体 must be one of"),
        ('text = "智能体", ', "", "the text of a form is missing"),
        ('subject = "agents"', 'colour = "red"', "a concept has no key colour"),
        ("reading =", "read =", "a form has no key read"),
        ('subject = "agents"', 'related = "agents"', "related must be a list of texts"),
        ('subject = "agents"', "related = [1]", "related must be a list of texts"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_line(write: Write, old: str, new: str, reason: str) -> None:
    second = ENTRY.replace('"agent"', '"second"').replace(old, new)
    path = write(ENTRY + second)
    with pytest.raises(FileRefused, match=reason) as caught:
        load_file(path)
    assert caught.value.path == path
    assert caught.value.line == ENTRY.count("\n") + 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = \n", 1),
        ("\n\nid = [", 3),
        ("[[concept]]\nid = 'a'\nid = 'b'\n", 3),
        ("concept = 3", None),
        ("x = 1", None),
    ],
)
def test_what_is_not_toml_is_refused_with_its_line(write: Write, text: str, line: int | None) -> None:
    with pytest.raises(FileRefused) as caught:
        load_file(write(text))
    assert caught.value.line == line


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "ai.toml"
    path.write_bytes(b"# a\n# \xd6\xd0\n")
    with pytest.raises(FileRefused, match="not UTF-8") as caught:
        load_file(path)
    assert caught.value.line == 2


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="cannot be read"):
        load_file(tmp_path / "ai.toml")


def test_an_empty_file_holds_no_concept(write: Write) -> None:
    assert load_file(write("# nothing yet\n")) == ()
