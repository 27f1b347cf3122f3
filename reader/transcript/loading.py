"""A file or a pasted text becomes a Transcript."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reader.errors import ReaderError
from reader.transcript.decode import read_text
from reader.transcript.line_ends import unify
from reader.transcript.marks import LineMark, found_again

if TYPE_CHECKING:
    from reader.transcript.catalog import Catalog
    from reader.transcript.model import Transcript

_LONG = 400_000
"""Characters from which on a text is moved together in memory."""


def load(
    path: Path | str,
    encoding: str | None = None,
    catalog: Catalog | None = None,
    marks: Sequence[LineMark] = (),
) -> Transcript:
    """Read a file and understand its layout.

    Raises FileRefused where it is no text, EncodingInDoubt where two encodings fit equally well.
    """
    text, _ = read_text(Path(path), encoding)
    return parse(text, catalog, marks)


def parse(text: str, catalog: Catalog | None = None, marks: Sequence[LineMark] = ()) -> Transcript:
    """Understand the layout of a text that is decoded already.

    `catalog` fills in what is known of published texts, `marks` are the reader's own decisions about lines. Raises
    ReaderError where the text is empty or holds what is no text (NUL, lone surrogates).
    """
    # a start that finds its text understood already is spared the rules for layouts
    from reader.transcript.building import build
    from reader.transcript.layout import read_layout
    from reader.transcript.lines import split
    from reader.transcript.zones import find_kinds

    text = checked(text)
    lines = split(text)
    layout = read_layout(lines, text, found_again(marks, text))
    blocks = find_kinds(layout.blocks)
    transcript = build(digest_of(text), text.split("\n"), layout, blocks)
    del lines, layout, blocks
    if catalog is not None:
        transcript = catalog.fill(transcript, text)
    if len(text) < _LONG:
        return transcript
    # where it was made lie as many gaps as there were lines and blocks; copied, it lies close, and they can be let go
    packed = pickle.dumps(transcript, pickle.HIGHEST_PROTOCOL)
    del transcript
    return cast("Transcript", pickle.loads(packed))


def checked(text: str) -> str:
    """A text with unified line ends; refused where nothing or no text is in it."""
    text = unify(text.removeprefix("\ufeff"))
    if not text.strip():
        raise ReaderError("there is no text.", advice="Copy some text and try again.")
    if "\x00" in text:
        raise ReaderError(
            "there are NUL characters in the text.", advice="Copy it again from where it is shown."
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        line = text[: error.start].count("\n") + 1
        raise ReaderError(
            f"the text is damaged: line {line} holds half of a character pair (a lone surrogate).",
            advice="Copy it again from where it is shown.",
        ) from None
    return text


def digest_of(text: str) -> str:
    """The SHA-256 by which a text with unified line ends is known."""
    return hashlib.sha256(text.encode()).hexdigest()
