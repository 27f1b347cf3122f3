"""The library keeps what the reader adds and decides, and never touches the reader's own files."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import EncodingInDoubt, FileRefused, ReaderError
from reader.paths import Paths
from reader.store import Store
from reader.transcript.catalog import Catalog
from reader.transcript.library import Library
from reader.transcript.marks import LineMark, MarkRole
from reader.transcript.model import ParagraphKind
from reader.transcript.paragraphs import Paragraphs

TEXT = """主持人：今天我们聊一聊模型的评测。
嘉宾：好，先从题目讲起。
主持人：题目从哪里来？
嘉宾：一半来自用户的真实请求。
"""


@pytest.fixture
def shelf(paths: Paths, tmp_path: Path) -> Paths:
    """Folders of the test's own, the shipped texts among them."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "sample.zh.txt").write_text("# 样本\n\n**问：** 你好吗？\n\n**答：** 很好。\n", "utf-8")
    (texts / "sample.en.txt").write_text("A translation, which is not listed.\n", "utf-8")
    (texts / "README.md").write_text("Not a transcript.\n", "utf-8")
    return replace(paths, texts=texts)


@pytest.fixture
def library(shelf: Paths, open_store: Callable[[Paths], Store]) -> Library:
    return Library(shelf, open_store(shelf), Catalog())


def own_file(folder: Path, text: str = TEXT, name: str = "评测访谈.txt", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_samples_are_listed_and_their_translations_are_not(library: Library) -> None:
    assert [(entry.title, entry.sample) for entry in library.entries()] == [("样本", True)]


def test_a_file_dropped_beside_the_samples_is_listed_as_the_readers_own(
    library: Library, shelf: Paths
) -> None:
    own_file(shelf.texts)
    assert [(entry.title, entry.sample) for entry in library.entries()] == [
        ("评测访谈", False),
        ("样本", True),
    ]


def test_an_added_file_is_copied_and_the_original_stays(
    library: Library, tmp_path: Path, shelf: Paths
) -> None:
    original = own_file(tmp_path)
    entry = library.add_file(original)
    original.unlink()
    assert entry.path.parent == shelf.transcripts
    assert library.load(entry).turns == 4


def test_the_same_text_twice_is_one_entry(library: Library, tmp_path: Path) -> None:
    first = library.add_file(own_file(tmp_path))
    again = library.add_file(own_file(tmp_path, TEXT.replace("\n", "\r\n"), "copy.txt", "gb18030"))
    assert again.digest == first.digest
    assert sum(not entry.sample for entry in library.entries()) == 1


def test_adding_a_sample_gives_the_sample(library: Library, shelf: Paths) -> None:
    assert library.add_file(shelf.texts / "sample.zh.txt").sample


def test_two_texts_of_one_name_are_two_files(library: Library, tmp_path: Path) -> None:
    first = library.add_file(own_file(tmp_path))
    second = library.add_file(own_file(tmp_path, TEXT + "主持人：谢谢。\n"))
    assert first.path != second.path


def test_a_pasted_text_is_kept_under_its_title(library: Library) -> None:
    entry = library.paste(TEXT, "  评测\n谈话 ")
    assert entry.title == "评测 谈话"
    assert library.load(entry).title == "评测 谈话"


@pytest.mark.parametrize("text", ["", " \n ", "a\x00b", "坏\ud800"])
def test_what_is_no_text_cannot_be_pasted(library: Library, text: str) -> None:
    with pytest.raises(ReaderError):
        library.paste(text)
    assert all(entry.sample for entry in library.entries())


def test_a_refused_file_leaves_the_library_as_it_was(library: Library, tmp_path: Path, shelf: Paths) -> None:
    before = library.entries()
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    for path in (picture, tmp_path, tmp_path / "missing.txt"):
        with pytest.raises(FileRefused):
            library.add_file(path)
    assert library.entries() == before
    assert not shelf.transcripts.exists() or not list(shelf.transcripts.iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_said(library: Library, tmp_path: Path, shelf: Paths) -> None:
    shelf.transcripts.mkdir(parents=True)
    shelf.transcripts.chmod(0o500)
    try:
        with pytest.raises(FileRefused):
            library.add_file(own_file(tmp_path))
    finally:
        shelf.transcripts.chmod(0o700)


def test_a_copy_that_cannot_be_entered_goes_again(
    library: Library, tmp_path: Path, shelf: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ReaderError("the disk is full")

    monkeypatch.setattr(library._records, "add", fail)
    with pytest.raises(ReaderError):
        library.add_file(own_file(tmp_path))
    assert list(shelf.transcripts.iterdir()) == []


def test_a_removed_transcript_comes_back_with_everything(library: Library, tmp_path: Path) -> None:
    entry = library.add_file(own_file(tmp_path))
    library.rename(entry.digest, "另一个题目")
    library.remove(entry.digest)
    assert library.entry(entry.digest) is None
    assert entry.path.exists()
    library.restore(entry.digest)
    restored = library.entry(entry.digest)
    assert restored is not None
    assert restored.title == "另一个题目"


def test_adding_a_removed_text_again_restores_it(library: Library, tmp_path: Path, shelf: Paths) -> None:
    path = own_file(tmp_path)
    entry = library.add_file(path)
    library.remove(entry.digest)
    assert library.add_file(path).digest == entry.digest
    assert len(list(shelf.transcripts.iterdir())) == 1


def test_edits_are_laid_over_what_is_printed_and_taken_off_again(library: Library, tmp_path: Path) -> None:
    entry = library.add_file(own_file(tmp_path))
    library.edit(entry.digest, "2025-03", "某刊", {"嘉宾": "王某", "主持人": ""})
    changed = library.load(entry)
    assert (changed.date, changed.source) == ("2025-03", "某刊")
    assert {speaker.label: speaker.name for speaker in changed.speakers} == {"主持人": None, "嘉宾": "王某"}
    library.edit(entry.digest, None, None, {})
    assert library.load(entry).date is None


def test_a_date_that_is_none_is_refused(library: Library) -> None:
    with pytest.raises(ReaderError):
        library.edit(library.entries()[0].digest, "yesterday", None, {})


def test_a_marked_line_is_what_the_reader_says_after_every_reading(library: Library, tmp_path: Path) -> None:
    text = TEXT + "嘉宾：最后一句。\n这一行其实是广告，请看别处。\n"
    entry = library.add_file(own_file(tmp_path, text))
    assert library.load(entry).paragraphs[-1].kind is ParagraphKind.SPEECH
    library.mark(entry.digest, LineMark(6, text.split("\n")[5], MarkRole.TRAILING))
    assert library.load(entry).paragraphs[-1].kind is ParagraphKind.TRAILING
    library.unmark(entry.digest, 6)
    assert library.load(entry).paragraphs[-1].kind is ParagraphKind.SPEECH


def test_the_position_is_found_again(library: Library, tmp_path: Path) -> None:
    entry = library.add_file(own_file(tmp_path))
    transcript = library.load(entry)
    assert library.position(transcript) is None
    library.set_position(transcript, 3, 4)
    library.set_position(transcript, 2, 1)
    assert library.position(transcript) == (2, 1)
    assert library.lost_places(transcript) == []


def test_a_place_that_is_gone_is_listed_and_not_dropped(library: Library, tmp_path: Path) -> None:
    entry = library.add_file(own_file(tmp_path))
    transcript = library.load(entry)
    library.set_position(transcript, 3, 4)
    shorter = replace(transcript, paragraphs=Paragraphs(transcript.paragraphs[:1]))
    assert library.position(shorter) is None
    assert len(library.lost_places(shorter)) == 1


def test_a_file_that_cannot_be_read_is_a_problem_and_hides_nothing(library: Library, shelf: Paths) -> None:
    (shelf.texts / "broken.txt").write_bytes(b"\xff\x00\x01\x02\x03\x9f" * 40)
    assert len(library.entries()) == 1
    assert [type(problem) for problem in library.problems()] == [FileRefused]


def test_a_changed_file_is_read_again(library: Library, shelf: Paths) -> None:
    path = own_file(shelf.texts)
    before = {entry.digest for entry in library.entries()}
    own_file(shelf.texts, TEXT + "嘉宾：补充一句。\n")
    assert path.exists()
    assert {entry.digest for entry in library.entries()} != before


def test_both_folders_are_watched(library: Library, shelf: Paths) -> None:
    assert library.folders_to_watch() == [shelf.transcripts, shelf.texts]
    assert shelf.transcripts.is_dir()


def test_an_encoding_in_doubt_is_decided_by_the_reader(library: Library, tmp_path: Path) -> None:
    path = own_file(tmp_path, "或家场常", encoding="gb18030")
    with pytest.raises(EncodingInDoubt) as raised:
        library.add_file(path)
    assert dict(raised.value.candidates) == {"gb18030": "或家场常", "big5hkscs": "麼模部都"}
    entry = library.add_file(path, "gb18030")
    assert library.load(entry).paragraphs[0].text == "或家场常"
