"""`vocabulary …`: the kept words."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from reader.attribution import CEDICT_NOTICE
from reader.backup import numbered, restore
from reader.commands.output import Subparsers, add_output, print_lines, to_json, write_file
from reader.commands.store import opened
from reader.commands.transcripts import load_transcript
from reader.commands.vocabulary_records import coverage_records, files_of, import_record, word_record
from reader.commands.words import (
    concepts_of,
    dictionary_of,
    find_words,
    level_of,
    lines_of,
    resolve,
    sighting,
)
from reader.errors import FileRefused, StoreRefused
from reader.paths import Paths
from reader.store import Store
from reader.transcript.decode import read_bytes
from reader.transcript.library import Library
from reader.vocabulary.checking import problems
from reader.vocabulary.exchange import FORMATS, Export, Format, Options, Order, Scripts, format_named
from reader.vocabulary.importing import Imported, carry_out, plan
from reader.vocabulary.labels import checked
from reader.vocabulary.model import Word, WordStatus, senses_with_term
from reader.vocabulary.reading import read_file
from reader.vocabulary.store import Vocabulary

_JSON = "one JSON object"


def add_commands(commands: Subparsers, data: argparse.ArgumentParser) -> None:
    """Add `vocabulary` with its own commands."""
    vocabulary = commands.add_parser("vocabulary", parents=[data], help="the words you keep")
    inner = vocabulary.add_subparsers(required=True, metavar="COMMAND")
    _add_words(inner, data)
    _add_texts_and_files(inner, data)
    _add_safety(inner, data)


def _add_words(inner: Subparsers, data: argparse.ArgumentParser) -> None:
    add = inner.add_parser("add", parents=[data], help="keep words")
    add.add_argument("words", metavar="WORD", nargs="+")
    add.add_argument("--from", dest="file", type=Path, metavar="FILE", help="the text they were met in")
    add.add_argument("--tag", action="append", default=[], metavar="T", help="give them a tag")
    add.add_argument("--encoding", metavar="NAME")
    add.set_defaults(do=_add)
    mark = inner.add_parser("set", parents=[data], help="say how well you know words")
    mark.add_argument("words", metavar="WORD", nargs="+")
    mark.add_argument("--status", required=True, choices=[str(status) for status in WordStatus], metavar="S")
    mark.set_defaults(do=_set)
    show = inner.add_parser("list", parents=[data], help="the kept words")
    show.add_argument("--status", choices=[str(status) for status in WordStatus], metavar="S")
    show.add_argument("--transcript", type=Path, metavar="FILE", help="those met in this text")
    show.add_argument("--json", action="store_true", help="JSON Lines, one a word")
    show.set_defaults(do=_list)


def _add_texts_and_files(inner: Subparsers, data: argparse.ArgumentParser) -> None:
    cover = inner.add_parser("coverage", parents=[data], help="how much of texts you know")
    cover.add_argument("files", metavar="FILE", nargs="+", type=Path)
    cover.add_argument("--encoding", metavar="NAME")
    cover.add_argument("--json", action="store_true", help=_JSON)
    cover.set_defaults(do=_coverage)
    take = inner.add_parser("import", parents=[data], help="take in words from a file")
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help="only say what would change")
    take.add_argument("--status", choices=[str(status) for status in WordStatus], metavar="S")
    take.add_argument("--mark-only", action="store_true", help="give words a status and keep none")
    take.add_argument("--json", action="store_true", help=_JSON)
    take.set_defaults(do=_import)
    export = inner.add_parser("export", parents=[data], help="write the vocabulary to a file")
    add_output(export, [form.name for form in FORMATS])
    export.set_defaults(format=None)
    export.add_argument("--script", choices=[str(each) for each in Scripts], default=str(Scripts.SIMPLIFIED))
    export.add_argument("--order", choices=[str(each) for each in Order], default=str(Order.NEWEST))
    export.add_argument("--status", choices=[str(status) for status in WordStatus], metavar="S")
    export.add_argument("--tag", metavar="T", help="only words with this tag")
    export.set_defaults(do=_export)


def _add_safety(inner: Subparsers, data: argparse.ArgumentParser) -> None:
    check = inner.add_parser("check", parents=[data], help="look your data over")
    check.add_argument("--json", action="store_true", help=_JSON)
    check.set_defaults(do=_check)
    back_up = inner.add_parser("backup", parents=[data], help="back your data up; prints where")
    back_up.set_defaults(do=_back_up)
    put_back = inner.add_parser("restore", parents=[data], help="put a backup in the place of your data")
    put_back.add_argument("file", type=Path, metavar="FILE")
    put_back.set_defaults(do=_restore)


def _add(options: argparse.Namespace) -> None:
    for line in keep_words(options.paths, options.words, options.file, options.encoding, options.tag):
        print(line)


def keep_words(
    paths: Paths, words: list[str], file: Path | None, encoding: str | None = None, tags: Iterable[str] = ()
) -> list[str]:
    """Keep words, with the sentence of their first place in `file` where one is given; say what was kept.

    Raises ReaderError, with none of them kept, where one has no Chinese in it or does not stand in the file.
    """
    tags = [checked(tag) for tag in tags]
    with opened(paths) as store:
        transcript = lines_of(words) if file is None else Library(paths, store).read(file, encoding)
        found = find_words(paths, transcript, words, file)
        concepts = concepts_of(paths, found)
        vocabulary, lines = Vocabulary(store), []
        with dictionary_of(paths) as dictionary:
            for word, place in found.items():
                key = place.key
                senses, concept = dictionary.senses(key.simplified, key.pinyin), concepts.get(word)
                if concept is not None:
                    senses = senses_with_term(concept.english, senses)
                vocabulary.keep(
                    key,
                    traditional=place.traditional,
                    senses=senses,
                    concept=concept.id if concept is not None else None,
                    sighting=sighting(transcript, place, file) if file is not None else None,
                    level=level_of(key),
                    tags=tuple(tags),
                )
                lines.append(
                    f"{key.simplified}\t{' '.join(key.pinyin)}\t{senses[0] if senses else ''}".rstrip()
                )
    return lines


def _set(options: argparse.Namespace) -> None:
    with opened(options.paths) as store:
        vocabulary = Vocabulary(store)
        found = find_words(options.paths, lines_of(options.words), options.words)
        keys = [place.key for place in found.values()]
        # a kept word may be read otherwise in its text than by itself
        kept = [key for key in vocabulary.kept_keys() if key.simplified in {each.simplified for each in keys}]
        vocabulary.set_status(dict.fromkeys([*keys, *kept], WordStatus(options.status)))
    for key in keys:
        print(f"{key.id}\t{options.status}")


def _list(options: argparse.Namespace) -> None:
    words = stored_words(options.paths, options.status)
    if options.transcript is not None:
        digest = load_transcript(options.paths, options.transcript, None).digest
        words = tuple(word for word in words if any(met.transcript == digest for met in word.sightings))
    with files_of(options.paths) as file_of:
        print_lines((word_record(word, file_of) for word in words), options.json, _table)


def stored_words(paths: Paths, status: str | None = None, tag: str | None = None) -> tuple[Word, ...]:
    """The kept words, newest first; the reader's data is only looked at."""
    with closing(Store.peek(paths.database)) as store:
        words = Vocabulary(store).words()
    return tuple(
        word for word in words if status in (None, word.status) and (tag is None or tag in word.tags)
    )


def _coverage(options: argparse.Namespace) -> None:
    files = coverage_records(options.paths, options.files, options.encoding)
    if options.json:
        print(to_json({"files": files}))
    else:
        print("\n".join(_coverage_table(record) for record in files))


def _import(options: argparse.Namespace) -> None:
    told = import_words(
        options.paths,
        options.file,
        WordStatus(options.status) if options.status else None,
        dry_run=options.dry_run,
        mark_only=options.mark_only,
    )
    record = import_record(told)
    if options.json:
        print(to_json(record))
        return
    for name, entries in record.items():
        print(f"{name}: {len(entries)}")
    for refusal in told.refused:
        print(f"line {refusal.line}: {refusal.reason}")


def import_words(
    paths: Paths,
    file: Path,
    status: WordStatus | None = None,
    *,
    dry_run: bool = False,
    mark_only: bool = False,
) -> Imported:
    """Take in the words of a file, or say what would change; raises FileRefused where it cannot be read."""
    content = read_bytes(file)
    try:
        read = read_file(file.name, content)
    except FileRefused as error:
        raise FileRefused(error.reason, path=file, line=error.line, advice=error.advice) from error
    if dry_run:
        with closing(Store.peek(paths.database)) as store:
            return plan(
                read, lambda words: resolve(paths, words), Vocabulary(store), status, mark_only=mark_only
            ).told
    with opened(paths) as store:
        planned = plan(
            read, lambda words: resolve(paths, words), Vocabulary(store), status, mark_only=mark_only
        )
        carry_out(store, planned)
    return planned.told


def _export(options: argparse.Namespace) -> None:
    form = format_named(options.format or "") or _format_of(options.output)
    words = stored_words(options.paths, options.status, options.tag)
    chosen = Options(scripts=Scripts(options.script), order=Order(options.order))
    write_file(options.output, form.write(Export(words, CEDICT_NOTICE, options=chosen)))


def _format_of(file: Path) -> Format:
    """The format that the name of a file tells; raises FileRefused where it tells none, or several have it."""
    fitting = [form for form in FORMATS if form.suffix == file.suffix.lower()]
    if len(fitting) != 1:
        names = ", ".join(form.name for form in fitting or FORMATS)
        raise FileRefused(
            "its name does not tell which format it is to have.", path=file, advice=f"Add --format: {names}."
        )
    return fitting[0]


def _check(options: argparse.Namespace) -> None:
    try:
        with closing(Store.peek(options.paths.database)) as store:
            found = problems(store)
    except StoreRefused as error:
        found = [str(error)]
    if options.json:
        print(to_json({"ok": not found, "problems": found}))
    else:
        print("\n".join(found) or "Your data is whole.")
    if found:
        raise StoreRefused(
            "your data is not as it should be.",
            path=options.paths.database,
            advice="Open the window to repair it, or type: duidu vocabulary restore FILE",
        )


def _back_up(options: argparse.Namespace) -> None:
    with opened(options.paths, daily_backup=False) as store:
        print(store.back_up(options.paths.backups))


def _restore(options: argparse.Namespace) -> None:
    done = restore(options.paths.database, options.paths.backups, options.file)
    print(f"Restored: {numbered(done.words)}; before there were {done.words_before}.")
    if done.set_aside is not None:
        print(f"What was there before is kept in {done.set_aside}")


def _table(line: dict[str, Any]) -> str:
    """One kept word to read."""
    sense = line["senses"][0] if line["senses"] else ""
    forms = line["simplified"]
    if line["traditional"] != forms:
        forms += f" [{line['traditional']}]"
    return f"{forms}\t{' '.join(line['pinyin'])}\t{line['status']}\t{sense}".rstrip()


def _coverage_table(record: dict[str, Any]) -> str:
    """What is known of one text, to read."""
    share = record["known"] / record["words"] if record["words"] else 1
    apart = f"{record['names']} names, {record['numbers']} numbers, {record['terms']} terms"
    return f"{share:6.1%} of {record['words']} words\t{record['file']}\t({apart} apart)"
