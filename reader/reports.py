"""What the commands say: transcripts, annotations and words as records and as tables to read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from reader.engine import Engine
from reader.errors import ReaderError
from reader.glossary.load import load_folder
from reader.language.build import ensure_language_file
from reader.language.dictionary import Dictionary
from reader.language.lines import mention_record, token_record
from reader.language.model import Annotation, Token
from reader.language.packed import unpack
from reader.language.sentences import sentence_at
from reader.paths import Paths
from reader.store import Store
from reader.terms import terms_of
from reader.transcript.decode import decode
from reader.transcript.library import Library
from reader.transcript.model import Paragraph, ParagraphKind, Transcript
from reader.vocabulary.model import Sighting, Word, WordKey
from reader.vocabulary.store import Vocabulary


def load_transcript(paths: Paths, file: Path, encoding: str | None) -> Transcript:
    """A file as a transcript with what the reader decided about it; the reader's data is only looked at."""
    with closing(Store.peek(paths.database)) as store:
        return Library(paths, store).read(file, encoding)


def paragraphs_of_lines(content: bytes, encoding: str | None) -> Transcript:
    """Each non-empty line as a paragraph of one document, white space kept, no layout rules."""
    text = decode(content, Path("standard input"), encoding)[0] if content.strip() else ""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    paragraphs = tuple(
        Paragraph(ParagraphKind.PROSE, line, source_lines=(number, number)) for number, line in lines
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Transcript(digest, "", None, None, None, None, (), (), (), paragraphs, (), ())


def annotated(paths: Paths, transcript: Transcript) -> Iterator[tuple[int, Paragraph, Annotation]]:
    """Every paragraph with its annotation, in page order."""
    terms = terms_of(load_folder(paths.resources / "glossary"))
    engine = Engine(paths)
    engine.open(transcript.digest, [paragraph.text for paragraph in transcript.paragraphs], terms)
    with closing(engine):
        for index, record in engine.annotate(transcript.digest, range(len(transcript.paragraphs))):
            paragraph = transcript.paragraphs[index]
            yield index, paragraph, unpack(record, paragraph.text)


def annotated_lines(paths: Paths, transcript: Transcript) -> Iterator[dict[str, Any]]:
    """The records of `annotate --json`, one a paragraph."""
    english = {concept.id: concept.english for concept in load_folder(paths.resources / "glossary")}
    with closing(Dictionary.open(ensure_language_file(paths))) as dictionary:
        for index, paragraph, annotation in annotated(paths, transcript):
            yield {
                "index": index,
                "kind": paragraph.kind.value,
                "speaker": paragraph.speaker,
                "turn": paragraph.turn,
                "section": paragraph.section,
                "time": paragraph.time,
                "text": paragraph.text,
                "spans": [
                    {"start": span.start, "end": span.end, "kind": span.kind.value, "url": span.url}
                    for span in paragraph.spans
                ],
                "tokens": [token_record(token, dictionary) for token in annotation.tokens],
                "mentions": [
                    mention_record(mention, english.get(mention.concept, ""))
                    for mention in annotation.mentions
                ],
            }


def annotation_table(line: dict[str, Any]) -> str:
    """One paragraph to read: who speaks, then each word with its reading and first sense."""
    who = line["speaker"] or line["kind"]
    rows = [f"── {line['index']}  {who}" + (f"  {line['time']}" if line["time"] else "")]
    for token in line["tokens"]:
        if token["kind"] == "punctuation":
            continue
        reading = " ".join(syllable or "–" for syllable in token["pinyin"])
        sense = token["senses"][0] if token["senses"] else ""
        rows.append(f"{token['text']}\t{reading}\t{sense}".rstrip())
    return "\n".join(rows)


def info_table(facts: dict[str, Any]) -> str:
    """What is known of a transcript, to read."""
    simple = ("title", "source", "author", "date", "date_printed", "turns", "paragraphs", "han", "images")
    rows = [f"{name:13}{'' if facts[name] is None else facts[name]}" for name in (*simple, "key_points")]
    rows += [f"{'speaker':13}{who['label']} ({who['turns']})" for who in facts["speakers"]]
    for section in facts["sections"]:
        time = f"{section['time']} " if section["time"] else ""
        rows.append(f"{'section':13}{'  ' * (section['level'] - 1)}{time}{section['title']}")
    return "\n".join(rows)


def keep_word(paths: Paths, word: str, file: Path | None, encoding: str | None) -> str:
    """Keep a word, with the sentence of its first place in `file` where one is given; say what was kept.

    Raises ReaderError where the word has no Chinese in it or does not stand in the file.
    """
    with closing(Store.open(paths.database, paths.backups)) as store:
        if file is None:
            transcript = paragraphs_of_lines(word.encode("utf-8", "replace"), "utf-8")
        else:
            transcript = Library(paths, store).read(file, encoding)
        index, tokens = _find_word(paths, transcript, word)
        key = WordKey(
            "".join(token.simplified for token in tokens),
            tuple(syllable or "" for token in tokens for syllable in token.pinyin),
        )
        with closing(Dictionary.open(ensure_language_file(paths))) as dictionary:
            senses = dictionary.senses(key.simplified, key.pinyin)
        Vocabulary(store).keep(
            key,
            traditional="".join(token.traditional for token in tokens),
            senses=senses,
            concept=_concept_of(paths, word),
            sighting=_sighting(transcript, index, tokens[0].start, file) if file is not None else None,
        )
    return f"{key.simplified}\t{' '.join(key.pinyin)}\t{senses[0] if senses else ''}".rstrip()


def kept_words(paths: Paths) -> list[dict[str, Any]]:
    """The records of `vocabulary list --json`, newest first."""
    return [_word_record(word) for word in stored_words(paths)]


def stored_words(paths: Paths) -> tuple[Word, ...]:
    """All kept words, newest first; the reader's data is only looked at."""
    with closing(Store.peek(paths.database)) as store:
        return tuple(Vocabulary(store).words())


def vocabulary_table(line: dict[str, Any]) -> str:
    """One kept word to read."""
    sense = line["senses"][0] if line["senses"] else ""
    forms = line["simplified"]
    if line["traditional"] != forms:
        forms += f" [{line['traditional']}]"
    return f"{forms}\t{' '.join(line['pinyin'])}\t{line['status']}\t{sense}".rstrip()


def _find_word(paths: Paths, transcript: Transcript, word: str) -> tuple[int, tuple[Token, ...]]:
    """The first run of whole tokens that is the word in either script, and its paragraph."""
    for index, _, annotation in annotated(paths, transcript):
        run = _run_of(annotation.tokens, word)
        if run and any(syllable for token in run for syllable in token.pinyin):
            return index, run
    raise ReaderError(f"“{word}” is not a Chinese word here.", advice="Give a word that stands in the text.")


def _run_of(tokens: tuple[Token, ...], word: str) -> tuple[Token, ...]:
    for first in range(len(tokens)):
        text = simplified = ""
        for last in range(first, len(tokens)):
            text += tokens[last].text
            simplified += tokens[last].simplified
            if word in (text, simplified):
                return tokens[first : last + 1]
            if len(text) >= len(word):
                break
    return ()


def _concept_of(paths: Paths, word: str) -> str | None:
    concepts: Iterable[Any] = load_folder(paths.resources / "glossary")
    return next((each.id for each in concepts if any(form.text == word for form in each.forms)), None)


def _sighting(transcript: Transcript, index: int, offset: int, file: Path) -> Sighting:
    paragraph = transcript.paragraphs[index]
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
    )


def _word_record(word: Word) -> dict[str, Any]:
    return {
        "simplified": word.key.simplified,
        "traditional": word.traditional,
        "pinyin": list(word.key.pinyin),
        "senses": list(word.senses),
        "status": word.status.value,
        "concept": word.concept,
        "added": word.added,
        "changed": word.changed,
        "sightings": [
            {
                "sentence": sighting.sentence,
                "speaker": sighting.speaker,
                "file": sighting.title,
                "section": sighting.section,
                "time": sighting.time,
            }
            for sighting in word.sightings
        ],
    }
