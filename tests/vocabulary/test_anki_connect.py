"""AnkiConnect is spoken to as it wants it, and a clear word is said when it is not there."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from reader.vocabulary.anki_connect import AnkiNotThere, Sent, send
from reader.vocabulary.cards import FIELDS, NAME
from reader.vocabulary.exchange import Export, notes_of
from tests.vocabulary.conftest import MET, word

NOTES = notes_of(
    Export((word("算力", "suàn lì", "a <b> & c", sightings=(MET,)), word("模型", "mó xíng")), "notice")
)


class FakeAnki:
    """Holds notes as Anki does; `broken` is what it answers instead."""

    def __init__(self) -> None:
        self.models: list[str] = []
        self.notes: dict[int, dict[str, Any]] = {}
        self.asked: list[str] = []
        self.broken: bytes | None = None

    def answer(self, action: str, params: dict[str, Any]) -> Any:
        self.asked.append(action)
        return getattr(self, action)(**params)

    def version(self) -> int:
        return 6

    def createDeck(self, deck: str) -> int:
        return len(deck)

    def modelNames(self) -> list[str]:
        return self.models

    def createModel(self, modelName: str, inOrderFields: list[str], **_more: Any) -> None:
        assert inOrderFields == list(FIELDS)
        self.models.append(modelName)

    def findNotes(self, query: str) -> list[int]:
        tags = {part.removeprefix("tag:") for part in query.split(" OR ")}
        return [number for number, note in self.notes.items() if tags & set(note["tags"])]

    def notesInfo(self, notes: list[int]) -> list[dict[str, Any]]:
        return [{"noteId": number, "tags": self.notes[number]["tags"]} for number in notes]

    def addNotes(self, notes: list[dict[str, Any]]) -> list[int]:
        first = len(self.notes) + 1
        self.notes |= dict(enumerate(notes, first))
        return list(range(first, len(self.notes) + 1))

    def updateNoteFields(self, note: dict[str, Any]) -> None:
        self.notes[note["id"]]["fields"] = note["fields"]


@pytest.fixture
def anki() -> Iterator[tuple[FakeAnki, int]]:
    fake = FakeAnki()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            assert asked["version"] == 6
            answer = fake.broken
            if answer is None:
                result = fake.answer(asked["action"], asked["params"])
                answer = json.dumps({"result": result, "error": None}).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_arguments: object) -> None:
            return None

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield fake, server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_notes_are_added_once_and_updated_after_that(anki: tuple[FakeAnki, int]) -> None:
    fake, port = anki
    assert send(NOTES, "Duidu", port=port) == Sent(2, 0)
    assert fake.asked[0] == "version"
    assert fake.models == [NAME]
    assert fake.notes[1]["fields"]["Senses"] == "<div>a &lt;b&gt; &amp; c</div>"
    assert send(NOTES, "Duidu", port=port) == Sent(0, 2)
    assert len(fake.notes) == 2


def test_sending_can_be_stopped(anki: tuple[FakeAnki, int]) -> None:
    def stop(_share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        send(NOTES, "Duidu", port=anki[1], progressed=stop)
    assert anki[0].notes == {}


def test_a_missing_anki_is_told_within_a_second() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begin = time.monotonic()
    with pytest.raises(AnkiNotThere, match="does not answer") as told:
        send(NOTES, "Duidu", port=port)
    assert time.monotonic() - begin < 15
    assert "Start Anki" in told.value.advice


def test_an_anki_that_hangs_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begin = time.monotonic()
        with pytest.raises(AnkiNotThere, match="does not answer"):
            send(NOTES, "Duidu", port=silent.getsockname()[1])
        assert time.monotonic() - begin < 15


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (b"<html>", "is not AnkiConnect"),
        (b"[]", "is not AnkiConnect"),
        (b'{"result": null, "error": "collection is not available"}', "collection is not available"),
    ],
)
def test_what_anki_refuses_is_told(anki: tuple[FakeAnki, int], answer: bytes, sentence: str) -> None:
    anki[0].broken = answer
    with pytest.raises(AnkiNotThere, match=sentence):
        send(NOTES, "Duidu", port=anki[1])
