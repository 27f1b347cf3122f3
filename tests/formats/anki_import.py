"""Imports packages into a fresh collection with Anki's own code: `python anki_import.py FOLDER PACKAGE…`.

Prints one JSON line a package with how many notes were new, updated and duplicate; then the notes. In a process of
its own, because the `anki` package is a program (and AGPL): the tests use it, Duidu does not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def main(folder: str, packages: list[str]) -> None:
    """Import each package in turn."""
    collection = Collection(str(Path(folder) / "collection.anki2"))
    for package in packages:
        request = ImportAnkiPackageRequest(package_path=package, options=ImportAnkiPackageOptions())
        log = collection.import_anki_package(request).log
        print(
            json.dumps(
                {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}
            )
        )
    notes = [collection.get_note(number) for number in collection.find_notes("")]
    print(
        json.dumps([{"fields": note.fields, "tags": note.tags, "cards": len(note.cards())} for note in notes])
    )
    cards = [collection.get_card(number) for number in collection.find_cards("")]
    print(json.dumps([card.answer() for card in cards]))
    collection.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
