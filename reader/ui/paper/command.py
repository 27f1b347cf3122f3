"""`pdf` and `html` at work: the text is read and annotated in this process and written; the library stays as it is."""

from __future__ import annotations

from contextlib import closing

from reader.commands.paper import GlossaryPaper, PaperRequest
from reader.desk import Desk
from reader.errors import FileRefused
from reader.language.model import Script
from reader.open_text import OpenText
from reader.paths import write_atomically
from reader.transcript.library import LibraryEntry
from reader.ui.glossary.paper import glossary_pdf
from reader.ui.page.ruby import Ruby, RubyMode, RubyScript
from reader.ui.paper.edition import Edition, Wishes, make_edition
from reader.ui.paper.writing import html_bytes, pdf_bytes, setting


def write(request: PaperRequest | GlossaryPaper) -> None:
    """Write what is asked for; raises FileRefused where the text cannot be read or the file not be written."""
    if isinstance(request, GlossaryPaper):
        content = glossary_pdf(request.export)
    else:
        with closing(Desk.open(request.paths)) as desk:
            edition = _edition(desk, request)
            content = html_bytes(edition) if request.kind == "html" else pdf_bytes(edition, setting())
    try:
        write_atomically(request.output, content)
    except OSError as error:
        raise FileRefused(
            f"the file cannot be written ({error.strerror or error}).", path=request.output
        ) from error


def _edition(desk: Desk, request: PaperRequest) -> Edition:
    from reader.engine import Engine  # heavy, and a window has it in a process of its own

    transcript = desk.library.read(request.file, request.encoding)
    listed = desk.library.entry(transcript.digest)
    title = transcript.title or (listed.title if listed is not None else request.file.stem)
    entry = LibraryEntry(transcript.digest, request.file, title, transcript.date, transcript.source)
    text = OpenText(entry, transcript)
    engine = Engine(desk.paths)
    paragraphs = transcript.paragraphs.texts
    with closing(engine):
        engine.open(transcript.digest, paragraphs, desk.terms, desk.correcting.of(transcript))
        text.records.update(engine.annotate(transcript.digest, range(len(paragraphs))))
    ruby = Ruby(RubyMode(request.readings), RubyScript(request.notation), desk.statuses())
    wishes = Wishes(Script(request.script), ruby)
    concepts = {concept.id: concept for concept in desk.concepts}
    return make_edition(text, concepts, desk.kept_words(), wishes)
