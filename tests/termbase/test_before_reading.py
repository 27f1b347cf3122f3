"""What carries a text is what is frequent in it, is new to the reader, and is not everyday Chinese."""

from __future__ import annotations

from reader.glossary.model import Category, Concept, Form
from reader.language.lexicon import Lexeme
from reader.language.model import Mention, TokenKind, Why
from reader.language.packed import Packer, form_line
from reader.termbase.before_reading import Preview, preview
from reader.vocabulary.model import WordStatus

READINGS = {"延迟": "yán chí", "算力": "suàn lì", "机房": "jī fáng", "我们": "wǒ men", "林西": "lín xī"}
TEXTS = ("我们说算力、算力、延迟", "延迟和机房，我们我们", "机房里的延迟，林西，林西，林西")
GENERAL = {"我们": 900_000, "机房": 20, "延迟": 10, "别的": 1_000_000}
CONCEPTS = {
    "compute": Concept("compute", Category.COMPUTE, "computing power", "", (Form("算力"),)),
    "lin-xi": Concept("lin-xi", Category.PERSON, "Lin Xi", "", (Form("林西"),)),
}
NAMES = {"算力": "compute", "林西": "lin-xi"}


def record(text: str) -> bytes:
    """The words of a line that are listed, and its mentions."""
    found = sorted((at, word) for word in READINGS for at in range(len(text)) if text.startswith(word, at))
    forms = [
        form_line(
            Lexeme(
                word,
                TokenKind.TERM if word in NAMES else TokenKind.WORD,
                Why.DICTIONARY,
                "",
                (READINGS[word],),
                (word, word, word, word),
            ),
            READINGS[word],
            (),
            (word,) * 4,
        )
        for _, word in found
    ]
    mentions = [Mention(at, at + 2, NAMES[word]) for at, word in found if word in NAMES]
    return Packer().pack([at for at, _ in found], [at + 2 for at, _ in found], forms, mentions)


def previewed(**told: object) -> Preview:
    records = {number: record(text) for number, text in enumerate(TEXTS)}
    given = {"statuses": {}, "kept": (), "general": GENERAL} | told
    return preview(records, TEXTS, CONCEPTS, **given)  # type: ignore[arg-type]


def words(found: Preview) -> list[str]:
    return [TEXTS[each.paragraph][_starts(each.paragraph)[each.token] :][:2] for each in found.words]


def _starts(paragraph: int) -> list[int]:
    text = TEXTS[paragraph]
    return sorted(at for word in READINGS for at in range(len(text)) if text.startswith(word, at))


def test_new_words_stand_by_how_telling_they_are_and_everyday_ones_are_left_out() -> None:
    found = previewed()
    assert words(found) == ["延迟", "机房"]
    assert [each.count for each in found.words] == [3, 2]


def test_the_commonest_words_of_all_are_taken_as_known() -> None:
    common = {f"{number}": 1000 for number in range(1998)}
    assert words(previewed(general={**common, "我们": 9000, "机房": 1000, "延迟": 999})) == ["延迟"]


def test_known_ignored_and_kept_words_are_not_new() -> None:
    known = {("延迟", ("yán", "chí")): WordStatus.KNOWN}
    assert words(previewed(statuses=known)) == ["机房"]
    assert words(previewed(kept={("机房", ("jī", "fáng"))})) == ["延迟"]
    learning = {("延迟", ("yán", "chí")): WordStatus.LEARNING_1}
    assert words(previewed(statuses=learning)) == ["延迟", "机房"]


def test_terms_stand_before_people_and_lead_to_their_first_place() -> None:
    first, second = previewed().terms
    assert (first.paragraph, first.token, first.count) == (0, 1, 2)
    assert (second.paragraph, second.count) == (2, 3)
