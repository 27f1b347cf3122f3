"""What is said of a phrase that the reader selects: a reading for the whole, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from reader.card import has_card, readable
from reader.finding.texts import in_script
from reader.formats.pinyin import written_together
from reader.glossary.model import Concept
from reader.language.han import is_han
from reader.language.model import Annotation, Script, Token
from reader.lookups import Lookups
from reader.open_text import OpenText
from reader.records import dataclass

LONGEST = 60
"""Characters of a phrase that has a card."""

_LONGEST_ENTRY = 8
_SENSES = 3


@dataclass(frozen=True, slots=True)
class PhrasePart:
    """A word inside a phrase, or several that a dictionary or the glossary has as one; `senses` may be empty."""

    headword: str
    reading: str
    senses: tuple[str, ...]
    is_term: bool = False


@dataclass(frozen=True, slots=True)
class PhraseCard:
    """Everything the card says of a stretch of one paragraph.

    `text` is in the page's script, `other` in the other one or "" where they agree. `senses` are those of the whole,
    from glossary or dictionary. `parts` are in order; one that holds others stands before them.
    """

    paragraph: int
    start: int
    end: int
    text: str
    other: str
    reading: str
    senses: tuple[str, ...]
    parts: tuple[PhrasePart, ...]


class Phrases:
    """Makes the cards of phrases."""

    def __init__(self, lookups: Lookups, concepts: Mapping[str, Concept]) -> None:
        self._lookups, self._concepts = lookups, concepts

    def card(self, text: OpenText, paragraph: int, start: int, end: int, script: Script) -> PhraseCard | None:
        """The card of a stretch; None for a single word, what is no Chinese, is too long or not yet read."""
        annotation = text.annotation(paragraph)
        printed = text.transcript.paragraphs[paragraph].text
        if annotation is None or not 0 < end - start <= LONGEST or not any(map(is_han, printed[start:end])):
            return None
        tokens = [token for token in annotation.tokens if token.end > start and token.start < end]
        if len(tokens) == 1 and (tokens[0].start, tokens[0].end) == (start, end):
            return None
        shown = in_script(printed, annotation, start, end, script)
        simplified = in_script(printed, annotation, start, end, Script.SIMPLIFIED)
        traditional = in_script(printed, annotation, start, end, Script.TRADITIONAL)
        other = traditional if shown == simplified else simplified
        return PhraseCard(
            paragraph,
            start,
            end,
            shown,
            other if other != shown else "",
            " ".join(filter(None, (_read(token, start, end) for token in tokens))),
            self._senses_of_whole(annotation, start, end, simplified),
            tuple(self._parts(annotation, start, end, script)),
        )

    def _senses_of_whole(
        self, annotation: Annotation, start: int, end: int, simplified: str
    ) -> tuple[str, ...]:
        for mention in annotation.mentions:
            concept = self._concepts.get(mention.concept)
            if (mention.start, mention.end) == (start, end) and concept is not None:
                return (concept.english, *((concept.definition,) if concept.definition else ()))
        return self._senses(simplified)

    def _senses(self, simplified: str) -> tuple[str, ...]:
        entries = self._lookups.entries(simplified)
        senses = (readable(sense) for entry in entries for sense in entry.senses)
        return tuple(dict.fromkeys(senses))[:_SENSES]

    def _parts(self, annotation: Annotation, start: int, end: int, script: Script) -> Iterator[PhrasePart]:
        """The words that stand wholly in the stretch, each after what it begins that is known as one."""
        tokens = [token for token in annotation.tokens if start <= token.start and token.end <= end]
        terms = {(each.start, each.end): each.concept for each in annotation.mentions}
        for at, token in enumerate(tokens):
            for run in _runs(tokens, at):
                if (run[0].start, run[-1].end) != (start, end):
                    yield from self._joined(run, terms, script)
            if has_card(token) and (token.start, token.end) != (start, end):
                concept = self._concepts.get(terms.get((token.start, token.end), ""))
                senses = (concept.english,) if concept is not None else self._lookups.senses_for(token)
                shown = tuple(readable(sense) for sense in senses[:_SENSES])
                yield PhrasePart(token.form(script), _read(token), shown, concept is not None)

    def _joined(
        self, run: Sequence[Token], terms: Mapping[tuple[int, int], str], script: Script
    ) -> Iterator[PhrasePart]:
        """Several words as one, where glossary or dictionary has them so."""
        concept = self._concepts.get(terms.get((run[0].start, run[-1].end), ""))
        side_by_side = all(one.end == other.start for one, other in pairwise(run))
        senses: tuple[str, ...] = ()
        if concept is not None:
            senses = (concept.english,)
        elif side_by_side and sum(len(token.text) for token in run) <= _LONGEST_ENTRY:
            senses = self._senses("".join(token.simplified for token in run))
        if senses:
            headword = "".join(token.form(script) for token in run)
            yield PhrasePart(headword, " ".join(filter(None, map(_read, run))), senses, concept is not None)


def _runs(tokens: Sequence[Token], at: int) -> Iterator[Sequence[Token]]:
    """The tokens from one on, two and more of them, the longest first."""
    for last in range(min(at + _LONGEST_ENTRY, len(tokens)), at + 1, -1):
        yield tokens[at:last]


def _read(token: Token, start: int = 0, end: int = 1 << 60) -> str:
    """The reading of a token, of what stands of it between two offsets; "" for marks, Latin words as they are."""
    if not token.pinyin:
        return token.text if any(letter.isalnum() for letter in token.text) else ""
    han = [at for at, letter in enumerate(token.text, token.start) if is_han(letter)]
    if len(han) != len(token.pinyin):
        return written_together(syllable or "" for syllable in token.pinyin)
    inside = (syllable or "" for at, syllable in zip(han, token.pinyin, strict=True) if start <= at < end)
    return written_together(inside)
