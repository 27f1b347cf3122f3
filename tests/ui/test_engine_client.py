"""The engine's process is spoken to in frames, started again when it dies, and ended with the window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from reader.app import worker_arguments
from reader.frames import Frame, Kind, json_frame, pack_records
from reader.language.packed import mentions_of, unpack
from reader.paths import Paths
from reader.terms import Term
from reader.ui.annotating import Annotating, Content
from reader.ui.engine_client import EngineClient

TEXT = [f"第{number}段：我们每天先看昨晚的训练曲线，再决定要不要改数据。" for number in range(300)]
PATIENCE = 20_000


@pytest.fixture
def client(ready_paths: Paths) -> Iterator[EngineClient]:
    """A client whose process runs."""
    client = EngineClient(sys.executable, worker_arguments(ready_paths))
    client.start()
    yield client
    client.close()


class Answers:
    """What an `Annotating` has told."""

    def __init__(self, annotating: Annotating) -> None:
        self.records: dict[str, dict[int, bytes]] = {}
        self.order: list[int] = []
        self.completed: list[str] = []
        annotating.annotated.connect(self._on_annotated)
        annotating.completed.connect(self.completed.append)

    def _on_annotated(self, digest: str, records: list[tuple[int, bytes]]) -> None:
        self.records.setdefault(digest, {}).update(records)
        self.order += [index for index, _ in records]


def test_an_open_text_is_annotated_as_it_stands(client: EngineClient, qtbot: QtBot) -> None:
    client.open_text("a", TEXT, (), (), 1)
    with qtbot.waitSignal(client.annotated, timeout=PATIENCE) as answered:
        client.annotate("a", [2])
    digest, generation, records = answered.args
    assert (digest, generation, [index for index, _ in records]) == ("a", 1, [2])
    tokens = unpack(records[0][1], TEXT[2]).tokens
    assert "".join(token.text for token in tokens) == TEXT[2]


def test_the_engine_says_when_it_is_ready_and_where_the_dictionary_lies(
    client: EngineClient, ready_paths: Paths, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(client.ready, timeout=PATIENCE) as ready:
        pass
    assert Path(ready.args[0]).parent == ready_paths.cache


def test_a_renewed_engine_is_another_process_that_goes_on(client: EngineClient, qtbot: QtBot) -> None:
    annotating = Annotating(client)
    answers = Answers(annotating)
    annotating.read("a", Content(TEXT[:20], ()), eye=0)
    first = client.process_id
    with qtbot.assertNotEmitted(client.restarted), qtbot.waitSignal(client.ready, timeout=PATIENCE):
        client.renew()
    assert client.process_id not in (0, first)
    qtbot.waitUntil(lambda: answers.completed == ["a"], timeout=PATIENCE)
    assert sorted(answers.records["a"]) == list(range(20))


def test_the_paragraphs_under_the_eye_come_first(client: EngineClient, qtbot: QtBot) -> None:
    annotating = Annotating(client)
    answers = Answers(annotating)
    annotating.read("a", Content(TEXT, ()), eye=200)
    qtbot.waitUntil(lambda: bool(answers.order), timeout=PATIENCE)
    assert answers.order[0] == 200
    annotating.look_at(50, 55)
    qtbot.waitUntil(lambda: answers.completed == ["a"], timeout=PATIENCE)
    assert sorted(answers.order) == list(range(300))
    assert answers.order.index(50) < answers.order.index(199) or answers.order.index(50) < 260


def test_other_texts_are_read_after_that_of_the_page(client: EngineClient, qtbot: QtBot) -> None:
    annotating = Annotating(client)
    answers = Answers(annotating)
    annotating.read("a", Content(TEXT[:20], ()), eye=0)
    annotating.read_later("b", lambda take: take(Content(TEXT[20:30], ())))
    annotating.read_later("gone", lambda take: take(None))
    qtbot.waitUntil(lambda: len(answers.completed) == 2, timeout=PATIENCE)
    assert answers.completed == ["a", "b"]
    assert len(answers.records["b"]) == 10


def test_a_text_that_is_read_behind_the_page_and_comes_to_the_front_is_read_once(
    client: EngineClient, qtbot: QtBot
) -> None:
    annotating = Annotating(client)
    answers = Answers(annotating)
    annotating.read_later("a", lambda take: take(Content(TEXT[:20], ())))
    annotating.read("a", Content(TEXT[:20], ()), eye=0)
    annotating.read_later("b", lambda take: take(Content(TEXT[20:30], ())))
    qtbot.waitUntil(lambda: "b" in answers.completed, timeout=PATIENCE)
    assert answers.completed == ["a", "b"]


def test_a_text_that_is_loaded_when_it_is_on_the_page_already_is_not_read_again(
    client: EngineClient, qtbot: QtBot
) -> None:
    annotating = Annotating(client)
    answers = Answers(annotating)
    loading: list[Callable[[Content | None], None]] = []
    annotating.read_later("a", loading.append)
    annotating.read_later("b", loading.append)
    qtbot.waitUntil(lambda: bool(loading), timeout=PATIENCE)
    annotating.read("a", Content(TEXT[:20], ()), eye=0)
    loading[0](Content(TEXT[:20], ()))
    qtbot.waitUntil(lambda: len(loading) == 2, timeout=PATIENCE)
    loading[1](Content(TEXT[20:30], ()))
    qtbot.waitUntil(lambda: "b" in answers.completed, timeout=PATIENCE)
    assert answers.completed == ["a", "b"]


def test_a_large_text_is_sent_in_several_turns_and_what_is_asked_of_it_comes_after_it(
    client: EngineClient, qtbot: QtBot
) -> None:
    paragraphs = [f"第{number}段。" + "我们先看数据。" * 100 for number in range(6_000)]
    client.open_text("large", paragraphs, (), (), 1)
    client.annotate("large", [5_999])
    assert client.is_sending
    with qtbot.waitSignal(client.answered, timeout=PATIENCE) as answered:
        pass
    assert answered.args == ["large", True]
    assert not client.is_sending


def test_a_text_that_is_opened_anew_has_no_words_of_the_former_one(
    client: EngineClient, qtbot: QtBot
) -> None:
    annotating = Annotating(client)
    answers = Answers(annotating)
    annotating.read("a", Content(TEXT, ()), eye=0)
    annotating.read("a", Content(["数据。"], ()), eye=0)
    qtbot.waitUntil(lambda: answers.completed == ["a"], timeout=PATIENCE)
    assert unpack(answers.records["a"][0], "数据。").tokens[0].text == "数据"
    assert list(answers.records["a"]) == [0]


def test_answers_of_an_older_generation_are_dropped(qtbot: QtBot) -> None:
    client = EngineClient("unused", [])
    client.open_text("a", TEXT, (), (), 2)
    client.annotate("a", [0])
    with qtbot.assertNotEmitted(client.annotated):
        client._take(Frame(Kind.RECORDS, 2, pack_records(1, [(0, b"old")])))
    with qtbot.waitSignal(client.annotated) as taken:
        client._take(Frame(Kind.RECORDS, 2, pack_records(2, [(0, b"new")])))
    assert taken.args == ["a", 2, [(0, b"new")]]


def test_a_killed_engine_is_started_again_and_finishes_the_text(client: EngineClient, qtbot: QtBot) -> None:
    annotating = Annotating(client)
    answers = Answers(annotating)
    annotating.read("a", Content(TEXT, ()), eye=0)
    qtbot.waitUntil(lambda: bool(answers.order), timeout=PATIENCE)
    former = client.process_id
    with qtbot.waitSignal(client.restarted, timeout=PATIENCE):
        os.kill(former, signal.SIGKILL)
    assert client.process_id not in (0, former)
    qtbot.waitUntil(lambda: answers.completed == ["a"], timeout=PATIENCE)
    assert len(answers.records["a"]) == len(TEXT)


def test_terms_are_told_to_every_engine_that_is_started(client: EngineClient, qtbot: QtBot) -> None:
    annotating = Annotating(client)
    answers = Answers(annotating)
    for digest, terms in (("a", (Term("训练曲线", "curve"),)), ("b", (Term("数据", "data"),))):
        annotating.read(digest, Content(TEXT[:2], terms), eye=0)
        qtbot.waitUntil(lambda digest=digest: digest in answers.completed, timeout=PATIENCE)
        found = {each.concept for each in mentions_of(answers.records[digest][1])}
        assert found == {term.concept for term in terms}
    answers.records.clear()
    with qtbot.waitSignal(client.restarted, timeout=PATIENCE):
        os.kill(client.process_id, signal.SIGKILL)
    client.annotate("b", [1])
    qtbot.waitUntil(lambda: "b" in answers.records, timeout=PATIENCE)
    assert {each.concept for each in mentions_of(answers.records["b"][1])} == {"data"}


def test_an_engine_that_keeps_dying_is_left_alone_with_a_word(qtbot: QtBot) -> None:
    client = EngineClient(sys.executable, ["-c", "raise SystemExit(1)"])
    restarts: list[None] = []
    client.restarted.connect(lambda: restarts.append(None))
    with qtbot.waitSignal(client.failed, timeout=PATIENCE) as failed:
        client.start()
    assert "keeps stopping" in failed.args[0]
    assert len(restarts) == 3
    client.close()


def test_an_engine_that_cannot_be_started_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    client = EngineClient(str(tmp_path / "no-such-program"), [])
    told: list[str] = []
    client.failed.connect(told.append)
    client.start()
    qtbot.waitUntil(lambda: bool(told))
    client.close()
    assert told == ["The language engine cannot be started."]


def test_a_process_that_prints_anything_but_frames_is_ended(qtbot: QtBot) -> None:
    noise = "import sys, time; print('x' * 40, flush=True); sys.stdin.read()"
    client = EngineClient(sys.executable, ["-c", noise])
    with qtbot.waitSignal(client.failed, timeout=PATIENCE):
        client.start()
    client.close()


def test_reading_can_be_stopped_at_what_is_in_sight_and_go_on() -> None:
    client = Deaf()
    annotating = Annotating(client)
    shares: list[float] = []
    annotating.progressed.connect(shares.append)
    annotating.read("a", Content(["字" * 1500] * 12, ()), eye=0)
    annotating.read_later("b", lambda take: take(Content(["后面。"], ())))

    def answer() -> None:
        request, indices = client.asked[-1]
        for index in indices:
            annotating._on_client_annotated("a", 0, [(index, b"")])
        client._take(json_frame(Kind.DONE, request, {"complete": True}))

    annotating.read_only_in_sight(True)
    assert shares
    answer()
    assert len(client.asked) == 1
    QCoreApplication.processEvents()
    annotating.look_at(7, 8)
    assert client.asked[-1][1] == [7, 8]
    answer()
    assert len(client.asked) == 2
    annotating.look_at(1, 2)
    assert len(client.asked) == 2  # they were read before it was stopped
    annotating.read_only_in_sight(False)
    assert client.asked[-1][1] == [3, 4, 5]


def test_of_a_text_that_is_opened_while_reading_is_stopped_all_that_is_in_sight_is_read() -> None:
    client = Deaf()
    annotating = Annotating(client)
    annotating.read_only_in_sight(True)
    annotating.read("a", Content(["字" * 100] * 12, ()), 3, 6)
    assert [indices for _, indices in client.asked] == [[3, 4, 5, 6]]


def test_a_paragraph_the_engine_fails_on_is_passed_over() -> None:
    """Otherwise one bad paragraph would be asked for again for ever."""
    client = Deaf()
    annotating = Annotating(client)
    answers = Answers(annotating)
    annotating.read("a", Content(["一。", "二。"], ()), eye=0)
    for _ in range(3):
        request = client.asked[-1][0]
        client._take(json_frame(Kind.FAILED, request, {"error": "no", "kind": "ValueError"}))
        if answers.completed:
            break
    assert answers.completed == ["a"]
    assert [indices for _, indices in client.asked] == [[0, 1], [1]]


class Deaf(EngineClient):
    """A client without a process, whose requests are looked at."""

    def __init__(self) -> None:
        super().__init__("unused", [])
        self.asked: list[tuple[int, list[int]]] = []

    def _send(self, frames: Iterable[Frame]) -> None:
        asked = [frame for frame in frames if frame.kind is Kind.ANNOTATE]
        self.asked += [(frame.request, frame.json()["indices"]) for frame in asked]


def test_closing_ends_the_process(client: EngineClient, qtbot: QtBot) -> None:
    with qtbot.waitSignal(client.ready, timeout=PATIENCE):
        pass
    process = client.process_id
    client.close()
    assert client.process_id == 0
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
