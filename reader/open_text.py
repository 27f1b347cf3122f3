"""The transcript on the page with what is known of its words."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence

from reader.kept_records import KeptRecords
from reader.language.cache import AnnotationCache, cache_file
from reader.language.model import Annotation, Correction, Mention, Token, TokenKind, Why
from reader.language.packed import mentions_of, unpack
from reader.paths import Paths
from reader.text_keys import TextKeys
from reader.transcript.library import LibraryEntry
from reader.transcript.model import Transcript

_UNPACKED = 400
"""Paragraphs that are kept unpacked."""


class Remembered:
    """What an earlier session has left on disk of the words of one text, read where it is asked for."""

    def __init__(
        self, paths: Paths, transcript: Transcript, terms_digest: str, corrections: Sequence[Correction]
    ) -> None:
        self._paths, self._digest = paths, transcript.digest
        self._key = TextKeys(paths, terms_digest).of(transcript.paragraphs.texts, corrections)
        self._cache = AnnotationCache.open(cache_file(paths.cache))
        self._closed = False

    def record(self, paragraph: int) -> bytes | None:
        """The packed record of a paragraph, None where there is none."""
        return self._cache.record(self._digest, self._key, paragraph)

    def records(self, first: int, last: int) -> dict[int, bytes]:
        """Those there are of the paragraphs from `first` to `last`, written before or by now."""
        if not self._cache.is_open and not self._closed:
            self._cache = AnnotationCache.open(cache_file(self._paths.cache))
        return self._cache.between(self._digest, self._key, first, last)

    def close(self) -> None:
        """Let go of the file for good."""
        self._closed = True
        self._cache.close()


class OpenText:
    """A transcript on the page with what is known of its words so far, kept packed."""

    def __init__(
        self, entry: LibraryEntry, transcript: Transcript, remembered: Remembered | None = None
    ) -> None:
        self.entry = entry
        self.transcript = transcript
        self.records = KeptRecords(remembered.records) if remembered is not None else KeptRecords()
        self._remembered = remembered
        self._unpacked: OrderedDict[int, Annotation] = OrderedDict()

    def annotation(self, paragraph: int) -> Annotation | None:
        """What is known of a paragraph, None where the engine has not answered yet, now or in an earlier session."""
        annotation = self._unpacked.get(paragraph)
        record = self._record(paragraph) if annotation is None else None
        if record is not None:
            annotation = unpack(record, self.transcript.paragraphs.texts[paragraph])
            self._unpacked[paragraph] = annotation
            if len(self._unpacked) > _UNPACKED:
                self._unpacked.popitem(last=False)
        return annotation

    def forget(self) -> None:
        """Let go of what the engine has said, which is to be asked for again."""
        self.records.clear()
        self._unpacked.clear()
        self.close()

    def close(self) -> None:
        """Let go of what earlier sessions have left."""
        if self._remembered is not None:
            self._remembered.close()
            self._remembered = None

    def _record(self, paragraph: int) -> bytes | None:
        record = self.records.get(paragraph)
        if record is None and self._remembered is not None:
            record = self._remembered.record(paragraph)
            if record is not None:
                self.records[paragraph] = record
        return record

    def token(self, paragraph: int, index: int) -> Token | None:
        """A token, None where the paragraph has not been annotated or has no such token."""
        annotation = self.annotation(paragraph)
        if annotation is None or not 0 <= index < len(annotation.tokens):
            return None
        return annotation.tokens[index]

    def term(self, paragraph: int, mention: Mention) -> Token | None:
        """A term of several words as one token; None where it is a single token."""
        annotation = self.annotation(paragraph)
        run = [
            token
            for token in (annotation.tokens if annotation is not None else ())
            if mention.start <= token.start and token.end <= mention.end
        ]
        return joined(run, self.transcript.paragraphs.texts[paragraph]) if len(run) > 1 else None

    def mentions(self) -> Iterator[tuple[int, Mention]]:
        """All that are known so far, as (paragraph, mention)."""
        for paragraph in self.records:
            record = self.records.get(paragraph)
            for mention in mentions_of(record) if record is not None else ():
                yield paragraph, mention

    def mention(self, paragraph: int, token: Token) -> Mention | None:
        """The mention that a token is, or is a part of."""
        annotation = self.annotation(paragraph)
        mentions = annotation.mentions if annotation is not None else ()
        return next((each for each in mentions if each.start <= token.start and token.end <= each.end), None)


def joined(run: Sequence[Token], text: str) -> Token:
    """Tokens that stand one after the other as one term; white space between them stays in every script."""

    def form(name: str) -> str:
        parts, end = [], run[0].start
        for token in run:
            parts += [text[end : token.start], str(getattr(token, name))]
            end = token.end
        return "".join(parts)

    start, end = run[0].start, run[-1].end
    return Token(
        start,
        end,
        text[start:end],
        TokenKind.TERM,
        Why.GLOSSARY,
        tuple(syllable for token in run for syllable in token.pinyin),
        form("simplified"),
        form("traditional"),
        form("taiwan"),
        form("taiwan_phrases"),
        form("hong_kong"),
    )
