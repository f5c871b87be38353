"""The words of a request: the text of a message, the caption of a picture or document."""

from bot.sandbox.formatting import Formatted, formatted, formatted_caption
from bot.sandbox.requests import Request


def text(request: Request) -> Formatted:
    return formatted(request.text("text"), request.text("parse_mode"), request.entities("entities"))


def content(request: Request) -> Formatted:
    """Return the text of an InputTextMessageContent object."""
    return formatted(request.text("message_text"), request.text("parse_mode"), request.entities("entities"))


def caption(request: Request) -> Formatted:
    return formatted_caption(request.text("caption"), request.text("parse_mode"), request.entities("caption_entities"))


def source(request: Request, name: str) -> str | None:
    """Return the HTML in which the words were sent, None for other words."""
    return request.text(name) if request.text("parse_mode").lower() == "html" else None
