"""The tables of all user data, as the steps that lead to them.

A step, once released, is never edited: a change is a further step at the end. `user_version` of a file counts the steps
it has had.
"""

from __future__ import annotations

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE transcript (
        digest TEXT PRIMARY KEY,
        file_name TEXT NOT NULL,
        encoding TEXT,
        title TEXT,
        date TEXT,
        source TEXT,
        added TEXT NOT NULL,
        removed TEXT
    ) STRICT;
    CREATE TABLE speaker_name (
        digest TEXT NOT NULL,
        label TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (digest, label)
    ) STRICT;
    CREATE TABLE line_mark (
        digest TEXT NOT NULL,
        line INTEGER NOT NULL,
        content TEXT NOT NULL,
        role TEXT NOT NULL,
        PRIMARY KEY (digest, line)
    ) STRICT;
    CREATE TABLE place (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        digest TEXT NOT NULL,
        paragraph TEXT NOT NULL,
        offset INTEGER NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        changed TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX place_position ON place (digest) WHERE kind = 'position';
    CREATE TABLE word_status (
        simplified TEXT NOT NULL,
        pinyin TEXT NOT NULL,
        status TEXT NOT NULL,
        changed TEXT NOT NULL,
        PRIMARY KEY (simplified, pinyin)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE word (
        id INTEGER PRIMARY KEY,
        simplified TEXT NOT NULL,
        pinyin TEXT NOT NULL,
        traditional TEXT NOT NULL,
        senses TEXT NOT NULL,
        concept TEXT,
        added TEXT NOT NULL,
        changed TEXT NOT NULL,
        UNIQUE (simplified, pinyin)
    ) STRICT;
    CREATE TABLE sighting (
        id INTEGER PRIMARY KEY,
        word INTEGER NOT NULL REFERENCES word (id) ON DELETE CASCADE,
        sentence TEXT NOT NULL,
        offset INTEGER NOT NULL,
        speaker TEXT,
        transcript TEXT NOT NULL,
        title TEXT NOT NULL,
        section TEXT,
        time TEXT,
        added TEXT NOT NULL,
        UNIQUE (word, transcript, sentence, offset)
    ) STRICT;
    """,
    """
    CREATE TABLE correction (
        id INTEGER PRIMARY KEY,
        scope TEXT NOT NULL,
        digest TEXT NOT NULL,
        paragraph TEXT NOT NULL,
        offset INTEGER NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        stretch TEXT NOT NULL,
        words TEXT NOT NULL,
        reading TEXT NOT NULL,
        changed TEXT NOT NULL,
        UNIQUE (scope, digest, paragraph, offset, stretch)
    ) STRICT;
    """,
    """
    ALTER TABLE word ADD COLUMN note TEXT NOT NULL DEFAULT '';
    ALTER TABLE word ADD COLUMN level TEXT NOT NULL DEFAULT '';
    ALTER TABLE word ADD COLUMN edited TEXT NOT NULL DEFAULT '';
    CREATE INDEX word_added ON word (added, id);
    CREATE INDEX sighting_transcript ON sighting (transcript, word);
    CREATE TABLE word_text (
        word INTEGER PRIMARY KEY REFERENCES word (id) ON DELETE CASCADE,
        sought TEXT NOT NULL
    ) STRICT;
    INSERT INTO word_text SELECT id, folded(simplified || char(10) || traditional || char(10) || pinyin
        || char(10) || replace(pinyin, ' ', '') || char(10) || senses || char(10) || note) FROM word;
    CREATE TABLE word_label (
        word INTEGER NOT NULL REFERENCES word (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (word, kind, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX word_label_name ON word_label (kind, name);
    CREATE TABLE word_list (
        name TEXT PRIMARY KEY,
        added TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE review_card (
        simplified TEXT NOT NULL,
        pinyin TEXT NOT NULL,
        state TEXT NOT NULL,
        due TEXT NOT NULL,
        changed TEXT NOT NULL,
        PRIMARY KEY (simplified, pinyin)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX review_card_due ON review_card (due);
    CREATE TABLE review (
        id INTEGER PRIMARY KEY,
        simplified TEXT NOT NULL,
        pinyin TEXT NOT NULL,
        answer TEXT NOT NULL,
        moment TEXT NOT NULL,
        before TEXT NOT NULL,
        UNIQUE (simplified, pinyin, moment)
    ) STRICT;
    CREATE INDEX review_moment ON review (moment);
    """,
    """
    CREATE TABLE own_concept (
        concept TEXT PRIMARY KEY,
        body TEXT NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0,
        changed TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE note (
        key TEXT PRIMARY KEY,
        digest TEXT NOT NULL,
        first_paragraph TEXT NOT NULL,
        first_nth INTEGER NOT NULL,
        first_offset INTEGER NOT NULL,
        first_before TEXT NOT NULL,
        first_after TEXT NOT NULL,
        last_paragraph TEXT NOT NULL,
        last_nth INTEGER NOT NULL,
        last_offset INTEGER NOT NULL,
        last_before TEXT NOT NULL,
        last_after TEXT NOT NULL,
        quote TEXT NOT NULL,
        body TEXT NOT NULL,
        title TEXT NOT NULL,
        speaker TEXT NOT NULL,
        section TEXT NOT NULL,
        time TEXT NOT NULL,
        added TEXT NOT NULL,
        changed TEXT NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX note_digest ON note (digest);
    """,
    """
    CREATE TABLE dismissed_candidate (
        text TEXT PRIMARY KEY,
        dismissed INTEGER NOT NULL,
        changed TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    """
    ALTER TABLE correction ADD COLUMN joins INTEGER NOT NULL DEFAULT 0;
    """,
    """
    ALTER TABLE sighting ADD COLUMN file TEXT NOT NULL DEFAULT '';
    """,
)
"""Migration steps in order; `user_version` counts those a file has had."""
