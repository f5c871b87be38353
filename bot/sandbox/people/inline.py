"""People who ask the bot inline: `@bot question` in the text field of any chat."""

from dataclasses import replace

from bot.sandbox import payloads
from bot.sandbox.inline import InlineQuery
from bot.sandbox.models import Chat, Message, User
from bot.sandbox.people.someone import Someone

_MAX_QUERY = 256


class Inline(Someone):
    """Those who type a query, and pick a result."""

    def asks_inline(self, user: User, text: str, *, offset: str = "", chat: Chat | None = None) -> InlineQuery:
        """Let somebody type a query, with or without the name of the bot before it; without a chat among friends.

        Telegram answers by itself, without an update, what it still has in its cache. Nothing arrives with
        `world.inline_mode` off.
        """
        world = self._world
        question = text.removeprefix(f"@{world.bot.username}").lstrip()[:_MAX_QUERY]
        own = chat is not None and chat.id == user.id
        kind = "sender" if own else chat.type if chat else "private"
        query = world.inline.ask(user, question, offset, kind)
        if world.inline_mode and not world.inline.answer_from_cache(query, world.clock()):
            self._add("inline_query", payloads.inline_query(query))
        return query

    def chooses(self, query: InlineQuery, result_id: str, *, chat: Chat | None = None) -> Message:
        """Let whoever asked send a result, into their chat with the bot if no other one is named.

        It is their message, sent via the bot. With buttons it has an `inline_id`, by which the bot can edit it.
        """
        world = self._world
        result = world.inline.answers[query.id].result(result_id)
        message = self._placed(chat or world.private(query.user), result.body, query.user, None, None)
        inline_id = world.inline.next_id() if result.keyboard else None
        chosen = replace(
            message,
            file=result.file,
            html=result.html,
            keyboard=result.keyboard,
            via_bot=world.bot,
            inline_id=inline_id,
        )
        if world.inline_feedback:
            self._add("chosen_inline_result", payloads.chosen_inline_result(query, result_id, inline_id))
        return self._deliver("message", chosen)
