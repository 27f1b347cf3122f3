"""Whether what is stored of words is as it must be: for `vocabulary check` and for the curious."""

from __future__ import annotations

import json

from reader.store import Store
from reader.vocabulary.model import WordStatus

_QUERIES = {
    "SELECT count(*) FROM word WHERE NOT json_valid(senses)": "words with senses that cannot be read",
    "SELECT count(*) FROM word LEFT JOIN word_text ON word = id WHERE word IS NULL": "words that no search finds",
    "SELECT count(*) FROM sighting WHERE word NOT IN (SELECT id FROM word)": "sentences without their word",
    "SELECT count(*) FROM word_label WHERE word NOT IN (SELECT id FROM word)": "tags without their word",
    "SELECT count(*) FROM sighting WHERE offset < 0 OR offset > length(sentence)": "sentences shorter than their place",
    "SELECT count(*) FROM review_card WHERE NOT json_valid(state)": "reviews that cannot be read",
}


def problems(store: Store) -> list[str]:
    """What is wrong with a store, in sentences; empty where nothing is."""
    found = [str(row[0]) for row in store.rows("PRAGMA integrity_check(20)") if row[0] != "ok"]
    for query, what in _QUERIES.items():
        count = store.rows(query)[0][0]
        if count:
            found.append(f"There are {count} {what}.")
    statuses = json.dumps(list(WordStatus))
    odd = store.rows(
        "SELECT DISTINCT status FROM word_status WHERE status NOT IN (SELECT value FROM json_each(?))",
        (statuses,),
    )
    return found + [f"“{row[0]}” is no status." for row in odd]
