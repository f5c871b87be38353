import pytest
from telegram.error import BadRequest, Forbidden


async def test_a_chat_describes_itself(bot, anna, forum, channel):
    private = await bot.get_chat(anna.id)
    assert (private.type, private.first_name, private.username) == ("private", "Anna", "anna_k")
    assert (await bot.get_chat(forum.id)).is_forum is True
    assert (await bot.get_chat("@eilmeldungen")).title == "Eilmeldungen"


async def test_a_channel_and_its_discussion_group_name_each_other(sandbox, bot, anna, group):
    channel = sandbox.world.channel("Eilmeldungen", anna, discussion=group)
    assert (await bot.get_chat(channel.id)).linked_chat_id == group.id
    assert (await bot.get_chat(group.id)).linked_chat_id == channel.id


async def test_a_chat_that_the_bot_left_is_closed_to_it(sandbox, bot, anna, group):
    sandbox.people.make_bot("left", group, by=anna)
    for call in (bot.get_chat(group.id), bot.get_chat_administrators(group.id), bot.get_chat_member(group.id, anna.id)):
        with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
            await call


@pytest.mark.parametrize("status", ["creator", "administrator", "member", "restricted", "left", "kicked"])
async def test_every_standing_in_a_chat_can_be_asked_for(sandbox, bot, ben, group, status):
    sandbox.world.set_status(group, ben, status)
    member = await bot.get_chat_member(group.id, ben.id)
    assert (member.status, member.user.id) == (status, ben.id)


async def test_who_never_was_in_a_group_has_left_it(sandbox, bot, group):
    stranger = sandbox.world.user("Clara")
    assert (await bot.get_chat_member(group.id, stranger.id)).status == "left"
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(group.id, 4711)


async def test_the_administrators_are_the_creator_those_promoted_and_the_bot(sandbox, bot, anna, ben, group):
    clara = sandbox.world.user("Clara")
    sandbox.world.set_status(group, clara, "administrator")
    sandbox.world.set_status(group, sandbox.world.bot, "administrator")
    administrators = await bot.get_chat_administrators(group.id)
    assert {admin.user.id: admin.status for admin in administrators} == {
        anna.id: "creator",
        clara.id: "administrator",
        bot.id: "administrator",
    }


async def test_a_private_chat_has_no_administrators(bot, anna):
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(anna.id)
