"""The sentences in which a concept is spoken of, each once, with every place in it where that is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.glossary.exporters.export import MentionRecord, place_of


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence in pieces, the keywords among them marked, and where it stands in words."""

    pieces: tuple[tuple[str, bool], ...]
    place: str

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return "".join(text for text, _ in self.pieces)


def quotations(mentions: Iterable[MentionRecord]) -> list[Quotation]:
    """The mentions of a concept in the order given, those of one sentence together."""
    together: dict[tuple[str, int, str], list[MentionRecord]] = {}
    for mention in mentions:
        key = mention["file"], mention["paragraph"], mention["sentence"]
        together.setdefault(key, []).append(mention)
    return [
        Quotation(tuple(_pieces(sentence, found)), place_of(found[0]))
        for (_, _, sentence), found in together.items()
    ]


def _pieces(sentence: str, mentions: Sequence[MentionRecord]) -> Iterator[tuple[str, bool]]:
    """The sentence cut at its keywords."""
    begin, done = _begin(sentence, mentions), 0
    for mention in mentions if begin is not None else ():
        start, end = mention["start"] - (begin or 0), mention["end"] - (begin or 0)
        if start < done:  # the same place named twice
            continue
        if start > done:
            yield sentence[done:start], False
        yield sentence[start:end], True
        done = end
    if done < len(sentence):
        yield sentence[done:], False


def _begin(sentence: str, mentions: Sequence[MentionRecord]) -> int | None:
    """Where the sentence begins in its paragraph: the first place at which all keywords fall on themselves."""
    first = mentions[0]
    at = sentence.find(first["text"])
    while at >= 0:
        begin = first["start"] - at
        if all(sentence[each["start"] - begin : each["end"] - begin] == each["text"] for each in mentions):
            return begin
        at = sentence.find(first["text"], at + 1)
    return None
