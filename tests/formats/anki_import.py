"""Imports packages into a fresh collection with Anki's own code: `python anki_import.py FOLDER FILE…`.

Prints one JSON line a file with how many notes were new, updated and duplicate; then the notes. In a process of
its own, because the `anki` package is a program (and AGPL): the tests use it, Duidu does not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportCsvRequest


def imported(collection: Collection, file: str) -> Any:
    """What Anki logs of a package, or of a text file by the header lines in it."""
    if file.endswith(".apkg"):
        request = ImportAnkiPackageRequest(package_path=file, options=ImportAnkiPackageOptions())
        return collection.import_anki_package(request).log
    metadata = collection.get_csv_metadata(file, None)
    return collection.import_csv(ImportCsvRequest(path=file, metadata=metadata)).log


def main(folder: str, packages: list[str]) -> None:
    """Import each package in turn."""
    collection = Collection(str(Path(folder) / "collection.anki2"))
    for package in packages:
        log = imported(collection, package)
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
