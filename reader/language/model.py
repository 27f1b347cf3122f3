"""What the language engine says of a paragraph. Offsets are in code points of the source text, `end` exclusive."""

from __future__ import annotations

from enum import StrEnum

from reader.records import dataclass


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    NAME = "name"
    TERM = "term"
    NUMBER = "number"
    LATIN = "latin"
    PUNCTUATION = "punctuation"
    OTHER = "other"


class Why(StrEnum):
    """What made these characters one token; None is used for marks."""

    NUMBER = "number"
    NAME = "name"
    DOCUMENT = "document"
    GLOSSARY = "glossary"
    YOURS = "yours"
    DICTIONARY = "dictionary"
    JIEBA = "jieba"


class Script(StrEnum):
    """The forms a page can be shown in."""

    AS_PRINTED = "as_printed"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    TAIWAN = "taiwan"
    TAIWAN_PHRASES = "taiwan_phrases"
    HONG_KONG = "hong_kong"


@dataclass(frozen=True, slots=True)
class Token:
    """One word, name, term, number or mark.

    `pinyin` has one entry a Han character in dictionary tones with tone marks, None where unknown; 儿 of erhua is
    "r". The script forms are those of this token in its context. `alternatives` are whole other readings where the
    context did not settle which.
    """

    start: int
    end: int
    text: str
    kind: TokenKind
    why: Why | None
    pinyin: tuple[str | None, ...]
    simplified: str
    traditional: str
    taiwan: str
    taiwan_phrases: str
    hong_kong: str
    alternatives: tuple[tuple[str, ...], ...] = ()

    def form(self, script: Script) -> str:
        """The characters of this token in a script."""
        return self.text if script is Script.AS_PRINTED else str(getattr(self, script.value))


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a concept is spoken of; both ends are token boundaries."""

    start: int
    end: int
    concept: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of characters that a glossary form matches, before the tokens are known.

    A form that is `whole` is one word wherever it stands; another one (博客文章) is as many words as it has, and
    `inside` are the forms that it is made of.
    """

    start: int
    end: int
    concept: str
    is_name: bool = False
    reading: tuple[str, ...] | None = None
    whole: bool = True
    inside: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader says of a stretch of simplified characters, wherever it stands in the text or at one place.

    `words` are the words it is (one: they belong together); `reading` is that of a single word, empty for none.
    With a `paragraph` (index) and `start` (offset) it holds only there. A wide one with a reading holds where the
    word is cut out by itself; where it `joins`, its characters belong together as well.
    """

    words: tuple[str, ...]
    reading: tuple[str, ...] = ()
    paragraph: int | None = None
    start: int | None = None
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that the engine says of one paragraph; tokens cover the text except white space."""

    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One dictionary entry: a headword in both scripts with one reading and its senses.

    `pinyin` has one syllable with tone mark a character; `senses` have readings inside them in tone marks.
    """

    simplified: str
    traditional: str
    pinyin: tuple[str, ...]
    senses: tuple[str, ...]
    classifiers: tuple[str, ...] = ()
    taiwan_pinyin: tuple[str, ...] = ()
