"""Who is asking? Telegram, the terminal, JSON: all async code, all words the bot itself says, all storage."""
