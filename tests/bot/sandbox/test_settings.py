import pytest
from telegram import BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest


async def test_the_bot_learns_everything_about_itself(sandbox, bot):
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (int(sandbox.token.split(":")[0]), True, "quellenlage_bot")
    assert (me.can_join_groups, me.can_read_all_group_messages, me.supports_inline_queries) == (True, False, True)


async def test_commands_are_kept_by_scope_and_language(bot, anna):
    here = BotCommandScopeChat(anna.id)
    await bot.set_my_commands([("ask", "Fragen")])
    await bot.set_my_commands([("ask", "Ask")], language_code="en")
    await bot.set_my_commands([("reload", "Neu laden")], scope=here)
    assert [command.description for command in await bot.get_my_commands()] == ["Fragen"]
    assert [command.description for command in await bot.get_my_commands(language_code="en")] == ["Ask"]
    assert [command.command for command in await bot.get_my_commands(scope=here)] == ["reload"]
    assert await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats()) == ()
    await bot.delete_my_commands(scope=here)
    assert await bot.get_my_commands(scope=here) == ()


@pytest.mark.parametrize("command", [("Ask", "x"), ("frag-mich", "x"), ("ask", ""), ("a" * 33, "x")])
async def test_a_command_that_no_menu_can_show_is_refused(bot, command):
    with pytest.raises(BadRequest, match=r"(?i)bot_command_.*invalid"):
        await bot.set_my_commands([command])


async def test_a_menu_for_an_unknown_chat_is_refused(bot):
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("ask", "x")], scope=BotCommandScopeChat(4711))


async def test_descriptions_are_kept_by_language(bot):
    await bot.set_my_description("Antwortet aus Dokumenten.")
    await bot.set_my_short_description("Answers", language_code="en")
    assert (await bot.get_my_description(language_code="en")).description == "Antwortet aus Dokumenten."
    assert (await bot.get_my_short_description()).short_description == ""
    assert (await bot.get_my_short_description(language_code="en")).short_description == "Answers"
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_description("x" * 513)


async def test_the_bot_may_leave_the_server(bot):
    assert await bot.log_out()
    assert await bot.close()
