"""What the page's server lets in, and what it never gives away."""

import json
import socket
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import httpx
import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from bot.demo.server import PageServer
from bot.errors import BotError
from bot.sandbox.formatting import formatted


async def fetched(method, url, **more):
    async with httpx.AsyncClient(verify=False, trust_env=False) as client:
        return await client.request(method, url, **more)


def origin_of(page):
    return f"http://127.0.0.1:{page.port}"


@asynccontextmanager
async def connected(page):
    address = page.url.replace("http:", "ws:") + "socket"
    connection = await websocket_connect(HTTPRequest(address, headers={"Origin": origin_of(page)}))
    yield connection
    connection.close()
    while await connection.read_message() is not None:
        pass


HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


async def heard(connection, kind):
    """Return the next event of a kind."""
    while True:
        event = json.loads(await connection.read_message())
        if event["kind"] == kind:
            return event


async def test_the_page_is_served_in_the_bots_language_with_a_policy_that_lets_nothing_in_from_outside(page):
    answer = await fetched("GET", page.url)
    assert answer.status_code == 200
    assert '<html lang="de">' in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["style.css", "chat.js", "composer.js", "message.js", "entities.js", "icon.svg"])
async def test_its_parts_are_served_as_what_they_are(page, name):
    answer = await fetched("GET", page.url + name)
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"].split(";")[0] in {"text/css", "text/javascript", "image/svg+xml"}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example"])
async def test_another_name_for_this_machine_is_refused(page, host):
    assert (await fetched("GET", page.url, headers={"Host": host})).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_page_from_elsewhere_reads_nothing_and_connects_to_nothing(page, origin):
    assert (await fetched("GET", page.url, headers={"Origin": origin})).status_code == 403
    assert (await fetched("GET", page.url + "socket", headers={"Origin": origin} | HANDSHAKE)).status_code == 403


async def test_whoever_tells_no_origin_may_look_but_not_act(page):
    assert (await fetched("GET", page.url)).status_code == 200
    assert (await fetched("POST", page.url + "upload?room=1&as=1", content=b"x")).status_code == 403
    assert (await fetched("GET", page.url + "socket", headers=HANDSHAKE)).status_code == 403


@pytest.mark.parametrize("path", ["/", "/wrong/", "/wrong/chat.js", "/wrong/socket", "/wrong/upload"])
async def test_without_the_secret_in_the_path_nothing_is_there(page, path):
    assert (await fetched("GET", origin_of(page) + path)).status_code == 404


@pytest.mark.parametrize("path", ["nothing.js", "server.py", "../demo/server.py", "file/document-99999999", "%2e%2e/stage.py"])
async def test_what_is_no_part_of_the_page_is_not_found(page, path):
    assert (await fetched("GET", page.url + path)).status_code == 404


@pytest.mark.parametrize(("method", "path"), [("POST", ""), ("PUT", "chat.js"), ("DELETE", "upload"), ("GET", "upload")])
async def test_a_wrong_method_is_refused(page, method, path):
    assert (await fetched(method, page.url + path, headers={"Origin": origin_of(page)})).status_code == 405


async def test_it_listens_on_loopback_alone(page):
    with socket.socket() as elsewhere:
        elsewhere.settimeout(2)
        # All of 127.0.0.0/8 is this machine; a server on all addresses would answer here.
        assert elsewhere.connect_ex(("127.0.0.2", page.port)) != 0


async def test_a_port_that_is_taken_is_named(stage, page):
    with pytest.raises(BotError, match=f"cannot listen on 127.0.0.1:{page.port} "):
        await PageServer(stage, page.port).start()


async def test_the_bots_token_appears_nowhere(page):
    async with connected(page) as connection:
        events = [await heard(connection, kind) for kind in ("hello", "condition", "menus")]
    parts = [(await fetched("GET", page.url + name)).text for name in ("", "chat.js", "message.js")]
    token = page.stage.sandbox.token
    assert token.split(":")[1] not in json.dumps(events) + "".join(parts)


async def test_a_page_that_is_opened_later_is_told_what_was_said_before(page):
    reader = page.stage.rooms[0]
    page.stage.sandbox.people.says(reader.people[0], "Wo liegt Hallvik?")
    async with connected(page) as connection:
        [message] = (await heard(connection, "messages"))["changed"]
    assert (message["text"], message["chat"]["id"]) == ("Wo liegt Hallvik?", reader.chat.id)


async def test_what_is_no_message_of_a_page_ends_the_connection_and_nothing_else(page):
    async with connected(page) as connection:
        await connection.write_message("{")
    assert connection.close_code == 1003
    assert (await fetched("GET", page.url)).status_code == 200


async def sent(page, room, name, content, kind):
    user = room.people[0].id
    address = f"{page.url}upload?room={room.chat.id}&as={user}&name={name}"
    return await fetched("POST", address, content=content, headers={"Origin": origin_of(page), "Content-Type": kind})


async def test_a_document_is_downloaded_and_never_opened_as_a_page(page):
    admin = page.stage.rooms[-1]
    assert (await sent(page, admin, "seite.html", b"<script>1</script>", "text/html")).status_code == 204
    [message] = page.stage.sandbox.world.messages(admin.chat)
    assert message.file.name == "seite.html"
    answer = await fetched("GET", f"{page.url}file/{message.file.id}")
    assert answer.content == b"<script>1</script>"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == "attachment"


async def test_what_calls_itself_a_picture_and_is_none_goes_as_a_document(page):
    admin = page.stage.rooms[-1]
    assert (await sent(page, admin, "bild.png", b"<svg/>", "image/png")).status_code == 204
    [message] = page.stage.sandbox.world.messages(admin.chat)
    assert message.file.kind == "document"


@pytest.mark.parametrize("where", ["room=abc&as=1", "room=1&as=1", "as=1"])
async def test_a_file_for_nobody_is_refused(page, where):
    answer = await fetched("POST", f"{page.url}upload?{where}", content=b"x", headers={"Origin": origin_of(page)})
    assert answer.status_code == 400


async def test_localhost_is_a_name_of_this_machine_too(page):
    parts = urlsplit(page.url)
    assert (await fetched("GET", page.url, headers={"Host": f"localhost:{parts.port}"})).status_code == 200


async def test_every_page_hears_what_the_bot_says(page):
    world = page.stage.sandbox.world
    async with connected(page) as first, connected(page) as second:
        for connection in (first, second):
            await heard(connection, "menus")
        world.send(page.stage.rooms[0].chat, formatted("<b>Guten</b> Tag", "HTML"))
        page.tell()
        for connection in (first, second):
            [message] = (await heard(connection, "messages"))["changed"]
            assert (message["text"], message["entities"]) == ("Guten Tag", [{"type": "bold", "offset": 0, "length": 5}])
