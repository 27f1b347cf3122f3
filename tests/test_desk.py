"""The desk: the open text, its cards, what is kept, and how it is taken back, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.card import WordCard
from reader.desk import Desk
from reader.engine import Engine
from reader.errors import ReaderError
from reader.language.corrections import Scope
from reader.language.model import Script, Why
from reader.paths import Paths
from reader.vocabulary.model import WordStatus
from reader.word_export import Choice, preview_text
from tests.conftest import SAMPLES


@pytest.fixture
def desk(ready_paths: Paths) -> Iterator[Desk]:
    """A desk on which the interview about serving models lies, annotated."""
    desk = Desk.open(ready_paths)
    desk.open_text(desk.library.add_file(SAMPLES["serving-at-scale"]))
    annotate(desk)
    yield desk
    desk.close()


def annotate(desk: Desk) -> None:
    """What the worker does for the window."""
    assert desk.text is not None
    engine = Engine(desk.paths)
    digest = desk.text.transcript.digest
    paragraphs = [paragraph.text for paragraph in desk.text.transcript.paragraphs]
    engine.open(digest, paragraphs, desk.terms)
    desk.receive(digest, list(engine.annotate(digest, range(len(paragraphs)))))
    engine.close()


def card_of(desk: Desk, word: str) -> WordCard:
    """The card of the first place where a word stands."""
    assert desk.text is not None
    for paragraph in range(len(desk.text.transcript.paragraphs)):
        for index in range(400):
            token = desk.text.token(paragraph, index)
            if token is None:
                break
            if token.text == word:
                card = desk.card(paragraph, index)
                assert card is not None
                return card
    raise AssertionError(f"{word} does not stand in this text")


def test_a_card_has_reading_senses_and_both_scripts(desk: Desk) -> None:
    card = card_of(desk, "机房")
    assert (card.headword, card.other, card.pinyin) == ("机房", "機房", ("jī", "fáng"))
    assert any("computer room" in sense for reading in card.readings for sense in reading.senses)


def test_a_text_opened_again_knows_its_words_without_an_engine(desk: Desk, ready_paths: Paths) -> None:
    assert desk.text is not None
    again = Desk.open(ready_paths)
    text = again.open_text(desk.text.entry)
    paragraphs = range(len(text.transcript.paragraphs))
    assert again.annotations(paragraphs) == desk.annotations(paragraphs)
    again.close()


def test_what_an_earlier_session_said_is_not_shown_after_a_correction(desk: Desk, ready_paths: Paths) -> None:
    assert desk.text is not None
    paragraph, index = card_of(desk, "机房").paragraph, card_of(desk, "机房").token
    stretch = desk.correcting.stretch(desk.text, paragraph, index)
    assert stretch is not None
    start = desk.text.annotation(paragraph).tokens[index].start - stretch.start  # type: ignore[union-attr]
    assert desk.correct(stretch, stretch.cuts | {start + 1}, {}, Scope.EVERYWHERE)
    again = Desk.open(ready_paths)
    text = again.open_text(desk.text.entry)
    assert again.annotations(range(len(text.transcript.paragraphs))) == []
    again.close()


def test_a_term_has_its_concept(desk: Desk) -> None:
    card = card_of(desk, "显存")
    assert card.concept is not None
    assert card.concept.english


def test_marks_and_unknown_places_have_no_card(desk: Desk) -> None:
    assert desk.card(0, 9999) is None
    assert desk.card(9999, 0) is None


def test_records_of_another_text_are_not_taken_in(desk: Desk) -> None:
    assert not desk.receive("0" * 64, [(0, b"")])


def test_keeping_marks_the_card_and_the_word_in_both_scripts(desk: Desk) -> None:
    kept = desk.keep(card_of(desk, "机房"))
    assert kept.kept
    assert card_of(desk, "机房").kept
    assert ("机房", ("jī", "fáng")) in desk.kept_keys()
    desk.prefer(script="traditional")
    assert desk.script is Script.TRADITIONAL
    assert desk.kept_words()[0].headword == "機房"


def test_a_kept_word_knows_where_it_was_met(desk: Desk) -> None:
    card = card_of(desk, "间隔")
    desk.keep(card)
    (sighting,) = desk.kept_words()[0].word.sightings
    assert sighting.sentence[sighting.offset :].startswith("间隔")
    assert sighting.speaker == "工程师"
    assert sighting.section == "第一个字为什么要等?"
    assert desk.text is not None
    place = desk.find_sighting(sighting)
    assert place == (desk.text.transcript.digest, card.paragraph, card.start)


def test_a_sighting_outlives_its_text(desk: Desk) -> None:
    desk.keep(card_of(desk, "机房"))
    (sighting,) = desk.kept_words()[0].word.sightings
    other = desk.library.add_file(SAMPLES["training-data"])
    desk.open_text(other)
    assert desk.find_sighting(sighting) is not None
    assert desk.find_sighting(replace(sighting, transcript="0" * 64)) is None


def test_undo_takes_back_one_thing_at_a_time_the_last_first(desk: Desk) -> None:
    desk.keep(card_of(desk, "机房"))
    desk.keep(card_of(desk, "显存"))
    desk.forget(desk.kept_words()[1].word)
    assert [kept.headword for kept in desk.kept_words()] == ["显存"]
    assert desk.undo() == "机房"
    assert {kept.headword for kept in desk.kept_words()} == {"显存", "机房"}
    assert desk.undo() == "显存"
    assert desk.undo() == "机房"
    assert desk.undo() is None
    assert desk.kept_words() == ()


def test_a_second_sentence_of_a_word_is_added_and_taken_back_alone(desk: Desk) -> None:
    desk.keep(card_of(desk, "机房"))
    assert desk.text is not None
    last = None
    for paragraph in range(len(desk.text.transcript.paragraphs)):
        for index in range(200):
            token = desk.text.token(paragraph, index)
            if token is not None and token.text == "机房":
                last = desk.card(paragraph, index)
    assert last is not None
    desk.keep(last)
    assert len(desk.kept_words()[0].word.sightings) == 2
    desk.undo()
    assert len(desk.kept_words()[0].word.sightings) == 1


def test_words_kept_together_are_taken_back_together(desk: Desk) -> None:
    desk.keep(card_of(desk, "显存"))
    assert desk.keep_all([card_of(desk, "机房"), card_of(desk, "算力")], "two words") == 2
    assert len(desk.kept_words()) == 3
    assert desk.undo() == "two words"
    assert [each.word.key.simplified for each in desk.kept_words()] == ["显存"]


def test_what_is_open_stays_when_another_file_is_gone(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("问：今天的数据看过了吗？\n\n答：看过了，干净得很。\n", encoding="utf-8")
    entry = desk.library.add_file(path)
    entry.path.unlink()
    text = desk.text
    with pytest.raises(ReaderError):
        desk.open_text(entry)
    assert desk.text is text


def test_exports_carry_the_attribution_of_their_senses(desk: Desk) -> None:
    desk.keep(card_of(desk, "机房"))
    vocabulary = preview_text(desk.words.words(desk.words.find()), Choice())
    assert "机房" in vocabulary
    assert "CC BY-SA 4.0" in vocabulary


def test_preferences_are_on_disk_at_once(desk: Desk) -> None:
    desk.prefer(script="taiwan", text_size=30)
    assert '"text_size": 30' in desk.paths.settings.read_text(encoding="utf-8")


def test_two_desks_on_one_folder_see_what_the_other_keeps(desk: Desk, ready_paths: Paths) -> None:
    other = Desk.open(ready_paths)
    desk.keep(card_of(desk, "机房"))
    assert [kept.headword for kept in other.kept_words()] == ["机房"]
    other.close()


def open_lines(desk: Desk, tmp_path: Path, *lines: str) -> None:
    """A text of one's own on the desk, annotated with what was corrected."""
    path = tmp_path / "own.txt"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    desk.open_text(desk.library.add_file(path))
    annotate_again(desk)


def annotate_again(desk: Desk) -> None:
    """What the worker does after a correction."""
    assert desk.text is not None
    desk.text.forget()
    engine = Engine(desk.paths)
    transcript = desk.text.transcript
    paragraphs = [paragraph.text for paragraph in transcript.paragraphs]
    engine.open(transcript.digest, paragraphs, desk.terms, desk.correcting.of(transcript))
    desk.receive(transcript.digest, list(engine.annotate(transcript.digest, range(len(paragraphs)))))
    engine.close()


def words_of(desk: Desk, paragraph: int) -> list[str]:
    assert desk.text is not None
    annotation = desk.text.annotation(paragraph)
    return [token.text for token in annotation.tokens] if annotation is not None else []


def test_the_card_says_level_and_frequency(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "他们每天都在学习新的知识。")
    facts = card_of(desk, "学习").facts
    assert facts == ("HSK 3.0 (2021): 1", "very common")


def test_the_card_of_either_part_names_the_separable_word(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "为了这件事，两家公司打了三年官司。")
    for part in ("打", "官司"):
        whole = card_of(desk, part).whole
        assert whole is not None
        assert whole.headword == "打官司"


def test_a_correction_is_shown_explained_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    open_lines(desk, tmp_path, "工程师说这个办法很好用。")
    before = words_of(desk, 0)
    assert desk.text is not None
    stretch = desk.correcting.stretch(desk.text, 0, before.index("办法"))
    assert stretch is not None
    cut = stretch.characters.index("办法") + 1
    assert desk.correct(stretch, stretch.cuts | {cut}, {}, Scope.TRANSCRIPT)
    annotate_again(desk)
    assert "办" in words_of(desk, 0)
    assert card_of(desk, "办").why is Why.YOURS
    desk.undo()
    annotate_again(desk)
    assert words_of(desk, 0) == before


def test_a_status_is_on_the_card_and_can_be_taken_back(desk: Desk) -> None:
    card = card_of(desk, "机房")
    desk.set_status(card, WordStatus.KNOWN)
    assert card_of(desk, "机房").status is WordStatus.KNOWN
    assert desk.statuses() == {("机房", ("jī", "fáng")): WordStatus.KNOWN}
    desk.undo()
    assert card_of(desk, "机房").status is WordStatus.NEW
