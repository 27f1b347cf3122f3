"""Tokens and mentions as plain records, the way `annotate --json` prints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.language.dictionary import Dictionary
from reader.language.levels import Levels
from reader.language.model import Mention, Token
from reader.language.separable import VerbObjects, parts_of


class TokenRecords:
    """Makes the records of paragraphs, with what only the words around a token tell."""

    def __init__(self, dictionary: Dictionary, levels: Levels) -> None:
        self._dictionary = dictionary
        self._levels = levels
        self._is_verb = VerbObjects(dictionary)

    def of(self, tokens: Sequence[Token]) -> list[dict[str, Any]]:
        """The records of all tokens of a paragraph."""
        parts = parts_of(tokens, self._is_verb)
        return [
            token_record(
                token,
                self._dictionary,
                level=self._levels.level(token.simplified, token.pinyin),
                part_of=parts.get(at),
            )
            for at, token in enumerate(tokens)
        ]


def token_record(
    token: Token, dictionary: Dictionary, *, level: str | None = None, part_of: str | None = None
) -> dict[str, Any]:
    """One token: place, kind, reading, script forms, the senses for that reading, and why it is one word.

    `level` is that of the 2021 standard; `part_of` is the separable word whose part it is (吃 of 吃亏 in 吃点亏).
    """
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
        "level": level,
        "part_of": part_of,
    }


def mention_record(mention: Mention, english: str) -> dict[str, Any]:
    """One mention with the English name of its concept."""
    return {"start": mention.start, "end": mention.end, "concept": mention.concept, "english": english}
