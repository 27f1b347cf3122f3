"""`vocabulary …`: the kept words."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from reader.attribution import CEDICT_NOTICE
from reader.commands.output import Subparsers, add_output, print_lines, write_file
from reader.commands.transcripts import annotated, paragraphs_of_lines
from reader.errors import ReaderError
from reader.glossary.load import load_folder
from reader.language.build import ensure_language_file
from reader.language.dictionary import Dictionary
from reader.language.model import Token
from reader.language.sentences import sentence_at
from reader.paths import Paths
from reader.store import Store
from reader.transcript.library import Library
from reader.transcript.model import Transcript
from reader.vocabulary.exchange import FORMATS, Export, format_named
from reader.vocabulary.model import Sighting, Word, WordKey
from reader.vocabulary.store import Vocabulary


def add_commands(commands: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `vocabulary` with its own commands."""
    vocabulary = commands.add_parser("vocabulary", parents=[data], help="the words you keep")
    inner = vocabulary.add_subparsers(required=True, metavar="COMMAND")
    add = inner.add_parser("add", parents=[data], help="keep a word")
    add.add_argument("word", metavar="WORD")
    add.add_argument("--from", dest="file", type=Path, metavar="FILE", help="the text it was met in")
    add.add_argument("--encoding", metavar="NAME")
    add.set_defaults(do=_add)
    show = inner.add_parser("list", parents=[data], help="the kept words")
    show.add_argument("--json", action="store_true", help="JSON Lines, one a word")
    show.set_defaults(do=_list)
    export = inner.add_parser("export", parents=[data], help="write the vocabulary to a file")
    add_output(export, [form.name for form in FORMATS])
    export.set_defaults(do=_export)


def _add(options: argparse.Namespace) -> None:
    print(keep_word(options.paths, options.word, options.file, options.encoding))


def _list(options: argparse.Namespace) -> None:
    records = (_word_record(word) for word in stored_words(options.paths))
    print_lines(records, options.json, _table)


def _export(options: argparse.Namespace) -> None:
    form = format_named(options.format)
    assert form is not None
    write_file(options.output, form.write(Export(stored_words(options.paths), CEDICT_NOTICE)))


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


def stored_words(paths: Paths) -> tuple[Word, ...]:
    """All kept words, newest first; the reader's data is only looked at."""
    with closing(Store.peek(paths.database)) as store:
        return tuple(Vocabulary(store).words())


def _table(line: dict[str, Any]) -> str:
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
