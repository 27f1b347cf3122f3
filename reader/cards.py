"""Makes the cards of words: those of the open text, and those that a card leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.card import KeptWord, PartOfTerm, WordCard, has_card, make_card, readable, word_key
from reader.correcting import Correcting
from reader.glossary.model import Concept, Status
from reader.language.display import PinyinForm, spoken, written
from reader.language.model import Annotation, Script, Token, TokenKind
from reader.language.typed import is_chinese
from reader.links import Link
from reader.lookups import Lookups
from reader.open_text import OpenText
from reader.records import dataclass
from reader.related import Related
from reader.settings import Settings
from reader.vocabulary.model import Word, WordKey
from reader.vocabulary.store import Vocabulary

_HEARD_AROUND = 12
"""Tokens on either side that are looked at for the tones as they are spoken."""

_FORMS = {"pinyin": PinyinForm.MARKS, "numbers": PinyinForm.NUMBERS, "zhuyin": PinyinForm.ZHUYIN}


@dataclass(frozen=True, slots=True)
class Shown:
    """How the reader wishes words to be shown."""

    script: Script
    form: PinyinForm
    spoken: bool

    @classmethod
    def of(cls, settings: Settings) -> Shown:
        """What the settings say of it."""
        return cls(Script(settings.script), _FORMS[settings.ruby_script], settings.spoken_tones)


def kept_as_shown(word: Word, concept: Concept | None, shown: Shown) -> KeptWord:
    """A kept word in script and reading as the reader wishes to see them."""
    simplified = shown.script in (Script.AS_PRINTED, Script.SIMPLIFIED)
    headword = word.key.simplified if simplified else word.traditional
    gloss = concept.english if concept is not None else "; ".join(word.senses[:2])
    reading = written(word.key.pinyin, shown.form)
    return KeptWord(headword, " ".join(each or "–" for each in reading), gloss, word)


class Cards:
    """Puts a card together out of dictionary, glossary and vocabulary."""

    def __init__(
        self, lookups: Lookups, related: Related, vocabulary: Vocabulary, correcting: Correcting
    ) -> None:
        self._lookups, self._related = lookups, related
        self._vocabulary, self._correcting = vocabulary, correcting

    def of(
        self, text: OpenText, place: tuple[int, int], concepts: Mapping[str, Concept], shown: Shown
    ) -> WordCard | None:
        """The card of the token at (paragraph, token) of a text, None where there is nothing to say of it (yet)."""
        token, annotation = text.token(*place), text.annotation(place[0])
        if token is None or annotation is None or not has_card(token):
            return None
        mention = text.mention(place[0], token)
        term = text.term(place[0], mention) if mention is not None else None
        word = term or token
        whole = self._lookups.whole(annotation.tokens, place[1])
        concept = concepts.get(mention.concept) if mention else None
        card = self._card(word, place, concept, shown, word_key(word))
        first, last = _run(annotation.tokens, word, place[1])
        around = self._related.around(annotation.tokens, first, last)
        return replace(
            card,
            part=self._part(token, shown.script) if term is not None else None,
            whole=whole,
            spoken=_spoken(annotation, first, last) if shown.spoken and not card.printed else (),
            chosen=self._correcting.chosen(text, place[0], word),
            links=self._related.of(word, _is_traditional(card, shown.script), text, around, whole),
        )

    def prepare(self, text: OpenText, paragraph: int, index: int) -> None:
        """Look up what takes longest of the card of a token, so that the card is there at once when it is asked for."""
        token = text.token(paragraph, index)
        if token is not None and has_card(token):
            self._related.longer(token, text)

    def stretched(self, text: OpenText, word: Token, place: tuple[int, int], shown: Shown) -> WordCard:
        """The card of a longer or shorter word than the page has at a place; it has no concept."""
        card = self._card(word, place, None, shown, word_key(word))
        return replace(card, links=self._related.of(word, _is_traditional(card, shown.script), text))

    def linked(
        self, link: Link, text: OpenText | None, concepts: Mapping[str, Concept], shown: Shown
    ) -> WordCard:
        """The card of a word that another card leads to; it stands at no place."""
        token = Token(
            0, len(link.text), link.text, TokenKind.WORD, None, link.pinyin, link.simplified,
            link.traditional, link.traditional, link.traditional, link.traditional,
        )  # fmt: skip
        concept = next((each for each in concepts.values() if _is_called(each, link.simplified)), None)
        key = WordKey(link.simplified, tuple(syllable.lower() for syllable in link.pinyin))
        card = self._card(token, (-1, -1), concept, shown, key)
        said = spoken([(link.simplified, link.pinyin)])[0] if shown.spoken else ()
        links = self._related.of(token, _is_traditional(card, shown.script), text)
        return replace(card, stands_here=False, spoken=said, links=links, key=key)

    def _card(
        self, word: Token, place: tuple[int, int], concept: Concept | None, shown: Shown, key: WordKey
    ) -> WordCard:
        return make_card(
            word,
            place,
            shown.script,
            self._lookups.entries(word.simplified),
            concept,
            self._vocabulary.status_of([key])[key],
            kept=self._vocabulary.word(key) is not None,
            shown_pinyin=self._reading_of(word.taiwan_phrases),
            looked_up=self._lookups.ready,
            facts=self._lookups.facts(word),
            form=shown.form,
        )

    def _part(self, token: Token, script: Script) -> PartOfTerm | None:
        """What the dictionary says of one word of a longer term, None where it says nothing."""
        senses = self._lookups.senses_for(token)
        if not senses:
            return None
        return PartOfTerm(token.form(script), token.pinyin, tuple(readable(sense) for sense in senses[:3]))

    def _reading_of(self, word: str) -> tuple[str, ...]:
        """The first reading the dictionary has for a word in either script, empty where it has none."""
        return next((entry.pinyin for entry in self._lookups.entries(word)), ())


def _run(tokens: Sequence[Token], word: Token, index: int) -> tuple[int, int]:
    """The first and last token of a term of several words, the token itself else."""
    first = last = index
    while first > 0 and tokens[first - 1].start >= word.start:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].end <= word.end:
        last += 1
    return first, last


def _spoken(annotation: Annotation, first: int, last: int) -> tuple[str | None, ...]:
    """The reading of the tokens from `first` to `last` as it is said there, with what stands around them."""
    start = max(0, first - _HEARD_AROUND)
    around = annotation.tokens[start : last + 1 + _HEARD_AROUND]
    said = spoken([(_han(token), token.pinyin) for token in around])
    return tuple(syllable for word in said[first - start : last + 1 - start] for syllable in word)


def _han(token: Token) -> str:
    return "".join(character for character in token.simplified if is_chinese(character))


def _is_traditional(card: WordCard, script: Script) -> bool:
    """Whether the words that a card leads to are written in traditional characters."""
    return card.headword_is_traditional or script not in (Script.AS_PRINTED, Script.SIMPLIFIED)


def _is_called(concept: Concept, word: str) -> bool:
    return any(form.text == word and form.status is not Status.MISSPELLING for form in concept.forms)
