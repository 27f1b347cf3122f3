"""A paragraph becomes tokens: one analysis decides word, reading and forms together.

```
text ─ simplified, same offsets ─ pieces ─ Han runs ─ word graph + proposals ─ words ─ readings and forms by context
        (traditional input)       numbers, Latin      glossary, learned names,
                                  are tokens          transliterations, numerals
```
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.language import data
from reader.language.learned import Lesson
from reader.language.lexemes import LexemeMaker
from reader.language.lexicon import Lexeme, Lexicon
from reader.language.line import Line
from reader.language.model import Candidate, Correction, Mention, TokenKind, Why
from reader.language.names import NameFinder
from reader.language.numbers import DOTS, Piece, pieces
from reader.language.packed import Packer, form_line
from reader.language.pinyin import Readings
from reader.language.proposals import Proposal, Proposed, Proposer
from reader.language.recent import Recent
from reader.language.repairs import Repairs
from reader.language.script import Scripts, Simplifier
from reader.language.segment import cut
from reader.language.tones import same_but_neutral

_OTHER_DOTS = re.compile(f"[{DOTS.replace('·', '')}]")
_REMEMBERED = 1_500
_DOT_FORMS = str.maketrans(dict.fromkeys(DOTS, "·"))


class Annotator:
    """Annotates paragraphs; holds no text, so the order of paragraphs changes nothing."""

    def __init__(self, lexicon: Lexicon, lists: Path) -> None:
        self._lexicon = lexicon
        self._maker = LexemeMaker(lexicon, lists)
        self._readings = Readings(lists)
        self._scripts = Scripts(lists)
        self._packer = Packer()
        self._repairs = Repairs(lists, self._maker, lexicon)
        self.names = NameFinder(lexicon)
        self._proposer = Proposer(lexicon, self.names)
        self.simplified = Simplifier(lists)
        self._settled = frozenset(data.words(lists / "settled.txt"))
        self._in_context = self._readings.words | self._scripts.words
        self._marks: Mapping[tuple[str, Piece], Lexeme] = Recent(
            lambda key: self._maker.make(key[0], *_kind_of(*key)), _REMEMBERED
        )
        self._forms: Mapping[tuple[Lexeme, str, bool, str, tuple[str, ...] | None], str] = Recent(
            lambda key: self._new_form(*key), _REMEMBERED
        )

    def annotate(
        self,
        text: str,
        candidates: Sequence[Candidate] = (),
        lesson: Lesson | None = None,
        corrections: Sequence[Correction] = (),
    ) -> bytes:
        """The packed record of a paragraph."""
        line = self.tokens(text, candidates, lesson, corrections)
        forms = self._contextual_forms(line, corrections)
        return self._packer.pack(line.starts, line.ends, forms, _mentions(line, candidates))

    def words(self, text: str) -> list[str]:
        """The words of a string alone, without proposals: what learning looks at."""
        line = self.tokens(text)
        return [text[start:end] for start, end in zip(line.starts, line.ends, strict=True)]

    def tokens(
        self,
        text: str,
        candidates: Sequence[Candidate] = (),
        lesson: Lesson | None = None,
        corrections: Sequence[Correction] = (),
    ) -> Line:
        """The tokens of a paragraph as lexemes, before the context is looked at."""
        plain = self.simplified(text)
        line = Line(text, plain)
        shown = plain.translate(_DOT_FORMS) if _OTHER_DOTS.search(plain) else plain
        proposed = Proposed(self._proposer.find(shown, candidates, lesson, corrections))
        for start, end, piece in pieces(plain):
            if piece is Piece.HAN:
                self._add_run(line, shown, start, end, proposed)
            else:
                self._add_piece(line, start, end, piece, proposed.get(start, end))
        self._repairs.mend(line)
        return line

    def _add_piece(self, line: Line, start: int, end: int, piece: Piece, proposal: Proposal | None) -> None:
        text = line.plain[start:end]
        if proposal is not None and piece is not Piece.MARK:
            lexeme = self._maker.make(text, proposal.kind, proposal.why, proposal.reading, "eng")
        else:
            lexeme = self._marks[text, piece]
        line.add(start, end, lexeme)

    def _add_run(self, line: Line, shown: str, start: int, end: int, proposed: Proposed) -> None:
        """The words of a run of Han characters."""
        edges = proposed.edges(start, end)
        ends = cut(shown, self._lexicon, edges, start, end)
        words = self._maker.words
        line.ends += ends
        starts = [start, *ends]
        starts.pop()
        line.starts += starts
        spans = zip(starts, ends, strict=True)
        if not edges:
            line.lexemes += [words[shown[at:stop]] for at, stop in spans]
            return
        for at, stop in spans:
            text = shown[at:stop]
            proposal = proposed.get(at, stop) if at in edges else None
            if proposal is None or (proposal.why is Why.NAME and self._lexicon.word(text) is not None):
                line.lexemes.append(words[text])
            else:
                line.lexemes.append(self._maker.make(text, proposal.kind, proposal.why, proposal.reading))

    def _contextual_forms(self, line: Line, corrections: Sequence[Correction]) -> list[str]:
        """The form of every token: reading and scripts by what stands around it."""
        lexemes = line.lexemes
        if corrections or line.text is not line.plain:
            return [self._form(line, at, corrections) for at in range(len(lexemes))]
        forms = [lexeme.settled for lexeme in lexemes]
        for at, form in enumerate(forms):
            if not form:
                forms[at] = form = self._form(line, at, ())
                if lexemes[at].text not in self._in_context:
                    lexemes[at].settled = form
        return forms

    def _form(self, line: Line, at: int, corrections: Sequence[Correction]) -> str:
        lexemes = line.lexemes
        lexeme = lexemes[at]
        reading, settled = "", True
        scripts: tuple[str, ...] | None = None
        if lexeme.text in self._in_context:
            if lexeme.text in self._readings.words:
                reading, settled = self._readings.choose(lexemes, at)
            if lexeme.text in self._scripts.words:
                scripts = self._scripts.choose(lexemes, at)
        elif len(lexeme.readings) > 1 and len(lexeme.text) > 1:
            settled = lexeme.text in self._settled
        printed = "" if line.text is line.plain else line.text[line.starts[at] : line.ends[at]]
        if corrections:
            corrected = _corrected_reading(lexeme.text, line.starts[at], corrections)
            reading, settled = corrected or reading, settled or bool(corrected)
        return self._forms[lexeme, reading, settled, printed, scripts]

    def _new_form(
        self, lexeme: Lexeme, reading: str, settled: bool, printed: str, scripts: tuple[str, ...] | None
    ) -> str:
        chosen = reading or (lexeme.readings[0] if lexeme.readings else "")
        others = () if settled else tuple(other for other in lexeme.readings if _differs(other, chosen))
        forms = scripts or lexeme.forms
        if printed and printed != lexeme.text:
            forms = self._printed_forms(printed, forms)
        return form_line(lexeme, chosen, others[:4], forms)

    def _printed_forms(self, printed: str, forms: tuple[str, ...]) -> tuple[str, ...]:
        """What is printed tells the traditional form; Taiwan's terms stay those of the word."""
        traditional = self.simplified.standard(printed)
        _, taiwan, _, hong_kong = self._scripts.variants(traditional)
        return traditional, taiwan, forms[2] if forms[2] != forms[1] else taiwan, hong_kong


def _differs(reading: str, chosen: str) -> bool:
    """Whether two readings differ in more than a neutral tone."""
    return not same_but_neutral(tuple(reading.split()), tuple(chosen.split()))


def _kind_of(text: str, piece: Piece) -> tuple[TokenKind, Why | None]:
    if piece is Piece.NUMBER:
        return TokenKind.NUMBER, Why.NUMBER
    if piece is Piece.MODEL:
        return TokenKind.NAME, Why.NAME
    if piece is Piece.LATIN or piece is Piece.ADDRESS:
        return TokenKind.LATIN, (Why.NAME if piece is Piece.LATIN and not text.islower() else None)
    return (TokenKind.PUNCTUATION if piece is Piece.MARK else TokenKind.OTHER), None


def _corrected_reading(word: str, start: int, corrections: Sequence[Correction]) -> str:
    for correction in corrections:
        if correction.words == (word,) and correction.reading and correction.start in (None, start):
            return " ".join(correction.reading)
    return ""


def _mentions(line: Line, candidates: Sequence[Candidate]) -> list[Mention]:
    """The candidates whose two ends are token boundaries."""
    if not candidates:
        return []
    starts, ends = set(line.starts), set(line.ends)
    return [
        Mention(candidate.start, candidate.end, candidate.concept)
        for candidate in candidates
        if candidate.start in starts and candidate.end in ends
    ]
