"""What `vocabulary … --json` says: records of words, of coverage, of an import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from reader.commands.transcripts import load_transcript
from reader.commands.words import level_of, records_of
from reader.paths import Paths
from reader.readiness import tally_records
from reader.store import Store
from reader.transcript.library import Library
from reader.vocabulary.coverage import Coverage, Share, coverage, words_of
from reader.vocabulary.importing import Imported
from reader.vocabulary.model import Sighting, Word
from reader.vocabulary.store import Vocabulary


def word_record(word: Word, file_of: Callable[[Sighting], str]) -> dict[str, Any]:
    """What `list --json` says of a word."""
    return {
        "simplified": word.key.simplified,
        "traditional": word.traditional,
        "pinyin": list(word.key.pinyin),
        "senses": list(word.senses),
        "status": word.status.value,
        "tags": list(word.tags),
        "lists": list(word.lists),
        "note": word.note,
        "concept": word.concept,
        "level": word.level or None,
        "added": word.added,
        "changed": word.changed,
        "sightings": [
            {
                "sentence": met.sentence,
                "speaker": met.speaker,
                "file": file_of(met),
                "section": met.section,
                "time": met.time,
            }
            for met in word.sightings
        ],
    }


@contextmanager
def files_of(paths: Paths) -> Iterator[Callable[[Sighting], str]]:
    """Gives the file in which a word was met: where it was then, or where the library has that text.

    Of a text that is nowhere any more the former path is given, and where none was known, what the text was called.
    """
    with closing(Store.peek(paths.database)) as store:
        library = Library(paths, store)

        @cache
        def is_there(file: str) -> bool:
            return Path(file).is_file()

        @cache
        def in_library(digest: str) -> str:
            entry = library.entry(digest)
            return str(entry.path) if entry is not None else ""

        def file_of(met: Sighting) -> str:
            if met.file and is_there(met.file):
                return met.file
            return (met.transcript and in_library(met.transcript)) or met.file or met.title

        yield file_of


def coverage_records(paths: Paths, files: list[Path], encoding: str | None = None) -> list[dict[str, Any]]:
    """What `coverage --json` says of texts; the reader's data is only looked at."""
    transcripts = [load_transcript(paths, file, encoding) for file in files]
    with closing(Store.peek(paths.database)) as store:
        vocabulary, found = Vocabulary(store), []
        for file, records in zip(files, records_of(paths, transcripts), strict=True):
            counted = tally_records(records)
            known = coverage(counted, vocabulary.status_of(words_of(counted)), level_of)
            found.append({"file": str(file), **_coverage_fields(known)})
    return found


def _coverage_fields(found: Coverage) -> dict[str, Any]:
    return {
        **_share_fields(found.whole),
        "by_level": {level or "none": _share_fields(share) for level, share in found.by_level.items()},
        "names": found.names.words,
        "numbers": found.numbers,
        "terms": found.terms.words,
        "curve": [[rank, round(share, 4)] for rank, share in found.curve()],
    }


def _share_fields(share: Share) -> dict[str, int]:
    return {name: getattr(share, name) for name in ("words", "known", "distinct", "known_distinct")}


def import_record(told: Imported) -> dict[str, list[Any]]:
    """What `import --json` prints."""
    return {
        name: [_plain(each) for each in getattr(told, name)]
        for name in ("new", "changed", "conflicts", "refused")
    }


def _plain(each: Any) -> Any:
    return each if isinstance(each, str) else asdict(each)
