"""What the layout rules ask of single characters, and how two pieces of text are put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile(r"[^\W_]")

_FINAL = "。！？!?…．.～~"
_CLOSING = "”’」』）)】]》〉\"'*_"
_RUNS_ON = "，、,"
_TIGHT_LEFT = "-–/([{'\"“‘"
_TIGHT_RIGHT = ")]},.;:!?%'\"”’"


def han_count(text: str) -> int:
    """How many Han characters there are, those of the rare planes and 〇 too."""
    return len(_HAN.findall(text))


def has_letter(text: str) -> bool:
    """Whether there is anything to read: a letter, a Han character or a digit."""
    return _LETTER.search(text) is not None


def is_latin(character: str) -> bool:
    """A Latin letter or a digit, the characters between which a line break stood for a space."""
    return (character.isascii() and character.isalnum()) or "\u00c0" <= character <= "\u024f"


def ends_sentence(text: str) -> bool:
    """Whether the last mark, seen through closing quotes and brackets, ends a sentence."""
    bare = text.rstrip().rstrip(_CLOSING)
    return bool(bare) and bare[-1] in _FINAL


def runs_on(text: str) -> bool:
    """Whether the text stops at a comma."""
    bare = text.rstrip().rstrip("*_")
    return bool(bare) and bare[-1] in _RUNS_ON


def stops_without_mark(text: str) -> bool:
    """Whether the last character is a letter, a digit or a Han character."""
    bare = text.rstrip().rstrip("*_")
    return bool(bare) and bare[-1].isalnum()


def has_finished_sentence(text: str) -> bool:
    """Whether a full stop, question or exclamation mark stands anywhere."""
    return any(mark in text for mark in "。！？!?")


def join_pieces(pieces: Sequence[str]) -> str:
    """Put all lines of one paragraph together: a space only where neither side is Chinese.

    `DALL-E` and `1到` give `DALL-E 1到`; markup at the seam is looked through.
    """
    joined = [pieces[0]]
    for piece in pieces[1:]:
        joined[-1:] = _seam(joined[-1], piece)
    return "".join(joined)


def _seam(left: str, right: str) -> tuple[str, str]:
    """Two neighbouring lines, with the space between them where one belongs."""
    left, right = left.rstrip(), right.lstrip()
    before = left.rstrip("*_")[-1:]
    after = right.lstrip("*_")[:1]
    return (f"{left} " if wants_space(before, after) else left), right


def wants_space(before: str, after: str) -> bool:
    """Whether a space belongs between two neighbours that a line break or a mark held apart."""
    if not before or not after or not (before.isascii() or is_latin(before)):
        return False
    if not (after.isascii() or is_latin(after)):
        return False
    return before not in _TIGHT_LEFT and after not in _TIGHT_RIGHT
