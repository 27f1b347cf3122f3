"""What is shown of one word: a finished record, so that the widget lays it out and asks nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.glossary.model import Concept
from reader.language.display import PinyinForm, written
from reader.language.model import Entry, Script, Token, TokenKind, Why
from reader.links import NO_LINKS, Links
from reader.lookups import Whole
from reader.records import dataclass
from reader.vocabulary.model import Word, WordKey, WordStatus

_NAMED_WORD = re.compile(r"(?:[^\s\[\]|,;()]+\|)?([^\s\[\]|,;()]+)\[([^\[\]]+)\]")
_VARIANT = re.compile(r"variant of (?:[^|\[]*\|)?([^|\[]+)\[")
_NAMED_READING = re.compile(r"\[([^\[\]]+)\]")
_LOOKED_UP = frozenset({TokenKind.WORD, TokenKind.NAME, TokenKind.TERM, TokenKind.NUMBER})


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the headword with its senses; `here` marks the reading of this place."""

    pinyin: tuple[str, ...]
    senses: tuple[str, ...]
    classifiers: tuple[str, ...]
    taiwan_pinyin: tuple[str, ...]
    here: bool


@dataclass(frozen=True, slots=True)
class PartOfTerm:
    """The single word under the pointer where the card is that of a longer term."""

    headword: str
    pinyin: tuple[str | None, ...]
    senses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordCard:
    """Everything the card says of the token at (paragraph, token).

    `headword` is in the page's script, `other` the form in the other script or "" where they agree; the concept
    stands before the dictionary's `readings`; `taught` is what the text itself wrote beside a name. Where the page
    shows another word than the text (Taiwan's 資料 for 数据), `pinyin` is that of the word shown and `printed` the
    word of the text with its reading. `form` is how readings are written, `spoken` the tones as they are said there
    where the reader wishes to see them. `chosen` is the scope of the reader's own choice of the reading, "" for none.
    A card that another one led to does not stand at a place of the text: `stands_here` is False.
    """

    paragraph: int
    token: int
    start: int
    end: int
    headword: str
    other: str
    headword_is_traditional: bool
    simplified: str
    traditional: str
    pinyin: tuple[str | None, ...]
    kind: TokenKind
    why: Why | None
    concept: Concept | None
    readings: tuple[Reading, ...]
    alternatives: tuple[tuple[str, ...], ...]
    taught: str
    printed: str
    part: PartOfTerm | None
    looked_up: bool
    facts: tuple[str, ...]
    whole: Whole | None
    key: WordKey
    status: WordStatus
    kept: bool
    form: PinyinForm = PinyinForm.MARKS
    spoken: tuple[str | None, ...] = ()
    chosen: str = ""
    links: Links = NO_LINKS
    stands_here: bool = True

    @property
    def choices(self) -> tuple[tuple[str, ...], ...]:
        """The readings to choose among where the context does not settle which, that of the page first."""
        if not self.alternatives or not self.stands_here:
            return ()
        return (tuple(syllable or "" for syllable in self.pinyin), *self.alternatives)


def word_key(token: Token) -> WordKey:
    """The key under which both scripts of this token are one word."""
    return WordKey(token.simplified, tuple(syllable or "" for syllable in token.pinyin))


def has_card(token: Token) -> bool:
    """Whether there is anything to say of a token: marks and other signs have no card."""
    return token.kind in _LOOKED_UP or token.kind is TokenKind.LATIN


def make_card(
    token: Token,
    place: tuple[int, int],
    script: Script,
    entries: Sequence[Entry],
    concept: Concept | None,
    status: WordStatus | None,
    *,
    kept: bool = False,
    taught: str = "",
    shown_pinyin: tuple[str, ...] = (),
    part: PartOfTerm | None = None,
    looked_up: bool = True,
    facts: tuple[str, ...] = (),
    whole: Whole | None = None,
    form: PinyinForm = PinyinForm.MARKS,
) -> WordCard:
    """The card of a token at `place`, (paragraph, token), on a page shown in `script`.

    `entries` are all dictionary entries of the headword; those with the token's own reading come first. A status of
    None is that of a word the reader has never marked. `shown_pinyin` is the reading of the word the page shows
    where `shows_another_word`; empty where nobody knows it. `looked_up` is False while there is no dictionary yet.
    `facts` are level and frequency in words, `whole` the separable word that the token is a part of; readings are
    written in `form`.
    """
    headword = token.form(script)
    is_traditional = (
        headword != token.simplified and headword != token.text
    ) or headword == token.traditional
    is_traditional = is_traditional and token.simplified != token.traditional
    other = token.simplified if is_traditional else token.traditional
    paragraph, index = place
    return WordCard(
        paragraph=paragraph,
        token=index,
        start=token.start,
        end=token.end,
        headword=headword,
        other="" if other == headword else other,
        headword_is_traditional=is_traditional,
        simplified=token.simplified,
        traditional=token.traditional,
        pinyin=shown_pinyin if shows_another_word(token, script) else token.pinyin,
        kind=token.kind,
        why=token.why,
        concept=concept,
        readings=_readings(token, entries, form),
        alternatives=token.alternatives,
        taught=taught,
        printed=_printed(token, form) if shows_another_word(token, script) else "",
        part=part,
        looked_up=looked_up,
        facts=facts,
        whole=whole,
        key=word_key(token),
        status=status or WordStatus.NEW,
        kept=kept,
        form=form,
    )


def shows_another_word(token: Token, script: Script) -> bool:
    """Whether the page shows Taiwan's word for this token and not its characters."""
    return script is Script.TAIWAN_PHRASES and token.taiwan_phrases != token.taiwan


def _printed(token: Token, form: PinyinForm) -> str:
    reading = " ".join(syllable for syllable in written(token.pinyin, form) if syllable)
    return f"{token.text} {reading}".rstrip()


def _readings(token: Token, entries: Sequence[Entry], form: PinyinForm) -> tuple[Reading, ...]:
    """The entries as readings, that of this place first, the dictionary's order otherwise kept."""
    here = plain_reading(token.pinyin)
    readings = [
        Reading(
            entry.pinyin,
            tuple(readable(sense, form) for sense in entry.senses),
            tuple(readable(word, form) for word in entry.classifiers),
            entry.taiwan_pinyin,
            plain_reading(entry.pinyin) == here,
        )
        for entry in _without_echoes(entries)
    ]
    return tuple(sorted(readings, key=lambda reading: not reading.here))


def _without_echoes(entries: Sequence[Entry]) -> list[Entry]:
    """The entries but those of a mere variant (喫 of 吃), which says once more what stands above it."""
    kept: list[Entry] = []
    for entry in entries:
        above = {sense for each in kept if each.pinyin == entry.pinyin for sense in each.senses}
        named = _VARIANT.match(entry.senses[0]) if entry.senses and above else None
        is_echo = named is not None and named[1] == entry.simplified and above.issuperset(entry.senses[1:])
        if not is_echo:
            kept.append(entry)
    return kept


def readable(sense: str, form: PinyinForm = PinyinForm.MARKS) -> str:
    """A sense with the words it names written as 间接 jiànjiē instead of 間接|间接[jiàn jiē]."""
    between = " " if form is PinyinForm.ZHUYIN else ""

    def named(found: re.Match[str]) -> str:
        syllables = written(found[2].split(), form)
        return f"{found[1]} {between.join(syllable or '' for syllable in syllables)}"

    def alone(found: re.Match[str]) -> str:
        return between.join(syllable or "" for syllable in written(found[1].split(), form))

    return _NAMED_READING.sub(alone, _NAMED_WORD.sub(named, sense)) if "[" in sense else sense


def plain_reading(pinyin: Sequence[str | None]) -> str:
    """A reading in one string for comparing: capitals, spaces and erhua's two spellings fall together."""
    return " ".join((syllable or "?").lower().replace("er5", "r") for syllable in pinyin)


@dataclass(frozen=True, slots=True)
class KeptWord:
    """A line of the vocabulary, in the script of the page; `word` is what the store holds."""

    headword: str
    pinyin: str
    gloss: str
    word: Word
