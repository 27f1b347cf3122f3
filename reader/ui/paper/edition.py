"""What goes on paper: the paragraphs of a text or of a stretch of it, with their words, and what is glossed at the end.

It knows no Qt; HTML is written and pages are painted from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from reader.card import KeptWord
from reader.finding.texts import in_script
from reader.glossary.model import Concept
from reader.language.model import Annotation, Mention, Script, Token
from reader.open_text import OpenText
from reader.transcript.model import Paragraph, ParagraphKind, Section, Span, SpanKind
from reader.ui.page.copying import joined
from reader.ui.page.page import Voice
from reader.ui.page.ruby import Ruby, RubyScript, token_readings

Ends = tuple[tuple[int, int], tuple[int, int]]
"""A stretch: two spots (paragraph, offset), the second exclusive."""

_LEFT_OUT = frozenset({ParagraphKind.FRONT, ParagraphKind.TRAILING})


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the text is to stand there: as on the screen, unless somebody says otherwise."""

    script: Script = Script.AS_PRINTED
    ruby: Ruby = field(default_factory=Ruby)
    wide_marks: bool = True


@dataclass(frozen=True, slots=True)
class Leaf:
    """One paragraph and what gives its words: those of a long text would not all have room in memory."""

    paragraph: Paragraph
    words: Callable[[], Annotation | None] = lambda: None

    @property
    def annotation(self) -> Annotation | None:
        """The words; None where nothing is known of them."""
        return self.words()


@dataclass(frozen=True, slots=True)
class Gloss:
    """One line of the end matter: a term or a kept word with its reading and meaning, and what is said of it."""

    headword: str
    other: str
    reading: str
    meaning: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """A finished text for paper."""

    title: str
    facts: str
    leaves: tuple[Leaf, ...]
    voices: tuple[Voice, ...]
    sections: tuple[Section, ...]
    terms: tuple[Gloss, ...]
    words: tuple[Gloss, ...]
    wishes: Wishes


def make_edition(
    text: OpenText,
    concepts: Mapping[str, Concept],
    kept: Sequence[KeptWord],
    wishes: Wishes,
    ends: Ends | None = None,
) -> Edition:
    """The whole text without front and end matter, or what stands between two spots of it."""
    transcript = text.transcript
    numbered = list(_leaves(text, ends))
    places = {number: at for at, (number, _) in enumerate(numbered)}
    sections = tuple(
        replace(section, paragraph=places[section.paragraph])
        for section in transcript.sections
        if section.paragraph in places
    )
    leaves = tuple(leaf for _, leaf in numbered)
    facts = " · ".join(part for part in (text.entry.source, text.entry.date) if part)
    voices = tuple(Voice(each.label, each.label, each.role) for each in transcript.speakers)
    terms = tuple(_terms(leaves, concepts, wishes))
    words = tuple(_words(leaves, kept, wishes, {term.headword for term in terms}))
    return Edition(text.entry.title, facts, leaves, voices, sections, terms, words, wishes)


def unread(text: OpenText, ends: Ends | None = None) -> int:
    """How many paragraphs of a text, or of a stretch, have no words yet."""
    return sum(number not in text.records for number, leaf in _leaves(text, ends) if leaf.paragraph.text)


def _leaves(text: OpenText, ends: Ends | None) -> Iterator[tuple[int, Leaf]]:
    paragraphs = text.transcript.paragraphs
    if ends is None:
        for number, paragraph in enumerate(paragraphs):
            if paragraph.kind not in _LEFT_OUT:
                yield number, Leaf(paragraph, partial(text.annotation, number))
        return
    (first, start), (last, end) = ends
    for number in range(first, min(last + 1, len(paragraphs))):
        paragraph = paragraphs[number]
        begin = start if number == first else 0
        stop = end if number == last else len(paragraph.text)
        if begin < stop:
            yield number, _cut(Leaf(paragraph, partial(text.annotation, number)), begin, stop)


def _cut(leaf: Leaf, start: int, end: int) -> Leaf:
    """The part of a paragraph between two offsets, with the words that stand wholly in it."""
    paragraph = leaf.paragraph
    if start == 0 and end >= len(paragraph.text):
        return leaf
    spans = tuple(
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in paragraph.spans
        if span.start < end and span.end > start
    )
    cut = replace(paragraph, text=paragraph.text[start:end], spans=spans)
    return Leaf(cut, partial(_words_between, leaf.words, start, end))


def _words_between(words: Callable[[], Annotation | None], start: int, end: int) -> Annotation | None:
    """The words that stand wholly between two offsets, counted from the first."""
    annotation = words()
    if annotation is None:
        return None
    tokens = tuple(
        replace(token, start=token.start - start, end=token.end - start)
        for token in annotation.tokens
        if start <= token.start and token.end <= end
    )
    mentions = tuple(
        Mention(each.start - start, each.end - start, each.concept)
        for each in annotation.mentions
        if start <= each.start and each.end <= end
    )
    return Annotation(tokens, mentions)


def _terms(leaves: Iterable[Leaf], concepts: Mapping[str, Concept], wishes: Wishes) -> Iterator[Gloss]:
    """Every concept that is spoken of, in the form in which it stands first, in order."""
    seen: set[str] = set()
    for leaf in leaves:
        annotation = leaf.annotation
        for mention in annotation.mentions if annotation is not None else ():
            concept = concepts.get(mention.concept)
            if concept is None or concept.id in seen:
                continue
            seen.add(concept.id)
            tokens = [
                token
                for token in (annotation.tokens if annotation is not None else ())
                if mention.start <= token.start and token.end <= mention.end
            ]
            text = leaf.paragraph.text
            form = in_script(text, annotation, mention.start, mention.end, wishes.script)
            yield Gloss(form, "", _reading(tokens, wishes), concept.english, concept.definition)


def _words(
    leaves: Iterable[Leaf], kept: Sequence[KeptWord], wishes: Wishes, terms: set[str]
) -> Iterator[Gloss]:
    """Every kept word that stands in the text, in order of its first place; terms are glossed already."""
    known: dict[tuple[str, tuple[str | None, ...]], KeptWord] = {
        (each.word.key.simplified, each.word.key.pinyin): each for each in kept
    }
    seen: set[tuple[str, tuple[str | None, ...]]] = set()
    for leaf in leaves:
        annotation = leaf.annotation
        for token in annotation.tokens if annotation is not None else ():
            key = (token.simplified, token.pinyin)
            word = known.get(key)
            headword = token.form(wishes.script)
            if word is None or key in seen or headword in terms:
                continue
            seen.add(key)
            other = token.traditional if headword == token.simplified else token.simplified
            meaning = "; ".join(word.word.senses) or word.gloss
            shown = other if other != headword else ""
            yield Gloss(headword, shown, _reading([token], wishes), meaning, word.word.note)


def _reading(tokens: Iterable[Token], wishes: Wishes) -> str:
    """The reading of words one after the other; zhuyin where the text has it."""
    script = wishes.ruby.script
    parts = (joined(token_readings(token, Script.AS_PRINTED, script), script) for token in tokens)
    return (" " if script is RubyScript.PINYIN else "  ").join(part for part in parts if part)


def with_glosses(edition: Edition, terms: str, words: str) -> tuple[tuple[Leaf, ...], tuple[Section, ...]]:
    """The leaves followed by the end matter as paragraphs, under these headings; and the sections of all."""
    leaves, sections = list(edition.leaves), list(edition.sections)
    for heading, glosses in ((terms, edition.terms), (words, edition.words)):
        if glosses:
            sections.append(Section(heading, 1, None, len(leaves)))
            leaves.append(Leaf(Paragraph(ParagraphKind.HEADING, heading)))
            leaves += (Leaf(_paragraph(gloss)) for gloss in glosses)
    return tuple(leaves), tuple(sections)


def _paragraph(gloss: Gloss) -> Paragraph:
    """A gloss in small type: its headword set off, then reading, meaning and more."""
    head = f"{gloss.headword}（{gloss.other}）" if gloss.other else gloss.headword
    rest = "  ".join(part for part in (gloss.reading, gloss.meaning) if part)
    more = f" — {gloss.more}" if gloss.more else ""
    return Paragraph(
        ParagraphKind.TRAILING,
        f"{head}  {rest}{more}",
        spans=(Span(0, len(gloss.headword), SpanKind.STRONG),),
    )
