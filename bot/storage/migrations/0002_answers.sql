-- What buttons, edits and follow-ups need of an answer, what a chat has set, and who found an answer helpful.

ALTER TABLE questions ADD COLUMN user_id INTEGER;                        -- who asked, NULL in channels
ALTER TABLE questions ADD COLUMN read_as TEXT NOT NULL DEFAULT '';       -- what was searched for, with a follow-up's subject
ALTER TABLE questions ADD COLUMN follows TEXT NOT NULL DEFAULT '';       -- the question that it follows up on
ALTER TABLE questions ADD COLUMN corpus TEXT NOT NULL DEFAULT '';        -- version of the documents that answered
ALTER TABLE questions ADD COLUMN messages TEXT NOT NULL DEFAULT '[]';    -- JSON, ids of the messages of the answer
CREATE INDEX questions_by_message ON questions (chat_id, message_id);

ALTER TABLE chats ADD COLUMN language TEXT;                              -- NULL: each user's own
ALTER TABLE chats ADD COLUMN extracts INTEGER;                           -- NULL: as many as the answer has
ALTER TABLE chats ADD COLUMN commands_only INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN folders TEXT NOT NULL DEFAULT '[]';         -- JSON; empty: the whole corpus

CREATE TABLE votes (
    question_id INTEGER NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    user_id     INTEGER NOT NULL,
    helpful     INTEGER NOT NULL,
    PRIMARY KEY (question_id, user_id)
);
