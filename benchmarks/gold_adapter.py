"""What `score.py` of the gold excerpts asks of an engine, answered by ours: `score.py benchmarks/gold_adapter.py`.

The engine's language file lies in the temporary folder, or where `DUIDU_BENCH` says.
"""

from __future__ import annotations

import os
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.engine import Engine, terms_of
from reader.glossary.load import load_folder
from reader.language.lexemes import is_han
from reader.language.model import Annotation
from reader.language.packed import unpack
from reader.paths import Paths

_PATHS = Paths.under(Path(os.environ.get("DUIDU_BENCH", str(Path(tempfile.gettempdir()) / "duidu-bench"))))
_ENGINE = Engine(_PATHS)
_TERMS = terms_of(load_folder(_PATHS.resources / "glossary"))
_FORMS = {"s2t": "traditional", "s2tw": "taiwan", "s2twp": "taiwan_phrases"}


@lru_cache(maxsize=4096)
def _annotation(text: str) -> Annotation:
    _ENGINE.open("gold", [text], _TERMS)
    return unpack(next(iter(_ENGINE.annotate("gold", [0])))[1], text)


def segment(text: str) -> list[str]:
    """The tokens of a text, white space left out."""
    return [token.text for token in _annotation(text).tokens]


def pinyin(text: str) -> list[str | None]:
    """One item a character."""
    found: list[str | None] = [None] * len(text)
    for token in _annotation(text).tokens:
        syllables = iter(token.pinyin)
        for at in range(token.start, token.end):
            if is_han(text[at]):
                found[at] = next(syllables, None)
    return found


def to_traditional(text: str, variant: str) -> str:
    """The text token by token in that form; what lies between tokens stays."""
    parts: list[str] = []
    at = 0
    for token in _annotation(text).tokens:
        parts += [text[at : token.start], getattr(token, _FORMS[variant])]
        at = token.end
    return "".join(parts) + text[at:]
