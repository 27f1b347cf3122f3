"""What the reader knows, as it is marked on the page."""

from __future__ import annotations

from collections.abc import Mapping

from reader.language.model import Token, TokenKind
from reader.ui.page.ruby import Statuses
from reader.vocabulary.model import WordStatus

LEARNING: Mapping[WordStatus | None, int] = {
    WordStatus.LEARNING_1: 1,
    WordStatus.LEARNING_2: 2,
    WordStatus.LEARNING_3: 3,
    WordStatus.LEARNING_4: 4,
}
"""How many quarters of its line a word has behind it."""

_LEARNT = frozenset({TokenKind.WORD, TokenKind.TERM})


def new_word(token: Token, statuses: Statuses) -> bool:
    """Whether a word is new to the reader; names and numbers are new only where the reader says so."""
    status = statuses.get((token.simplified, token.pinyin))
    if status is None:
        return token.kind in _LEARNT
    return status is WordStatus.NEW
