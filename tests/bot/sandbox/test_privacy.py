import pytest

from bot.sandbox.sandbox import Sandbox


def seen(sandbox: Sandbox) -> list[str]:
    return [str(update.payload["text"]) for update in sandbox.world.updates.pending]


@pytest.mark.parametrize("text", ["/ask wer?", "/ask@quellenlage_bot wer?", "/ask@Quellenlage_Bot wer?", "@quellenlage_bot wer?"])
async def test_commands_and_mentions_reach_the_bot_in_a_group(sandbox, anna, group, text):
    sandbox.people.says(anna, text, chat=group)
    assert seen(sandbox) == [text]


@pytest.mark.parametrize("text", ["wer?", "/ask@other_bot wer?", "@other_bot wer?", "und/oder", "frag @quellenlage_bot_2"])
async def test_other_talk_in_a_group_does_not_reach_the_bot(sandbox, anna, group, text):
    sandbox.people.says(anna, text, chat=group)
    assert seen(sandbox) == []


async def test_a_reply_to_the_bot_reaches_it_and_a_reply_to_others_does_not(sandbox, bot, anna, ben, group):
    answer = await bot.send_message(group.id, "Antwort")
    said = sandbox.people.says(anna, "Und wann?", chat=group, reply_to=sandbox.world.message(group, answer.id))
    sandbox.people.says(ben, "Ja, wann?", chat=group, reply_to=said)
    assert seen(sandbox) == ["Und wann?"]


async def test_an_edit_is_shown_by_the_same_rule(sandbox, anna, group):
    said = sandbox.people.says(anna, "wer?", chat=group)
    sandbox.people.edits(said, "/ask wer?")
    assert [(update.kind, update.payload["text"]) for update in sandbox.world.updates.pending] == [
        ("edited_message", "/ask wer?")
    ]


async def test_an_administrator_sees_everything(sandbox, anna, group):
    sandbox.world.set_status(group, sandbox.world.bot, "administrator")
    sandbox.people.says(anna, "wer?", chat=group)
    assert seen(sandbox) == ["wer?"]


async def test_with_privacy_mode_off_everything_is_seen(sandbox, bot, anna, group):
    assert (await bot.get_me()).can_read_all_group_messages is False
    sandbox.world.reads_all_group_messages = True
    assert (await bot.get_me()).can_read_all_group_messages is True
    sandbox.people.says(anna, "wer?", chat=group)
    assert seen(sandbox) == ["wer?"]


async def test_a_bot_that_is_out_of_a_chat_sees_nothing_of_it(sandbox, anna, group):
    sandbox.world.reads_all_group_messages = True
    sandbox.world.set_status(group, sandbox.world.bot, "kicked")
    sandbox.people.says(anna, "/ask wer?", chat=group)
    assert seen(sandbox) == []
