"""The values of the sandbox as the JSON that Telegram writes."""

from datetime import datetime

from bot.sandbox.attachments import File
from bot.sandbox.entities import Entity
from bot.sandbox.inline import InlineQuery
from bot.sandbox.models import Chat, Json, Message, Origin, Press, Status, User


def user(person: User) -> Json:
    return _known(
        id=person.id,
        is_bot=person.is_bot,
        first_name=person.first_name,
        username=person.username,
        language_code=person.language_code,
    )


def chat(place: Chat) -> Json:
    name = "first_name" if place.type == "private" else "title"
    return _known(
        id=place.id,
        type=place.type,
        username=place.username,
        is_forum=place.is_forum or None,
        **{name: place.name},
    )


def chat_in_full(place: Chat, linked: int | None) -> Json:
    """Return the chat as getChat describes it."""
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        True,
    )
    return chat(place) | _known(
        accent_color_id=0,
        max_reaction_count=11,
        accepted_gift_types=gifts,
        linked_chat_id=linked,
    )


def entity(stretch: Entity) -> Json:
    return _known(
        type=stretch.type,
        offset=stretch.offset,
        length=stretch.length,
        url=stretch.url,
        language=stretch.language,
    )


def message(said: Message, *, with_reply: bool = True) -> Json:
    """Return a message; the one it replies to is inside, but not what that one replies to."""
    payload = _known(
        message_id=said.message_id,
        message_thread_id=said.thread_id,
        **{"from": user(said.sender) if said.sender else None},
        sender_chat=chat(said.sender_chat) if said.sender_chat else None,
        date=seconds(said.date),
        chat=chat(said.chat),
        is_topic_message=(said.thread is not None and said.chat.is_forum) or None,
        is_automatic_forward=said.automatic_forward or None,
        forward_origin=_origin(said.origin) if said.origin else None,
        via_bot=user(said.via_bot) if said.via_bot else None,
        guest_query_id=said.guest_query_id,
        guest_bot_caller_user=user(said.guest_caller) if said.guest_caller else None,
        edit_date=seconds(said.edited) if said.edited else None,
        **_content(said),
        reply_markup={"inline_keyboard": said.keyboard} if said.keyboard else None,
        forum_topic_created={"name": said.topic, "icon_color": 7322096} if said.topic is not None else None,
    )
    payload |= said.service or {}
    # In a topic, what replies to nothing comes as a reply to the message that opened the topic.
    replied = said.reply_to or (said.thread if said.chat.is_forum and said.topic is None else None)
    if with_reply and replied:
        payload["reply_to_message"] = message(replied, with_reply=False)
    if with_reply and said.quote:
        payload["quote"] = _known(
            text=said.quote.text,
            position=said.quote.position,
            entities=[entity(stretch) for stretch in said.quote.entities] or None,
            is_manual=True,
        )
    return payload


def file(kept: File) -> Json:
    """Return what all files have in common."""
    return {"file_id": kept.id, "file_unique_id": kept.unique_id, "file_size": kept.size}


def _content(said: Message) -> Json:
    entities = [entity(stretch) for stretch in said.entities] or None
    match said.file:
        case None:
            return _known(text=said.text or None, entities=entities)
        case File(kind="photo", width=width, height=height):
            shown: Json = {"photo": [file(said.file) | {"width": width, "height": height}]}
        case File(name=name, mime_type=mime_type):
            shown = {"document": file(said.file) | {"file_name": name, "mime_type": mime_type}}
    return shown | _known(caption=said.text or None, caption_entities=entities)


def press(pressed: Press, on: Message | None) -> Json:
    """Return a pressed button; of a message deleted since only the place is told, of an inline one its number."""
    gone: Json = {"chat": chat(pressed.chat), "message_id": pressed.message_id, "date": 0}
    place: Json = {"inline_message_id": pressed.inline_id} if pressed.inline_id else {"message": message(on) if on else gone}
    return place | {
        "id": pressed.id,
        "from": user(pressed.user),
        "chat_instance": str(7_000_000_000_000_000_000 + pressed.chat.id),
        "data": pressed.data,
    }


def inline_query(query: InlineQuery) -> Json:
    return {
        "id": query.id,
        "from": user(query.user),
        "query": query.text,
        "offset": query.offset,
        "chat_type": query.chat_type,
    }


def chosen_inline_result(query: InlineQuery, result_id: str, inline_id: str | None) -> Json:
    chosen: Json = {"result_id": result_id, "from": user(query.user), "query": query.text}
    return chosen | _known(inline_message_id=inline_id)


def sent_guest_message(inline_id: str) -> Json:
    return {"inline_message_id": inline_id}


def member(person: User, status: Status, place: Chat) -> Json:
    payload: Json = {"user": user(person), "status": status}
    match status:
        case "creator":
            payload |= {"is_anonymous": False}
        case "administrator":
            payload |= {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(_ADMINISTRATORS_MAY, True)
            if place.type == "channel":
                payload |= {"can_post_messages": True, "can_edit_messages": True}
        case "restricted":
            payload |= {"is_member": True, "until_date": 0} | dict.fromkeys(_RESTRICTED_MAY_NOT, False)
        case "kicked":
            payload |= {"until_date": 0}
    return payload


_ADMINISTRATORS_MAY = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_RESTRICTED_MAY_NOT = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
    "can_react_to_messages",
)


def _origin(origin: Origin) -> Json:
    date = seconds(origin.date)
    if isinstance(origin.sender, User):
        return {"type": "user", "sender_user": user(origin.sender), "date": date}
    return {"type": "channel", "chat": chat(origin.sender), "message_id": origin.message_id, "date": date}


def seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _known(**fields: object) -> Json:
    """Return the fields that have a value; Telegram leaves the others out."""
    return {name: value for name, value in fields.items() if value is not None}
