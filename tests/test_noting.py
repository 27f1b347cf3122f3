"""Notes: kept at once, found again, undone, searched, exported, and merged with another computer's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.desk import Desk
from reader.finding.characters import Characters
from reader.formats.rows import from_csv
from reader.merge import merge
from reader.noting import matching
from reader.open_text import OpenText
from reader.paths import Paths
from reader.store import Store
from reader.transcript.model import Transcript
from reader.transcript.notes import Note, Notes
from reader.transcript.paragraphs import Paragraphs

SOUNDS = Characters([("温", '["溫", ["wēn"]]'), ("度", '["度", ["dù"]]')])
"""What a dictionary says of two characters."""

TEXT = """# 机房夜谈

林工：机柜里的风扇一直在转。

主持人：您先看哪一块屏幕？

林工：先看温度，再看训练曲线。
"""


@pytest.fixture
def desk(paths: Paths) -> Iterator[Desk]:
    desk = Desk.open(paths)
    desk.open_text(desk.library.paste(TEXT, "夜谈"))
    yield desk
    desk.close()


def text(desk: Desk) -> OpenText:
    assert desk.text is not None
    return desk.text


def put(desk: Desk, quote: str, body: str = "") -> Note:
    """A note on the first place where a quote stands."""
    transcript = text(desk).transcript
    index = next(i for i, each in enumerate(transcript.paragraphs) if quote in each.text)
    at = transcript.paragraphs[index].text.index(quote)
    return desk.notes.add(transcript, text(desk).entry.title, (index, at), (index, at + len(quote)), body)


def listed(desk: Desk, transcript: Transcript | None = None) -> list[tuple[str, str, bool]]:
    placed = desk.notes.of(transcript or text(desk).transcript)
    return [(each.note.quote, each.note.body, each.place is not None) for each in placed]


def test_notes_stand_in_the_order_of_the_page_with_where_they_are(desk: Desk) -> None:
    put(desk, "训练曲线", " look at this again \n")
    put(desk, "风扇")
    assert listed(desk) == [("风扇", "", True), ("训练曲线", "look at this again", True)]
    note = desk.notes.of(text(desk).transcript)[1].note
    assert (note.title, note.speaker) == ("夜谈", "林工")


def test_a_note_is_on_disk_as_soon_as_it_is_made(desk: Desk) -> None:
    put(desk, "风扇", "fan")
    with closing(Store.peek(desk.paths.database)) as stored:
        assert [note.body for note in Notes(stored).all()] == ["fan"]


def test_making_writing_and_deleting_are_undone_one_by_one(desk: Desk) -> None:
    note = put(desk, "风扇", "fan")
    note = desk.notes.write(note, "the fan")
    desk.notes.delete(note)
    assert listed(desk) == []
    assert desk.undo() == "the fan"
    assert listed(desk) == [("风扇", "the fan", True)]
    desk.undo()
    assert listed(desk) == [("风扇", "fan", True)]
    desk.undo()
    assert listed(desk) == []


def test_a_note_that_is_not_found_any_more_is_listed_and_not_dropped(desk: Desk) -> None:
    put(desk, "风扇", "fan")
    put(desk, "温度", "cold")
    kept = [each for each in text(desk).transcript.paragraphs if "风扇" not in each.text]
    changed = replace(text(desk).transcript, paragraphs=Paragraphs(kept))
    assert listed(desk, changed) == [("温度", "cold", True), ("风扇", "fan", False)]


def test_a_note_of_another_text_leads_there(desk: Desk) -> None:
    note = put(desk, "温度", "cold")
    desk.open_text(desk.library.paste("另一篇。\n", "另一篇"))
    assert desk.notes.elsewhere(text(desk).transcript.digest) == (note,)
    found = desk.notes.find(note)
    assert found is not None
    digest, paragraph, offset = found
    entry = desk.library.entry(digest)
    assert entry is not None
    assert desk.library.load(entry).paragraphs[paragraph].text[offset:].startswith("温度")


def test_a_note_whose_text_is_gone_leads_nowhere_and_stays(desk: Desk) -> None:
    note = put(desk, "温度", "cold")
    desk.library.remove(note.digest)
    assert desk.notes.find(note) is None
    assert b"cold" in desk.notes.exported("md")


def test_words_of_a_query_are_found_in_words_quote_and_title(desk: Desk) -> None:
    cold, fan = put(desk, "温度", "Why so cold?"), put(desk, "风扇")
    notes = [cold, fan]
    assert matching(notes, "COLD", SOUNDS) == [cold]
    assert matching(notes, "cold 温", SOUNDS) == [cold]
    assert matching(notes, "夜谈", SOUNDS) == notes
    assert matching(notes, "warm", SOUNDS) == []
    assert matching(notes, "溫度", SOUNDS) == [cold]
    assert matching(notes, "wendu", SOUNDS) == matching(notes, "wēndù", SOUNDS) == [cold]
    assert matching(notes, "wendou", SOUNDS) == []


def test_the_table_of_notes_holds_everything_and_no_formula(desk: Desk) -> None:
    put(desk, "风扇", "=1+1\nsecond line")
    head, row = from_csv(desk.notes.exported("csv"))
    assert dict(zip(head, row, strict=True))["note"] == "=1+1\nsecond line"
    assert dict(zip(head, row, strict=True))["quote"] == "风扇"
    assert b"'=1+1" in desk.notes.exported("csv")


def test_notes_as_markdown_are_quotes_under_the_title_of_their_text(desk: Desk) -> None:
    put(desk, "风扇", "a *fan*\n\n# not a heading")
    written = desk.notes.exported("md").decode()
    assert "## 夜谈\n\n> 风扇\n\n— 林工" in written
    assert "a \\*fan\\*\n\n\\# not a heading" in written


def test_notes_of_two_computers_are_joined_and_a_deletion_stays(desk: Desk, tmp_path: Path) -> None:
    kept, gone, changed = put(desk, "风扇", "fan"), put(desk, "温度", "cold"), put(desk, "屏幕", "screen")
    (tmp_path / "other.sqlite3").write_bytes(desk._store.copied())
    with closing(Store.open(tmp_path / "other.sqlite3", tmp_path / "backups")) as other:
        theirs = Notes(other)
        theirs.put(replace(changed, body="the left screen"))
        theirs.put(replace(kept, key="f" * 32, body="made there"))
        desk.notes.delete(gone)
        outcome = merge(desk._store, other)
    bodies = {note.body for note in Notes(desk._store).all()}
    assert bodies == {"fan", "made there", "the left screen"}
    assert outcome.rows["note"] == 2
