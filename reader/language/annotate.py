"""A paragraph becomes tokens: one analysis decides word, reading and forms together.

```
text ─ simplified, same offsets ─ pieces ─ Han runs ─ word graph + proposals ─ words ─ readings and forms by context
        (traditional input)       numbers, Latin      glossary, learned names,
                                  are tokens          transliterations, numerals
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.language.learned import Lesson
from reader.language.lexemes import LexemeMaker
from reader.language.lexicon import Lexeme, Lexicon
from reader.language.line import Line
from reader.language.model import Candidate, Correction, Mention, TokenKind, Why
from reader.language.names import NameFinder
from reader.language.numbers import DOTS, Piece, pieces
from reader.language.packed import Form, Packer
from reader.language.pinyin import Readings
from reader.language.repairs import Repairs
from reader.language.script import Scripts, Simplifier
from reader.language.segment import cut
from reader.language.tones import same_but_neutral

TERM_COST = 7.0
LEARNED_COST = 6.0
OWN_COST = -1000.0
NUMERAL_COST = 9.0

_NUMERALS = re.compile(
    "百分之[零〇一二三四五六七八九十百千万点几]+"
    "|[〇零一二三四五六七八九]{4}年(?!代)"
    "|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日号]"
    "|第[零〇一二三四五六七八九十百千]{2,}"
    "|(?:好几|几|数|两|上(?=[百千万亿]))?[零〇一二三四五六七八九十百千万亿两]+(?:点[零〇一二三四五六七八九]+|[多几余]?[万亿])?"
)
_DOT_FORMS = str.maketrans(dict.fromkeys(DOTS, "·"))


@dataclass(frozen=True, slots=True)
class _Proposal:
    """Why a stretch of a run may be one word, and what it then is."""

    kind: TokenKind
    why: Why
    cost: float
    reading: tuple[str, ...] | None = None


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
        self.simplified = Simplifier()
        self._in_context = self._readings.words | self._scripts.words
        self._settled: dict[Lexeme, Form] = {}
        self._forms: dict[tuple[Lexeme, str, str, tuple[str, ...] | None], Form] = {}

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
        line = Line(text, self.simplified(text))
        given = {(candidate.start, candidate.end): candidate for candidate in candidates}
        for start, end, piece in pieces(line.plain):
            if piece is Piece.HAN:
                self._add_run(line, start, end, candidates, lesson, corrections)
            else:
                self._add_piece(line, start, end, piece, given.get((start, end)))
        self._repairs.mend(line)
        return line

    def _add_piece(self, line: Line, start: int, end: int, piece: Piece, candidate: Candidate | None) -> None:
        text = line.plain[start:end]
        if candidate is not None:
            kind = TokenKind.NAME if candidate.is_name else TokenKind.TERM
            lexeme = self._maker.make(text, kind, Why.GLOSSARY, candidate.reading, "eng")
        else:
            lexeme = self._maker.make(text, *_kind_of(text, piece))
        line.add(start, end, lexeme)

    def _add_run(
        self,
        line: Line,
        start: int,
        end: int,
        candidates: Sequence[Candidate],
        lesson: Lesson | None,
        corrections: Sequence[Correction],
    ) -> None:
        """The words of a run of Han characters."""
        run = line.plain[start:end].translate(_DOT_FORMS)
        proposals = dict(self._proposals(run, lesson))
        for candidate in candidates:
            if start <= candidate.start and candidate.end <= end:
                proposals.update(self._terms(run, candidate, start))
        proposals.update(_corrected(run, corrections))
        edges: dict[int, list[tuple[int, float]]] = {}
        for (left, right), proposal in proposals.items():
            edges.setdefault(left, []).append((right, proposal.cost))
        at = 0
        for stop in cut(run, self._lexicon, edges or None):
            line.add(start + at, start + stop, self._lexeme(run[at:stop], proposals.get((at, stop))))
            at = stop

    def _lexeme(self, text: str, proposal: _Proposal | None) -> Lexeme:
        if proposal is None or (proposal.why is Why.NAME and self._lexicon.word(text) is not None):
            return self._maker.word(text)
        return self._maker.make(text, proposal.kind, proposal.why, proposal.reading)

    def _proposals(self, run: str, lesson: Lesson | None) -> Iterable[tuple[tuple[int, int], _Proposal]]:
        """Names by their characters, numerals, and what the document teaches; later ones stand over earlier ones."""
        if len(run) < 2:
            return
        for start, end, cost in self.names.edges(run):
            yield (start, end), _Proposal(TokenKind.NAME, Why.NAME, cost)
        for found in _NUMERALS.finditer(run):
            if found.end() - found.start() > 1:
                cost = NUMERAL_COST + found.end() - found.start()
                yield found.span(), _Proposal(TokenKind.NUMBER, Why.NUMBER, cost)
        if lesson is not None:
            for start, end, kind in lesson.places(run):
                yield (start, end), _Proposal(kind, Why.DOCUMENT, LEARNED_COST)

    def _terms(
        self, run: str, candidate: Candidate, offset: int
    ) -> Iterable[tuple[tuple[int, int], _Proposal]]:
        """A form as one word; one that is made of words as the forms inside it."""
        start, end = candidate.start - offset, candidate.end - offset
        form = run[start:end]
        if candidate.whole or not self._is_made_of_words(form):
            yield (start, end), self._term(form, candidate)
            return
        for part in candidate.inside:
            left, right = start + part.start, start + part.end
            yield (left, right), self._term(run[left:right], part)

    def _is_made_of_words(self, form: str) -> bool:
        """Whether half the characters of a form, and more in a short one, are in words of two and more."""
        ends = cut(form, self._lexicon)
        lengths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
        together = sum(length for length in lengths if length > 1)
        return len(lengths) > 1 and together * 10 >= len(form) * (5 if len(form) > 4 else 6)

    def _term(self, text: str, candidate: Candidate) -> _Proposal:
        kind = TokenKind.NAME if candidate.is_name else TokenKind.TERM
        listed = self._lexicon.shard(text[0]).get(text)
        cost = listed - 1.0 if listed and len(text) < 3 else TERM_COST + 2.0 * (len(text) < 3)
        return _Proposal(kind, Why.GLOSSARY, cost, candidate.reading)

    def _contextual_forms(self, line: Line, corrections: Sequence[Correction]) -> list[Form]:
        """The form of every token: reading and scripts by what stands around it."""
        in_context = self._in_context
        lexemes = line.lexemes
        forms = []
        same = line.text is line.plain
        is_plain = same and not corrections
        settled_forms = self._settled
        for at, lexeme in enumerate(lexemes):
            if is_plain and lexeme in settled_forms:
                forms.append(settled_forms[lexeme])
                continue
            reading = ""
            scripts: tuple[str, ...] | None = None
            settled = True
            if lexeme.text in in_context:
                if lexeme.text in self._readings.words:
                    reading, settled = self._readings.choose(lexemes, at)
                if lexeme.text in self._scripts.words:
                    scripts = self._scripts.choose(lexemes, at)
            elif len(lexeme.readings) > 1 and len(lexeme.text) > 1:
                settled = False
            printed = "" if same else line.text[line.starts[at] : line.ends[at]]
            if corrections:
                reading = _corrected_reading(lexeme.text, corrections) or reading
            forms.append(self._form(lexeme, reading, printed, scripts, settled))
            if is_plain and lexeme.text not in in_context:
                settled_forms[lexeme] = forms[-1]
        return forms

    def _form(
        self, lexeme: Lexeme, reading: str, printed: str, scripts: tuple[str, ...] | None, settled: bool
    ) -> Form:
        key = (lexeme, reading if settled else reading + "?", printed, scripts)
        found = self._forms.get(key)
        if found is None:
            chosen = reading or (lexeme.readings[0] if lexeme.readings else "")
            others = () if settled else tuple(other for other in lexeme.readings if _differs(other, chosen))
            forms = scripts or lexeme.forms
            if printed and printed != lexeme.text:
                forms = self._printed_forms(printed, forms)
            found = self._forms[key] = Form.of(lexeme, chosen, others[:4], forms)
        return found

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


def _corrected(run: str, corrections: Sequence[Correction]) -> Iterable[tuple[tuple[int, int], _Proposal]]:
    """The reader's own words, wherever their characters stand."""
    for correction in corrections:
        stretch = "".join(correction.words)
        at = run.find(stretch)
        while at >= 0:
            start = at
            for word in correction.words:
                yield (start, start + len(word)), _Proposal(TokenKind.WORD, Why.YOURS, OWN_COST * len(word))
                start += len(word)
            at = run.find(stretch, at + 1)


def _corrected_reading(word: str, corrections: Sequence[Correction]) -> str:
    for correction in corrections:
        if correction.words == (word,) and correction.reading:
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
