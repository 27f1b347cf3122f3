"""Forms that stand by chance in everyday words: 肯 in 肯定, 用电 in 公用|电话, “it” in an English sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reader.glossary.model import Form
from reader.glossary.spelling import is_han, plain

COMMON = 20
"""How often jieba's dictionary must count a word for it to be an everyday one."""

_ENGLISH = """
    a an and are as at be but by can do for from go had has have he her him his how i if in is it its just let like
    made make may me more most my new no not now of off on one or our out own say see she so some than that the them
    then they this to too two up us use was way we well what when who why will with you your
"""


class Everyday:
    """Everyday words, Chinese ones with their counts, and the short forms that lie in them."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = words
        self._english = frozenset(_ENGLISH.split())
        self._containing: dict[str, list[str]] = {}
        for word in (word for word, count in words.items() if count >= COMMON):
            for piece in {word[at : at + length] for length in (1, 2) for at in range(len(word))}:
                self._containing.setdefault(piece, []).append(word)

    def traps(self, form: Form) -> Iterator[str]:
        """What is to be guarded in a form without company; Chinese ones of one or two characters only."""
        own = plain(form.text)
        if form.company:
            return
        if own in self._english:
            yield "an everyday English word; say in which company it counts (with)"
        if len(own) > 2 or not all(map(is_han, own)):
            return
        guards = [plain(guard) for guard in form.unless_in]
        words = (word for word in self._containing.get(own, ()) if self._is_cut(word, own))
        trap = next((word for word in words if not _is_guarded(word, own, guards)), None)
        if trap is not None:
            yield f"stands in {trap} by chance; guard it (with, unless_in)"

    def _is_cut(self, word: str, form: str) -> bool:
        """Whether two words of which a word is made meet inside the form; one character is always in danger."""
        if len(form) == 1 or word.startswith(form):
            return word != form and len(form) == 1
        cut = word.find(form) + 1
        return 2 <= cut <= len(word) - 2 and word[:cut] in self._words and word[cut:] in self._words


def _is_guarded(word: str, form: str, guards: list[str]) -> bool:
    return any(word in guard or (guard in word and form in guard) for guard in guards)
