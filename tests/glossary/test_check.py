"""The checker names file and line of everything that would mislead a reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.glossary.check import check_folder, everyday_words, main
from tests.glossary.conftest import ENTRY

Write = Callable[..., Path]
WORDS = {"不肯": 300, "公用": 50, "电话": 900, "公用电话": 40, "智能": 90, "智能体": 30, "冷僻肯": 1}


def told(folder: Path) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in check_folder(folder, WORDS)]


def test_a_sound_file_has_no_problem(write: Write, tmp_path: Path) -> None:
    write(ENTRY)
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('id = "agent"', 'id = "An agent"', 3, "small letters, digits and hyphens"),
        ('english = "AI agent"', 'english = "AI 智能体"', 6, "english is not plain English"),
        ("that acts.", "that acts", 7, "does not end like a sentence"),
        ('subject = "agents"', 'related = ["nobody"]', 5, "no concept is called nobody"),
        ('subject = "agents"', 'related = ["agent"]', 3, "linked to itself"),
        ('"preferred"', '"admitted"', 3, "0 forms are preferred"),
        ('category = "ai"', 'category = "person"', 4, "category person stands in ai.toml"),
        ("zhì néng tǐ", "zhì néng", 9, "3 Han characters and 2 syllables"),
        ("zhì néng tǐ", "zhi4 néng tǐ", 9, "not a syllable with a tone mark: zhi4"),
        ('"智能体"', '"智能ＡＩ体"', 9, "full width"),
        ('"智能体"', '"智•能体"', 9, "the dot in a name"),
        ('"智能体"', '"智能体  AI"', 9, "a space stands"),
        (" },", ', unless_in = ["智能"] },', 9, "not a part of “智能”"),
        (" },", ', with = ["智能体"] },', 9, "is the form itself"),
        ("\n]", '\n  { text = "肯", status = "admitted" },\n]', 10, "肯: stands in 不肯 by chance"),
        ("\n]", '\n  { text = "用电", status = "admitted" },\n]', 10, "用电: stands in 公用电话 by chance"),
        ("\n]", '\n  { text = "It", status = "admitted" },\n]', 10, "everyday English word"),
        ("\n]", '\n  { text = "智能体", status = "admitted" },\n]', 9, "the form stands twice"),
        ('definition = "A system that acts."\n', "", 2, "agent: definition is missing"),
        ("forms", "forms forms", 8, "the glossary is not TOML"),
    ],
)
def test_a_fault_is_told_with_its_line(
    write: Write, tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    write(ENTRY.replace(old, new, 1))
    assert [(at, message in sentence) for at, sentence in told(tmp_path)] == [(line, True)]


def test_what_is_broader_or_narrower_is_not_related_too(write: Write, tmp_path: Path) -> None:
    under = ENTRY.replace('"agent"', '"under"', 1).replace("智能体", "子体").replace("zhì néng tǐ", "zǐ tǐ")
    under = under.replace('subject = "agents"', 'broader = ["agent"]')
    write(ENTRY.replace('subject = "agents"', 'related = ["under"]') + "\n" + under)
    assert [message for _, message in told(tmp_path)] == [
        "agent: under is related, and broader or narrower too"
    ]


@pytest.mark.parametrize("guard", ['with = ["李"]', 'unless_in = ["不肯"]', 'unless_in = ["不肯定"]'])
def test_a_guarded_form_is_no_trap(write: Write, tmp_path: Path, guard: str) -> None:
    write(ENTRY.replace("\n]", f'\n  {{ text = "肯", status = "admitted", {guard} }},\n]', 1))
    assert told(tmp_path) == []


def test_ids_and_forms_of_two_files_must_differ(write: Write, tmp_path: Path) -> None:
    write(ENTRY)
    write(ENTRY.replace('"ai"', '"compute"'), "compute.toml")
    problems = [str(problem) for problem in check_folder(tmp_path)]
    assert problems == [
        f"{tmp_path / 'compute.toml'}:3: agent: the id stands in ai.toml:2 too",
        f"{tmp_path / 'compute.toml'}:9: agent: 智能体: the form belongs to agent too",
    ]


def test_company_tells_two_concepts_with_one_form_apart(write: Write, tmp_path: Path) -> None:
    write(ENTRY)
    other = ENTRY.replace('"agent"', '"spy"').replace(" },", ', with = ["间谍"] },')
    write(other.replace('"ai"', '"person"'), "person.toml")
    assert told(tmp_path) == []


def test_the_command_prints_and_fails(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(ENTRY)
    assert main([str(tmp_path)]) == 0
    write(ENTRY.replace("that acts.", "that acts"))
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith(f"{path}:7: agent: definition")


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert [problem.message for problem in check_folder(tmp_path)] == ["no glossary file (*.toml) is here"]


def test_jieba_lends_its_words_without_being_imported() -> None:
    assert everyday_words().get("电话", 0) > 20
