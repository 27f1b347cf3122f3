"""The language file is built once for all tests, beside pytest's own cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.language.annotate import Annotator
from reader.language.build import ensure_language_file
from reader.language.dictionary import Dictionary
from reader.language.lexicon import Lexicon
from reader.language.model import Annotation
from reader.language.packed import unpack
from reader.paths import Paths


@pytest.fixture(scope="session")
def built_paths(pytestconfig: pytest.Config) -> Paths:
    """Paths whose cache holds the language file."""
    paths = Paths.under(Path(pytestconfig.rootpath) / ".pytest_cache" / "language")
    ensure_language_file(paths)
    return paths


@pytest.fixture(scope="session")
def lexicon(built_paths: Paths) -> Iterator[Lexicon]:
    with closing(Lexicon.open(ensure_language_file(built_paths))) as lexicon:
        yield lexicon


@pytest.fixture(scope="session")
def dictionary(built_paths: Paths) -> Iterator[Dictionary]:
    with closing(Dictionary.open(ensure_language_file(built_paths))) as dictionary:
        yield dictionary


@pytest.fixture(scope="session")
def annotator(built_paths: Paths, lexicon: Lexicon) -> Annotator:
    return Annotator(lexicon, built_paths.resources / "language")


@pytest.fixture(scope="session")
def annotate(annotator: Annotator) -> Callable[[str], Annotation]:
    """The annotation of a paragraph that stands alone."""

    def annotated(text: str) -> Annotation:
        return unpack(annotator.annotate(text), text)

    return annotated
