"""Tokens and mentions as plain records, the way `annotate --json` prints them."""

from __future__ import annotations

from typing import Any

from reader.language.dictionary import Dictionary
from reader.language.model import Mention, Token


def token_record(token: Token, dictionary: Dictionary) -> dict[str, Any]:
    """One token: place, kind, reading, script forms, the senses for that reading, and why it is one word."""
    return {
        "start": token.start,
        "end": token.end,
        "text": token.text,
        "kind": token.kind.value,
        "pinyin": list(token.pinyin),
        "simplified": token.simplified,
        "traditional": token.traditional,
        "taiwan": token.taiwan,
        "taiwan_phrases": token.taiwan_phrases,
        "hong_kong": token.hong_kong,
        "senses": list(dictionary.senses_for(token)),
        "why": token.why.value if token.why is not None else None,
        "alternatives": [list(reading) for reading in token.alternatives],
    }


def mention_record(mention: Mention, english: str) -> dict[str, Any]:
    """One mention with the English name of its concept."""
    return {"start": mention.start, "end": mention.end, "concept": mention.concept, "english": english}
