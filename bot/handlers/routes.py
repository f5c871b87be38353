"""Which handler takes which update: the one list of what the bot hears."""

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.handlers import (
    admin,
    admins,
    buttons,
    commands,
    compare,
    correction,
    digest,
    errors,
    examples,
    export,
    inline,
    listing,
    membership,
    pages,
    pictures,
    privacy,
    questions,
    removal,
    uploads,
)
from bot.handlers import settings as chat_settings
from bot.handlers.context import BotApplication
from bot.rendering.keyboard import PATTERN
from bot.updates.turns import unhurried

UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CHANNEL_POST,
    Update.EDITED_CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.GUEST_MESSAGE,
    Update.MY_CHAT_MEMBER,
]


def add_routes(app: BotApplication) -> None:
    """Give the application every handler; the first that takes an update is the only one."""
    fresh = filters.UpdateType.MESSAGE
    for name, handler in (
        ("start", commands.start),
        ("help", commands.show_help),
        ("sources", listing.sources),
        ("source", listing.source),
        (("quotes", "zitate"), listing.quotes),
        ("compare", compare.compare),
        ("export", export.export),
        ("settings", chat_settings.settings),
        ("privacy", privacy.privacy),
        ("forget", privacy.forget),
        ("timeline", pictures.timeline),
        ("status", commands.status),
        ("reload", unhurried(admin.reload)),
        ("remove", removal.remove),
        ("admins", admins.admins),
        ("digest", digest.digest),
    ):
        # A channel's command is no command of its discussion group.
        once = fresh & ~filters.IS_AUTOMATIC_FORWARD
        # What is about the chat itself can be posted in a channel; the rest would be a list for all its readers.
        where = once | filters.UpdateType.CHANNEL_POST if name in {"settings", "privacy", "forget"} else once
        app.add_handler(CommandHandler(name, handler, filters=where))
    # A reload takes its time, and so does a document; nobody's question waits for it, nor the same admin's next one.
    app.add_handler(MessageHandler(fresh & filters.ChatType.PRIVATE & filters.Document.ALL, unhurried(uploads.on_document)))
    corrects = fresh & filters.ChatType.PRIVATE & filters.TEXT & ~filters.COMMAND & correction.TO_PREVIEW
    app.add_handler(MessageHandler(corrects, unhurried(correction.on_correction)))
    app.add_handler(CallbackQueryHandler(unhurried(uploads.on_choice), uploads.PATTERN))
    app.add_handler(CallbackQueryHandler(unhurried(removal.on_choice), removal.PATTERN))
    app.add_handler(MessageHandler((fresh | filters.UpdateType.CHANNEL_POST) & ~filters.StatusUpdate.ALL, questions.on_message))
    edited = filters.UpdateType.EDITED_MESSAGE | filters.UpdateType.EDITED_CHANNEL_POST
    app.add_handler(MessageHandler(edited, questions.on_edit))
    app.add_handler(CallbackQueryHandler(buttons.on_button, PATTERN))
    app.add_handler(CallbackQueryHandler(examples.on_example, examples.PATTERN))
    app.add_handler(CallbackQueryHandler(pages.on_page, pages.PATTERN))
    app.add_handler(CallbackQueryHandler(chat_settings.on_setting, chat_settings.PATTERN))
    app.add_handler(CallbackQueryHandler(privacy.on_forget, privacy.PATTERN))
    app.add_handler(InlineQueryHandler(inline.on_inline))
    app.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, inline.on_guest))
    app.add_handler(MessageHandler(fresh & filters.StatusUpdate.MIGRATE, membership.on_migration))
    app.add_handler(ChatMemberHandler(membership.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_error_handler(errors.on_error)
