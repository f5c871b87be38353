-- What Telegram sent and was told that it arrived: kept until it is done with, so that a crash loses nothing of it.

CREATE TABLE journal (
    update_id   INTEGER PRIMARY KEY,          -- Telegram's; kept for some days, so that nothing is answered twice
    received_at TEXT NOT NULL,
    chat_id     INTEGER,                      -- NULL once it is done, as the next two
    user_id     INTEGER,
    body        TEXT,                         -- the update as JSON
    begun       INTEGER NOT NULL DEFAULT 0,   -- how often it was begun
    done_at     TEXT                          -- NULL while it waits
);
CREATE INDEX journal_waiting ON journal (update_id) WHERE done_at IS NULL;
CREATE INDEX journal_done ON journal (done_at) WHERE done_at IS NOT NULL;
