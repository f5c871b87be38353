-- What the admins hear of once a day, and where.

CREATE TABLE turns (                          -- questions on which the sources turned with a reload
    id          INTEGER PRIMARY KEY,
    at          TEXT NOT NULL,
    question    TEXT NOT NULL,
    appeared    INTEGER NOT NULL              -- 1: they came to contradict each other, 0: they ceased to
);

CREATE TABLE digests (
    chat_id     INTEGER PRIMARY KEY,
    language    TEXT NOT NULL
);
