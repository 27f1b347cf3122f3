"""The glossary in texts: what a command needs to know of where concepts are spoken of, and how forms are said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from reader.commands.output import told_once
from reader.commands.transcripts import load_transcript
from reader.engine import Engine
from reader.errors import ReaderError
from reader.glossary.exporters.export import MentionRecord
from reader.glossary.load import load_folder
from reader.glossary.model import Concept
from reader.glossary.own import OwnConcepts, merged
from reader.language.model import Annotation, Mention
from reader.language.packed import unpack
from reader.language.sentences import sentence_at
from reader.paths import Paths
from reader.store import Store
from reader.termbase.spoken import SpokenForms
from reader.terms import terms_of
from reader.transcript.library import Library
from reader.transcript.model import Transcript

Text = tuple[str, Transcript, list[Annotation]]
"""A file by its name, its transcript, and the annotation of each paragraph."""


def all_concepts(paths: Paths) -> tuple[Concept, ...]:
    """The shipped concepts with the reader's own laid over them; the reader's data is only looked at."""
    shipped = load_folder(paths.resources / "glossary")
    with closing(Store.peek(paths.database)) as store:
        return merged(shipped, OwnConcepts(store).rows())


def concept_named(concepts: Iterable[Concept], name: str) -> Concept:
    """The concept of an id; raises ReaderError where there is none."""
    found = next((concept for concept in concepts if concept.id == name), None)
    if found is None:
        raise ReaderError(f"no concept is called “{name}”.", advice="Export the glossary to see all ids.")
    return found


def library_files(paths: Paths) -> list[Path]:
    """The files of all transcripts of the reader."""
    with closing(Store.peek(paths.database)) as store:
        return [entry.path for entry in Library(paths, store).entries()]


def read_texts(
    paths: Paths, files: Iterable[Path], concepts: Sequence[Concept], encoding: str | None
) -> Iterator[Text]:
    """The files one after another, each once, with all words and mentions."""
    terms = terms_of(concepts)
    with closing(Engine(paths, told_once)) as engine:
        for file in dict.fromkeys(files):
            transcript = load_transcript(paths, file, encoding)
            paragraphs = transcript.paragraphs.texts
            engine.open(transcript.digest, paragraphs, terms)
            records = engine.annotate(transcript.digest, range(len(paragraphs)))
            yield str(file), transcript, [unpack(record, paragraphs[index]) for index, record in records]
            engine.close(transcript.digest)


def mention_records(text: Text, concept: str | None = None) -> Iterator[MentionRecord]:
    """The mentions of one file in order, of all concepts or one."""
    file, transcript, annotations = text
    for index, annotation in enumerate(annotations):
        for mention in annotation.mentions:
            if concept in (None, mention.concept):
                yield _record(file, transcript, index, mention)


def _record(file: str, transcript: Transcript, index: int, mention: Mention) -> MentionRecord:
    paragraph = transcript.paragraphs[index]
    start, end = sentence_at(paragraph.text, mention.start)
    section = None if paragraph.section is None else transcript.sections[paragraph.section].title
    return {
        "concept": mention.concept,
        "file": file,
        "paragraph": index,
        "start": mention.start,
        "end": mention.end,
        "text": paragraph.text[mention.start : mention.end],
        "speaker": paragraph.speaker,
        "section": section,
        "time": paragraph.time,
        "sentence": paragraph.text[start : max(end, mention.end)],
    }


def spoken_forms(paths: Paths, concepts: Sequence[Concept]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Traditional form (that of its region) and syllables of each form with Chinese characters, by its text."""
    forms = SpokenForms()
    texts = forms.missing(concepts)
    with closing(Engine(paths, told_once)) as engine:
        engine.open("forms", texts, terms_of(concepts))
        forms.take(texts, dict(engine.annotate("forms", range(len(texts)))))
    return forms.for_export(concepts)
