"""The sockets on which the bot's own servers listen."""

import re
import socket

import pytest

from bot.errors import SettingsError
from bot.serving import listener_at


def test_an_address_that_is_none_is_an_error_that_says_why_in_the_systems_words():
    with pytest.raises(socket.gaierror) as known:
        socket.getaddrinfo("::zz", 0, socket.AF_INET6)
    reason = re.escape(f"cannot listen on ::zz:0 (WEBHOOK_LISTEN): {known.value.strerror}")
    with pytest.raises(SettingsError, match=f"^{reason}$"):
        listener_at("::zz", 0, "WEBHOOK_LISTEN")


def test_a_port_that_is_taken_is_told_with_its_address_once():
    with listener_at("127.0.0.1", 0, "--port") as taken, pytest.raises(SettingsError) as refused:
        listener_at("127.0.0.1", taken.getsockname()[1], "--port")
    assert str(refused.value).count("127.0.0.1") == 1
