"""What the index lists, as rows to be painted."""

from __future__ import annotations

from collections.abc import Sequence

from reader.candidates import Candidate
from reader.on_demand import OnDemand
from reader.records import dataclass
from reader.termbase.index import IndexLine
from reader.termbase.proposals import ToReview
from reader.ui.glossary.index_list import IndexRow
from reader.ui.glossary.wording import category_names, doubt_names


@dataclass(frozen=True, slots=True)
class DismissedWord:
    """A word that is no candidate any more."""

    text: str


def concept_rows(lines: Sequence[IndexLine], *, counted: bool = True) -> Sequence[IndexRow]:
    """Concepts, with how often and in how many texts each is mentioned where that is `counted`."""
    names = category_names()

    def row_of(line: IndexLine) -> IndexRow:
        figures = (str(line.spread or ""), f"{line.mentions:,}" if line.mentions else "")
        return IndexRow(
            line.concept.english,
            line.form,
            names[line.concept.category],
            figures if counted else ("", ""),
            tip=" · ".join(part for part in (line.reading, line.first) if part),
            payload=line.concept.id,
        )

    return OnDemand(lines, row_of)


def candidate_rows(found: Sequence[Candidate]) -> list[IndexRow]:
    """Words that no concept covers, each with its first sentence."""
    return [
        IndexRow(
            each.sentence,
            each.text,
            figures=(str(each.files), str(each.count)),
            chinese_first=True,
            tip=each.sentence,
            payload=each,
        )
        for each in found
    ]


def dismissed_rows(texts: Sequence[str]) -> list[IndexRow]:
    """Candidates that the reader does not want."""
    return [IndexRow("", text, chinese_first=True, payload=DismissedWord(text)) for text in texts]


def review_rows(found: Sequence[ToReview]) -> list[IndexRow]:
    """What wants a second look, by why."""
    rows: list[IndexRow] = []
    for doubt, name in doubt_names().items():
        here = [each for each in found if each.doubt is doubt]
        if here:
            rows.append(IndexRow(f"{name} ({len(here)})", heading=True))
            rows += [_review_row(each) for each in here]
    return rows


def _review_row(each: ToReview) -> IndexRow:
    form = each.concept.preferred.text if each.concept.forms else ""
    return IndexRow(each.concept.english, form, each.detail, payload=each)
