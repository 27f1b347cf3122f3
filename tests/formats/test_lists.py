"""One item a line: Pleco, Quizlet, Skritter, OmegaT and Anki's text file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileRefused
from reader.formats.anki import CardTemplate, Note, NoteDeck, NoteType
from reader.formats.anki_text import to_anki_text
from reader.formats.omegat import from_omegat, to_omegat
from reader.formats.pinyin import written_together
from reader.formats.pleco import PlecoCard, to_pleco
from reader.formats.quizlet import to_quizlet
from reader.formats.skritter import to_skritter

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('\t\r\n#/[]"\u2028算'), max_size=15
)


def test_pleco_shows_both_scripts_one_word_pinyin_and_categories() -> None:
    card = PlecoCard("智能体", "智能體", ("zhì", "néng", "tǐ"), "AI agent\nsecond line")
    same = PlecoCard("中国", "中国", ("zhōng", "guó"), "China")
    content = to_pleco([("Reader/Interview 1", [card, same])]).decode()
    assert content == (
        "//Reader/Interview 1\n智能体[智能體]\tzhìnéngtǐ\tAI agent\ueab1second line\n中国\tzhōngguó\tChina\n"
    )


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=4))
def test_a_pleco_card_is_one_line_of_three_fields(cards: list[tuple[str, str, str]]) -> None:
    content = to_pleco([("", [PlecoCard(a, b, (c,), c) for a, b, c in cards])]).decode()
    lines = content.split("\n")[:-1]
    assert len(lines) == len(cards)
    assert all(line.count("\t") == 2 and not line.startswith("//") for line in lines)


def test_syllables_are_written_together_with_an_apostrophe_where_needed() -> None:
    assert written_together(["Xī", "ān"]) == "Xī'ān"
    assert written_together(["wán", "yì", "r"]) == "wányìr"
    assert written_together(["nǚ", "ér", ""]) == "nǚ'ér"


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_a_quizlet_card_is_one_line_of_two_fields(cards: list[tuple[str, str]]) -> None:
    lines = to_quizlet(cards).decode().split("\n")[:-1]
    assert len(lines) == len(cards)
    assert all(line.count("\t") == 1 for line in lines)


def test_skritter_lists_each_word_once() -> None:
    assert to_skritter(["算力", "芯\t片", "算力", ""]).decode() == "算力\n芯 片\n"


def test_omegat_comes_back() -> None:
    content = to_omegat(
        [("智能体", "AI agent", "acts\nalone"), ("算力", "compute", "")], remarks=["CC BY-SA"]
    )
    assert content.decode() == "# CC BY-SA\n智能体\tAI agent\tacts alone\n算力\tcompute\n"
    table = from_omegat(content)
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, ("智能体", "AI agent", "acts alone")),
        (3, ("算力", "compute", "")),
    ]


def test_omegat_refuses_lines_without_a_target() -> None:
    table = from_omegat("\ufeff算力\n\n# a remark\r\n芯片\t\nGPU\tGPU\r\n".encode())
    assert [row.cells for row in table.rows] == [("GPU", "GPU", "")]
    assert [each.line for each in table.refused] == [1, 4]
    with pytest.raises(FileRefused):
        from_omegat(b"\x00")


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=4))
def test_an_omegat_entry_is_one_line_and_never_a_remark(entries: list[tuple[str, str, str]]) -> None:
    lines = to_omegat(entries).decode().split("\n")[:-1]
    assert len(lines) == len(entries)
    assert all(line.count("\t") <= 2 and not line.startswith("#") for line in lines)


KIND = NoteType(1, "Duidu", ("Chinese", "English"), (CardTemplate("Card", "{{Chinese}}", "{{English}}"),))


def test_an_anki_text_tells_anki_what_its_columns_are() -> None:
    deck = NoteDeck(2, "Duidu::AI", [Note("duidu-agent", ("智能体", 'a "b" <c>\nd'), ("ai", "my tag"))])
    content = to_anki_text(KIND, [deck], remarks=["CC BY-SA"]).decode()
    assert content == (
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
        "# CC BY-SA\n"
        "duidu-agent\tDuidu\tDuidu::AI\t智能体\ta &quot;b&quot; &lt;c&gt;<br>d\tai my_tag\n"
    )


@given(TEXTS, TEXTS)
def test_an_anki_note_is_one_line(first: str, second: str) -> None:
    content = to_anki_text(KIND, [NoteDeck(2, "Deck", [Note("guid", (first, second), (first,))])]).decode()
    lines = content.split("\n")[:-1]
    assert len(lines) == 7
    assert lines[-1].count("\t") == 5
