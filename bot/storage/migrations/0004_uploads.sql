-- Documents that wait for an admin's word, and the admins whom those of ADMIN_IDS have added.

CREATE TABLE uploads (
    id          INTEGER PRIMARY KEY,
    admin_id    INTEGER NOT NULL,             -- Telegram's user id
    received_at TEXT NOT NULL,
    name        TEXT NOT NULL,                -- under which it is to stand in the corpus; never the sender's
    digest      TEXT NOT NULL,                -- SHA-256 of the content
    content     BLOB NOT NULL
);

CREATE TABLE admins (
    id          INTEGER PRIMARY KEY,          -- Telegram's user id
    added_by    INTEGER NOT NULL,
    added_at    TEXT NOT NULL
);
