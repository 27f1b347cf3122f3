"""Notes handed to a running Anki through its add-on AnkiConnect: on this computer only, and only when asked for.

Protocol of version 6: POST of `{"action", "version", "params"}` to 127.0.0.1:8765, `version` asked for first. A note
that Anki has is found by the field `Simplified` and `Pinyin` and updated; others are added.
"""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reader.errors import ReaderError
from reader.formats.anki import Note, field, tag
from reader.vocabulary.cards import NAME, NOTE_TYPE

PORT = 8765
_SECONDS = 1.0
_SECONDS_TO_WRITE = 60.0
_AT_ONCE = 100
_ID_TAG = "duidu-id::"


class AnkiNotThere(ReaderError):
    """Anki does not answer, or answers with what it cannot do."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How many notes Anki has added and how many it has updated."""

    added: int
    updated: int


def send(
    notes: Sequence[Note],
    deck: str,
    *,
    port: int = PORT,
    progressed: Callable[[float], object] = lambda _: None,
) -> Sent:
    """Give notes to Anki; raises AnkiNotThere, with a next step, where it is not running or refuses them.

    `progressed` hears the share that is done and stops by raising; what was sent by then is in Anki.
    """
    _ask(port, "version")
    _ask(port, "createDeck", deck=deck)
    if NAME not in _ask(port, "modelNames"):
        _ask(port, "createModel", **_model())
    added = updated = 0
    for begin in range(0, len(notes), _AT_ONCE):
        progressed(begin / len(notes))
        part = notes[begin : begin + _AT_ONCE]
        known = _known(port, part)
        new = [_note(each, deck) for each in part if each.guid not in known]
        if new:
            added += sum(number is not None for number in _ask(port, "addNotes", notes=new))
        for each in part:
            if each.guid in known:
                _ask(port, "updateNoteFields", note={"id": known[each.guid], "fields": _fields(each)})
                updated += 1
    return Sent(added, updated)


def _known(port: int, notes: Sequence[Note]) -> dict[str, int]:
    """The numbers of notes that Anki has, by guid; a tag of ours carries it."""
    query = " OR ".join(f"tag:{_ID_TAG}{note.guid}" for note in notes)
    numbers = _ask(port, "findNotes", query=query)
    if not numbers:
        return {}
    infos = _ask(port, "notesInfo", notes=numbers)
    return {
        label.removeprefix(_ID_TAG): int(info["noteId"])
        for info in infos
        for label in info["tags"]
        if label.startswith(_ID_TAG)
    }


def _note(note: Note, deck: str) -> dict[str, Any]:
    tags = [each for each in map(tag, note.tags) if each]
    return {
        "deckName": deck,
        "modelName": NAME,
        "fields": _fields(note),
        "tags": [*tags, f"{_ID_TAG}{note.guid}"],
        "options": {"allowDuplicate": True},
    }


def _fields(note: Note) -> dict[str, str]:
    return {name: str(field(text)) for name, text in zip(NOTE_TYPE.fields, note.fields, strict=True)}


def _model() -> dict[str, Any]:
    return {
        "modelName": NAME,
        "inOrderFields": list(NOTE_TYPE.fields),
        "css": NOTE_TYPE.css,
        "cardTemplates": [
            {"Name": card.name, "Front": card.front, "Back": card.back} for card in NOTE_TYPE.cards
        ],
    }


def _ask(port: int, action: str, **params: Any) -> Any:
    """What Anki answers; the first question waits a second, writing may take longer."""
    seconds = _SECONDS if action == "version" else _SECONDS_TO_WRITE
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    body = json.dumps({"action": action, "version": 6, "params": params})
    try:
        connection.request("POST", "/", body.encode(), {"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())
        error, result = answer["error"], answer["result"]
    except (OSError, http.client.HTTPException) as failed:
        raise AnkiNotThere(
            "Anki does not answer.",
            advice="Start Anki with the add-on AnkiConnect, or export an Anki package instead.",
        ) from failed
    except (ValueError, KeyError, TypeError) as failed:
        raise AnkiNotThere(
            f"what answers at port {port} is not AnkiConnect.", advice="Export an Anki package instead."
        ) from failed
    finally:
        connection.close()
    if error is not None:
        raise AnkiNotThere(
            f"Anki could not do what it was asked ({error}).", advice="Export an Anki package instead."
        )
    return result
