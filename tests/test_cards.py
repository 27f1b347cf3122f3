"""Cards lead on to other words, write readings as the reader wishes, and remember which reading was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader import related
from reader.card import make_card
from reader.desk import Desk
from reader.language.compounds import Compounds, compounds_of
from reader.language.corrections import Scope
from reader.language.lookup import Lookup, ensure_lookup_file
from reader.language.model import Entry, Script, Why
from reader.links import Link
from reader.lookups import Whole
from reader.paths import Paths
from tests.test_card import token
from tests.test_desk import annotate_again, card_of, open_lines, words_of


@pytest.fixture
def desk(ready_paths: Paths) -> Iterator[Desk]:
    desk = Desk.open(ready_paths)
    yield desk
    desk.close()


def test_a_word_leads_to_its_characters_in_their_readings(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "他把钱放在银行里。")
    parts = card_of(desk, "银行").links.parts
    assert [(link.text, link.pinyin) for link in parts] == [("银", ("yín",)), ("行", ("háng",))]
    assert all(link.sense for link in parts)
    assert card_of(desk, "钱").links.parts == ()


def test_a_long_word_leads_to_the_words_inside_it(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "他研究人工智能。")
    assert [link.text for link in card_of(desk, "人工智能").links.parts] == ["人工", "智能"]


def test_the_words_a_card_leads_to_stand_in_the_script_of_the_page(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "他把钱放在银行里。")
    desk.prefer(script="traditional")
    assert [link.text for link in card_of(desk, "银行").links.parts] == ["銀", "行"]


def test_a_card_leads_to_a_card_and_on_from_there(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "他把钱放在银行里。")
    first = desk.linked_card(card_of(desk, "银行").links.parts[1])
    assert (first.headword, first.pinyin, first.stands_here) == ("行", ("háng",), False)
    assert first.readings[0].here
    word = desk.linked_card(Link("银行", "银行", "銀行", ("yín", "háng"), ""))
    assert [link.text for link in word.links.parts] == ["银", "行"]


def test_a_word_that_a_card_leads_to_is_kept_without_a_sentence(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "他把钱放在银行里。")
    linked = desk.linked_card(Link("行", "行", "行", ("háng",), "row"))
    desk.keep(linked)
    (kept,) = desk.kept_words()
    assert (kept.headword, kept.pinyin, kept.word.sightings) == ("行", "háng", ())
    assert desk.renewed_card(linked).kept
    desk.undo()
    assert desk.kept_words() == ()


def test_longer_words_of_the_text_come_first_and_are_looked_up_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(lookup: Lookup, word: str, limit: int) -> Compounds:
        asked.append(word)
        return compounds_of(lookup, word, limit)

    monkeypatch.setattr(related, "compounds_of", counted)
    ensure_lookup_file(desk.paths)
    desk.looking_up.open()
    open_lines(desk, tmp_path, "机器学习得很快。", "他学。", "学者都这样说。")
    assert desk.text is not None
    tokens = desk.text.annotation(1).tokens
    place = next(index for index, token in enumerate(tokens) if token.text == "学")
    desk.prepare_card(1, place)
    assert asked == ["学"]
    links = desk.card(1, place).links.longer
    assert asked == ["学"]
    standing = [link.in_text for link in links]
    assert standing == sorted(standing, reverse=True)
    assert {link.text for link in links if link.in_text} == {"学习", "学者"}
    assert len({link.simplified for link in links}) == len(links) == 10


def test_a_part_of_a_separable_word_leads_to_the_whole(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "我们吃了不少亏。")
    for part in ("吃", "亏"):
        card = card_of(desk, part)
        assert isinstance(card.whole, Whole)
        assert card.links.longer[0].text == "吃亏"


def test_readings_are_written_in_the_form_that_is_preferred(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "不是垃圾。")
    desk.prefer(spoken_tones=True)
    card = card_of(desk, "不是")
    assert (card.pinyin, card.spoken) == (("bù", "shì"), ("bú", "shì"))
    desk.prefer(ruby_script="numbers")
    assert card_of(desk, "垃圾").form == "numbers"
    assert card_of(desk, "垃圾").readings[0].taiwan_pinyin == ("lè", "sè")


def test_tones_are_spoken_by_what_stands_around(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "我买了一台机器，也买了一件衣服。")
    desk.prefer(spoken_tones=True)
    assert card_of(desk, "一").spoken == ("yì",)
    desk.prefer(spoken_tones=False)
    assert card_of(desk, "一").spoken == ()


def test_a_reading_is_chosen_for_the_text_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "重读很难。", "他重读了一遍。", "他看重读书人。")
    card = card_of(desk, "重读")
    assert card.choices == (("chóng", "dú"), ("zhòng", "dú"))
    cut = words_of(desk, 2)
    assert desk.choose_reading(card, ("zhòng", "dú")) is Scope.TRANSCRIPT
    annotate_again(desk)
    chosen = card_of(desk, "重读")
    assert (chosen.pinyin, chosen.choices, chosen.chosen) == (("zhòng", "dú"), (), "transcript")
    assert words_of(desk, 2) == cut
    desk.undo()
    annotate_again(desk)
    assert card_of(desk, "重读").pinyin == ("chóng", "dú")


def test_a_reading_of_one_character_is_chosen_for_its_place_alone(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "行，我去银行，行。")
    card = replace(card_of(desk, "行"), alternatives=(("háng",),))
    assert desk.choose_reading(card, ("háng",)) is Scope.PLACE
    annotate_again(desk)
    assert "银行" in words_of(desk, 0)
    assert desk.text is not None
    annotation = desk.text.annotation(0)
    assert annotation is not None
    assert [each.pinyin for each in annotation.tokens if each.text == "行"] == [("háng",), ("xíng",)]


def test_a_wide_reading_of_a_known_word_cuts_no_other_word(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "我去银行，行吗？")
    assert desk.text is not None
    before = words_of(desk, 0)
    stretch = desk.correcting.stretch(desk.text, 0, before.index("行"))
    assert stretch is not None
    start = stretch.characters.rindex("行")
    assert desk.correct(stretch, stretch.cuts, {start: ("行", ("háng",))}, Scope.EVERYWHERE)
    annotate_again(desk)
    assert words_of(desk, 0) == before
    assert card_of(desk, "行").pinyin == ("háng",)


def test_joining_and_reading_at_once_everywhere_holds_in_other_places_too(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "这是他的话。我的话很短。")
    before = words_of(desk, 0)
    assert "的话" not in before
    assert desk.text is not None
    stretch = desk.correcting.stretch(desk.text, 0, before.index("话"))
    assert stretch is not None
    start = stretch.characters.index("的话")
    desk.correct(stretch, stretch.cuts - {start + 1}, {start: ("的话", ("dì", "huà"))}, Scope.EVERYWHERE)
    annotate_again(desk)
    annotation = desk.text.annotation(0)
    assert annotation is not None
    joined = [each for each in annotation.tokens if each.text == "的话"]
    assert [(each.pinyin, each.why) for each in joined] == [(("dì", "huà"), Why.YOURS)] * 2
    assert desk.undo() is not None
    annotate_again(desk)
    assert words_of(desk, 0) == before


@pytest.mark.parametrize("named", ["吃[chī]", "喫|吃[chī]"])
def test_a_mere_variant_does_not_say_everything_twice(named: str) -> None:
    eat = Entry("吃", "吃", ("chī",), ("to eat",))
    variant = Entry("吃", "喫", ("chī",), (f"variant of {named}", "to eat"))
    card = make_card(token("吃", "吃", "吃", "chī"), (0, 0), Script.AS_PRINTED, [eat, variant], None, None)
    assert [reading.senses for reading in card.readings] == [("to eat",)]
    alone = make_card(token("吃", "吃", "喫", "chī"), (0, 0), Script.AS_PRINTED, [variant], None, None)
    assert len(alone.readings) == 1


def test_a_doubled_character_is_led_to_once(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "他慢慢地写。")
    assert [link.text for link in card_of(desk, "慢慢").links.parts] == ["慢"]
