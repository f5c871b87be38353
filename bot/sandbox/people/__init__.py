"""What people do: they say something, post, press a button, ask inline, add or block the bot.

All of it reaches the bot as an update, as far as Telegram would show it.
"""

from bot.sandbox.people.guests import Guests
from bot.sandbox.people.inline import Inline
from bot.sandbox.people.membership import Membership
from bot.sandbox.people.speaking import Speaking


class People(Speaking, Membership, Inline, Guests):
    """Everybody in a world but the bot. What they say is returned as the message it became."""
