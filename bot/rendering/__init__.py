"""Answer -> Telegram HTML, terminal, JSON. Nothing is computed here."""
