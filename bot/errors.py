"""The errors of this room."""


class BotError(Exception):
    """Something the bot cannot go on with; the message is one plain line."""


class SettingsError(BotError):
    """A setting has a value that it cannot have."""


class StorageError(BotError):
    """The database cannot be used."""


class TelegramError(BotError):
    """Telegram cannot be used as configured, such as with a token it does not know."""
