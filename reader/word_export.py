"""What goes out of the vocabulary and how: the choice, remembered as JSON, and the words that it means."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from reader.attribution import CEDICT_NOTICE
from reader.vocabulary.columns import COLUMNS
from reader.vocabulary.exchange import Export, Options, Order, Scripts, format_named
from reader.vocabulary.model import Word, WordStatus
from reader.vocabulary.search import Query
from reader.word_list import WordList

PDF_LIST, PDF_CARDS, ANKI = "pdf-list", "pdf-cards", "anki-connect"
"""What is no file format of the domain: two that the window draws, one that goes to a running program."""

TABLES = frozenset({"csv", "xlsx"})
"""Formats of which the columns are chosen."""

ALL, SHOWN, SELECTED = "all", "shown", "selected"


@dataclass(frozen=True, slots=True)
class Choice:
    """A format by name, which words (`all`, `shown`, `selected` or `KIND:NAME`), and what of them."""

    form: str = "csv"
    words: str = ALL
    options: Options = field(default_factory=Options)
    guard: bool = True

    def to_json(self) -> str:
        """As it is remembered."""
        return json.dumps(asdict(self), ensure_ascii=False)


def remembered(text: str) -> Choice:
    """The choice of last time; whatever of it cannot be read is as it is by default."""
    try:
        stored = json.loads(text)
    except ValueError:
        return Choice()
    if not isinstance(stored, dict):
        return Choice()
    options = stored.get("options")
    plain = options if isinstance(options, dict) else {}
    return Choice(
        form=_text(stored, "form", "csv"),
        words=_text(stored, "words", ALL),
        options=_options(plain),
        guard=stored.get("guard") is not False,
    )


def export_of(words: Sequence[Word], choice: Choice, progressed: Callable[[float], object]) -> Export:
    """The export that a format is given."""
    return Export(
        tuple(words), CEDICT_NOTICE, guard=choice.guard, options=choice.options, progressed=progressed
    )


def written(words: Sequence[Word], choice: Choice, progressed: Callable[[float], object]) -> bytes:
    """The bytes of a file; raises ReaderError, naming the word, where one cannot be written."""
    form = format_named(choice.form)
    assert form is not None, choice.form
    return form.write(export_of(words, choice, progressed))


def numbers_of(words: WordList, choice: str, shown: Sequence[int], selected: Sequence[int]) -> list[int]:
    """The numbers of the words that a choice means; `shown` and `selected` are those of the table."""
    if choice == SHOWN:
        return list(shown)
    if choice == SELECTED:
        return list(selected)
    kind, _, name = choice.partition(":")
    query = Query()
    if kind == "status":
        query = replace(query, statuses=_statuses(name))
    elif kind == "tag":
        query = replace(query, tag=name)
    elif kind == "list":
        query = replace(query, list_name=name)
    elif kind == "text":
        query = replace(query, transcript=name)
    return words.find(query)


def preview_text(words: Sequence[Word], choice: Choice) -> str:
    """The beginning of a text file as it would be written."""
    return written(words, choice, lambda _share: None).decode("utf-8-sig")


def _statuses(name: str) -> frozenset[WordStatus]:
    if name == "learning":
        return frozenset(each for each in WordStatus if each.value.startswith("learning"))
    return frozenset({WordStatus(name)}) if name in set(WordStatus) else frozenset()


def _options(stored: dict[str, Any]) -> Options:
    plain = Options()
    scripts, order = stored.get("scripts"), stored.get("order")
    columns = stored.get("columns")
    named = tuple(each for each in columns if each in COLUMNS) if isinstance(columns, list) else ()
    return Options(
        scripts=Scripts(scripts) if scripts in set(Scripts) else plain.scripts,
        columns=named or plain.columns,
        order=Order(order) if order in set(Order) else plain.order,
        sentence=stored.get("sentence") is not False,
        note=stored.get("note") is not False,
        deck=_text(stored, "deck", plain.deck).strip() or plain.deck,
    )


def _text(stored: dict[str, Any], name: str, default: str) -> str:
    value = stored.get(name)
    return value if isinstance(value, str) and value else default
