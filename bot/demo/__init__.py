"""The demo page: the real bot, talking to the sandbox instead of Telegram, in a chat page on this machine."""
