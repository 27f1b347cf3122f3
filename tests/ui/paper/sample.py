"""An open text for paper, whose words are every two characters, with two concepts and two kept words."""

from __future__ import annotations

from pathlib import Path

from reader.card import KeptWord
from reader.glossary.model import Category, Concept, Form
from reader.language.model import Annotation
from reader.open_text import OpenText
from reader.transcript.library import LibraryEntry
from reader.transcript.model import Transcript
from reader.ui.page.ruby import Ruby, RubyMode
from reader.ui.paper.edition import Edition, Ends, Wishes, make_edition
from reader.vocabulary.model import Word, WordKey, WordStatus
from tests.ui.page.sample import annotate, long_page, sample_page

CONCEPTS = {
    "training": Concept(
        "training", Category.AI, "training <b>", "Setting the weights & more.", (Form("训练"),)
    )
}
ALL = Wishes(ruby=Ruby(RubyMode.ALL))


class ReadText(OpenText):
    """A text whose words are known."""

    def annotation(self, paragraph: int) -> Annotation | None:
        """Every two Han characters are a word."""
        return annotate(self.transcript.paragraphs[paragraph].text)


def text(turns: int = 0) -> ReadText:
    """The sample page as a transcript, or a talk of so many turns."""
    page = long_page(turns) if turns else sample_page()
    transcript = Transcript(
        "d" * 64, page.title, "本刊", None, "2025-03-01", None, (), page.sections, (), page.paragraphs, (), ()
    )
    read = ReadText(LibraryEntry("d" * 64, Path("a.txt"), page.title, "2025-03-01", "本刊"), transcript)
    read.records.update((index, b"") for index in range(len(page.paragraphs)))
    return read


def kept(simplified: str, *senses: str) -> KeptWord:
    """A kept word as the annotator of these tests reads it."""
    key = WordKey(simplified, ("x",) * len(simplified))
    word = Word(key, simplified, senses, WordStatus.NEW, None, "", "")
    return KeptWord(simplified, "x x", "; ".join(senses), word)


def edition(wishes: Wishes = ALL, ends: Ends | None = None, turns: int = 0) -> Edition:
    """It is ready for paper."""
    words = [kept("早上", "early <i>"), kept("不在", "absent"), kept("训练", "training")]
    return make_edition(text(turns), CONCEPTS, words, wishes, ends)
