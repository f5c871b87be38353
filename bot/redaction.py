"""The token in a text that somebody may read: it is cut out."""

import re

HIDDEN = "[token]"
_TOKEN = re.compile(r"(?<!\d)\d{5,}(?::|%3A)[\w-]{30,}", re.IGNORECASE)  # any bot's, also one that is not ours any more


def redacted(text: str, *secrets: str) -> str:
    """Return a text without the secrets, and without whatever looks like a bot's token."""
    for secret in secrets:
        if secret:
            # The library writes some of Telegram's words in lower case.
            text = re.sub(re.escape(secret).replace(":", "(?::|%3A)"), HIDDEN, text, flags=re.IGNORECASE)
    return _TOKEN.sub(HIDDEN, text)
