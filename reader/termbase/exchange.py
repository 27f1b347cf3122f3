"""What goes out of the glossary as the window asks for it, and what a file would bring in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from reader.concordance import Concordance
from reader.errors import FileRefused
from reader.glossary.exchange import (
    FORMATS,
    GLOSSARY_NOTICE,
    READINGS_NOTICE,
    Export,
    MentionRecord,
    format_of,
)
from reader.glossary.importing import Plan, plan
from reader.glossary.model import Concept
from reader.records import dataclass
from reader.termbase.spoken import SpokenForms
from reader.transcript.decode import read_bytes


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to go out: `ids` None for all concepts, `transcript` (a digest) for those spoken of in one text."""

    ids: Collection[str] | None = None
    transcript: str | None = None
    mentions: bool = False


def export_of(
    concepts: Sequence[Concept],
    concordance: Concordance,
    spoken: SpokenForms,
    choice: Choice,
    moment: float,
    report: Callable[[float], None] = lambda _share: None,
) -> Export:
    """The chosen concepts with all that formats ask for; `report` is told how far it is, and may raise to stop it."""
    counts = concordance.index.counts(choice.transcript)
    chosen = tuple(
        concept
        for concept in concepts
        if (choice.ids is None or concept.id in choice.ids)
        and (choice.transcript is None or concept.id in counts)
    )
    ids = {concept.id for concept in chosen}
    mentions = tuple(_mentions(concordance, chosen, choice.transcript, report)) if choice.mentions else None
    return Export(
        chosen,
        counts=Counter({name: count for name, count in counts.items() if name in ids}),
        mentions=mentions,
        attribution=f"{GLOSSARY_NOTICE} {READINGS_NOTICE}",
        spoken=spoken.for_export(chosen),
        moment=moment,
        names={concept.id: concept.english for concept in concepts},
    )


def planned(concepts: Iterable[Concept], file: Path) -> Plan:
    """What taking in a file would do; raises FileRefused where it is not a glossary."""
    content = read_bytes(file)
    form = format_of(content, file.name)
    if form is None:
        names = ", ".join(sorted({each.suffix for each in FORMATS if each.is_readable}))
        raise FileRefused("a glossary cannot be read from this file.", path=file, advice=f"Choose {names}.")
    try:
        return plan(concepts, form.read(content, simplifier()))
    except FileRefused as error:
        error.path = file
        raise


def _mentions(
    concordance: Concordance,
    concepts: Sequence[Concept],
    transcript: str | None,
    report: Callable[[float], None],
) -> Iterator[MentionRecord]:
    for done, concept in enumerate(concepts):
        report(done / len(concepts))
        found = concordance.mentions(concept.id, transcript)
        for number in range(len(found)):
            line = found.line(number)
            yield {
                "concept": concept.id,
                "file": line.title,
                "paragraph": line.paragraph,
                "start": line.start,
                "end": line.end,
                "text": line.keyword,
                "speaker": line.speaker,
                "section": line.section,
                "time": line.time,
                "sentence": found.sentence(line),
            }


def simplifier() -> Callable[[str], str]:
    """Simplified forms of traditional ones; the converter is loaded when the first is asked for."""
    made: list[Callable[[str], str]] = []

    def simplify(text: str) -> str:
        if not made:
            from reader.language.script import Simplifier

            made.append(Simplifier())
        return made[0](text)

    return simplify
