-- Times are UTC, ISO 8601. Of people nothing is kept but the id of the chat in which they asked.

CREATE TABLE chats (
    id          INTEGER PRIMARY KEY,          -- Telegram's chat id
    kind        TEXT NOT NULL,                -- private, group, supergroup, channel
    first_seen  TEXT NOT NULL,
    last_seen   TEXT NOT NULL
);

CREATE TABLE questions (
    id          INTEGER PRIMARY KEY,
    chat_id     INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    message_id  INTEGER NOT NULL,
    asked_at    TEXT NOT NULL,
    question    TEXT NOT NULL,
    language    TEXT NOT NULL,
    verdict     TEXT NOT NULL,
    answer      TEXT NOT NULL                 -- JSON, as docs/json.md describes it
);
CREATE INDEX questions_by_chat ON questions (chat_id, id);

CREATE TABLE reloads (
    id          INTEGER PRIMARY KEY,
    started_at  TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    admin_id    INTEGER NOT NULL,             -- Telegram's user id
    documents   INTEGER NOT NULL,
    paragraphs  INTEGER NOT NULL,
    added       INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    removed     INTEGER NOT NULL,
    refused     INTEGER NOT NULL,
    error       TEXT                          -- why the old corpus stayed in service, or NULL
);
