import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden


async def test_the_bot_learns_that_it_was_added_and_sees_itself_join(sandbox, bot, anna):
    group = sandbox.world.supergroup("Redaktion", anna, bot="left")
    sandbox.people.adds_bot(anna, group)
    added, told = await bot.get_updates()
    assert (added.my_chat_member.new_chat_member.status, added.my_chat_member.from_user.id) == ("member", anna.id)
    assert [member.id for member in told.message.new_chat_members] == [bot.id]
    await bot.send_message(group.id, "x")


async def test_a_bot_that_was_removed_learns_it_and_nothing_more(sandbox, bot, anna, group):
    sandbox.people.removes_bot(anna, group)
    sandbox.people.says(anna, "/ask wer?", chat=group)
    [update] = await bot.get_updates()
    assert (update.my_chat_member.chat.id, update.my_chat_member.new_chat_member.status) == (group.id, "kicked")
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "x")


async def test_a_group_that_becomes_a_supergroup_tells_both_numbers(sandbox, bot, anna):
    group = sandbox.world.group("Redaktion", anna)
    supergroup = sandbox.people.upgrades(anna, group)
    before, after = [update.message for update in await bot.get_updates()]
    assert (before.chat.id, before.chat.type, before.migrate_to_chat_id) == (group.id, "group", supergroup.id)
    assert (after.chat.id, after.chat.type, after.migrate_from_chat_id) == (supergroup.id, "supergroup", group.id)


async def test_the_number_of_a_former_group_names_the_new_one_in_its_refusal(sandbox, bot, anna):
    group = sandbox.world.group("Redaktion", anna)
    supergroup = sandbox.people.upgrades(anna, group)
    for call in (bot.send_message(group.id, "x"), bot.get_chat(group.id), bot.send_chat_action(group.id, "typing")):
        with pytest.raises(ChatMigrated) as refused:
            await call
        assert refused.value.new_chat_id == supergroup.id


async def test_everybody_is_in_the_supergroup_as_before(sandbox, bot, anna, ben):
    supergroup = sandbox.people.upgrades(anna, sandbox.world.group("Redaktion", anna, ben))
    statuses = [(await bot.get_chat_member(supergroup.id, user.id)).status for user in (anna, ben, sandbox.world.bot)]
    assert statuses == ["creator", "member", "member"]
    sandbox.people.says(ben, "/ask wer?", chat=supergroup)
    assert (await bot.get_updates())[-1].message.chat.id == supergroup.id


async def test_what_the_bot_posts_in_a_channel_comes_back_from_the_discussion_group(sandbox, bot, anna, group):
    sandbox.world.set_status(group, sandbox.world.bot, "administrator")
    channel = sandbox.world.channel("Eilmeldungen", anna, discussion=group)
    post = await bot.send_message(channel.id, "<b>x</b>", parse_mode="HTML")
    [update] = await bot.get_updates()
    assert (update.message.is_automatic_forward, update.message.sender_chat.id, update.message.text) == (True, channel.id, "x")
    assert update.message.forward_origin.message_id == post.id
    assert sandbox.messages(group) == []


async def test_a_comment_belongs_to_the_thread_of_the_post(sandbox, bot, anna, group):
    channel = sandbox.world.channel("Eilmeldungen", anna, discussion=group)
    copy = sandbox.world.discussion_copy(sandbox.people.posts(channel, "Der Rat tagt."))
    sandbox.people.says(anna, "/ask wann?", chat=group, reply_to=copy)
    comment = (await bot.get_updates())[-1].message
    assert (comment.message_thread_id, comment.reply_to_message.is_automatic_forward) == (copy.message_id, True)
    answer = await bot.send_message(group.id, "x", reply_to_message_id=comment.id)
    assert answer.message_thread_id == copy.message_id


async def test_who_comes_back_can_be_written_to_and_who_blocked_is_not_heard(sandbox, bot, anna):
    sandbox.people.block(anna)
    sandbox.people.says(anna, "hört mich jemand?")
    sandbox.people.unblock(anna)
    sandbox.people.says(anna, "/start")
    changes = await bot.get_updates()
    assert [update.message.text for update in changes if update.message] == ["/start"]
    assert [update.my_chat_member.new_chat_member.status for update in changes if update.my_chat_member] == ["kicked", "member"]


async def test_a_post_in_a_channel_that_the_bot_left_is_refused(sandbox, bot, anna, channel):
    sandbox.people.removes_bot(anna, channel)
    with pytest.raises(Forbidden, match="bot was kicked from the channel chat"):
        await bot.send_message(channel.id, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message("@niemand", "x")
