"""The page as it is first sent: its frame, with all its words in the language of the bot, and who is on it."""

from importlib.resources import files

from tornado.template import Template

from bot.demo.stage import Room, Stage
from bot.sandbox.models import Json
from bot.texts import Texts

_PREFIX = "demo.page."


def index_page(stage: Stage) -> bytes:
    """Return the page's HTML."""
    template = Template(files("bot.demo").joinpath("page", "index.html").read_text(encoding="utf-8"), autoescape="xhtml_escape")
    return template.generate(word=lambda key: stage.words(_PREFIX + key), language=stage.words.language)


def page_value(stage: Stage) -> Json:
    """Return what the page's script has to know: the bot, the rooms with their people, and the words."""
    bot, words = stage.sandbox.world.bot, stage.words
    return {
        "bot": {"id": bot.id, "name": bot.first_name, "username": bot.username},
        "rooms": [_room(room, words, f"@{bot.username}") for room in stage.rooms],
        "words": {key.removeprefix(_PREFIX): text for key, text in words.table.items() if key.startswith(_PREFIX)},
    }


def _room(room: Room, words: Texts, mention: str) -> Json:
    return {
        "id": room.chat.id,
        "name": room.name,
        "type": room.chat.type,
        "title": words(f"demo.rooms.{room.name}.name"),
        "tab": words(f"demo.rooms.{room.name}.tab"),
        "about": words(f"demo.rooms.{room.name}.about", mention=mention),
        "people": [{"id": user.id, "name": user.first_name} for user in room.people],
    }
