"""What `info --json` says of a transcript."""

from __future__ import annotations

from typing import Any

from reader.transcript.characters import han_count
from reader.transcript.model import Transcript


def describe(transcript: Transcript) -> dict[str, Any]:
    """The facts of a transcript as plain data; what is not known is None."""
    return {
        "title": transcript.title or None,
        "source": transcript.source,
        "author": transcript.author,
        "date": transcript.date,
        "date_printed": transcript.date_printed,
        "links": [{"text": link.text, "url": link.url} for link in transcript.links],
        "sections": [
            {"title": section.title, "level": section.level, "time": section.time}
            for section in transcript.sections
        ],
        "speakers": [
            {
                "label": speaker.label,
                "name": speaker.name,
                "turns": speaker.turns,
                "role": speaker.role or None,
            }
            for speaker in transcript.speakers
        ],
        "turns": transcript.turns,
        "paragraphs": len(transcript.paragraphs),
        "han": sum(map(han_count, transcript.paragraphs.texts)),
        "images": len(transcript.images),
        "key_points": transcript.key_points,
        "catalog_id": transcript.catalog_id,
    }
