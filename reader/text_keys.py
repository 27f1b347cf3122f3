"""The keys under which the annotations of texts are cached. A start needs one before its first page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.language.cache import cache_key
from reader.language.known_sources import known_sources
from reader.language.packed import VERSION

if TYPE_CHECKING:
    from reader.language.model import Correction
    from reader.paths import Paths


class TextKeys:
    """The keys of many texts in which the same terms are found; those are known by their digest."""

    def __init__(self, paths: Paths, terms_digest: str) -> None:
        language_file, code = known_sources(paths)
        self._fingerprint = f"{VERSION} {language_file.stem} {code}"
        self._terms = terms_digest

    def of(self, paragraphs: Sequence[str], corrections: Sequence[Correction] = ()) -> str:
        """The key of one text."""
        return cache_key(self._fingerprint, paragraphs, self._terms, tuple(corrections))
