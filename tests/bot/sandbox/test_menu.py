from bot.sandbox.menu import commands_for
from bot.sandbox.profile import Scope


def listed(name):
    return [{"command": name, "description": name}]


def test_the_narrowest_list_is_shown_and_the_users_language_before_the_general_one(sandbox, anna, ben):
    commands = sandbox.world.profile.commands
    private = sandbox.world.private
    commands[Scope(), ""] = listed("all")
    commands[Scope(), "de"] = listed("alle")
    assert commands_for(sandbox.world, private(anna), anna) == listed("alle")
    assert commands_for(sandbox.world, private(ben), ben) == listed("all")
    commands[Scope("all_private_chats"), ""] = listed("private")
    assert commands_for(sandbox.world, private(anna), anna) == listed("private")
    commands[Scope("chat", anna.id), ""] = listed("annas")
    assert commands_for(sandbox.world, private(anna), anna) == listed("annas")
    assert commands_for(sandbox.world, private(ben), ben) == listed("private")


def test_in_a_group_those_in_charge_have_lists_of_their_own(sandbox, group, anna, ben):
    commands = sandbox.world.profile.commands
    commands[Scope("all_group_chats"), ""] = listed("members")
    commands[Scope("all_chat_administrators"), ""] = listed("chiefs")
    assert commands_for(sandbox.world, group, anna) == listed("chiefs")
    assert commands_for(sandbox.world, group, ben) == listed("members")


def test_a_channel_has_no_menu(sandbox, channel, anna):
    sandbox.world.profile.commands[Scope(), ""] = listed("all")
    assert commands_for(sandbox.world, channel, anna) == []
