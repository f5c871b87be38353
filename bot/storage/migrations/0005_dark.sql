-- Whether a chat has its pictures on a dark ground; who looks at them in light or dark Telegram does not tell a bot.

ALTER TABLE chats ADD COLUMN dark INTEGER NOT NULL DEFAULT 0;
