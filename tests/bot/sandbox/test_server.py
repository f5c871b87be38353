import httpx
import pytest

from bot.sandbox.sandbox import Sandbox


@pytest.fixture
async def client(sandbox):
    async with httpx.AsyncClient(base_url=f"{sandbox.base_url}{sandbox.token}/") as client:
        yield client


async def test_form_multipart_json_and_query_say_the_same(sandbox, client, anna):
    keyboard = '{"inline_keyboard": [[{"text": "Mehr", "callback_data": "m"}]]}'
    form = {"chat_id": str(anna.id), "text": "123", "reply_markup": keyboard}
    whole = {
        "chat_id": anna.id,
        "text": "123",
        "reply_markup": {"inline_keyboard": [[{"text": "Mehr", "callback_data": "m"}]]},
    }
    await client.post("sendMessage", data=form)
    await client.post("sendMessage", files={name: (None, value) for name, value in form.items()})
    await client.post("sendMessage", json=whole)
    await client.post("sendMessage", json=form)
    await client.get("sendMessage", params=form)
    assert [request.parameters for request in sandbox.requests] == [whole] * 5
    assert [(message.text, message.buttons) for message in sandbox.messages(anna)] == [("123", {"Mehr": "m"})] * 5


async def test_method_names_know_no_case(client):
    assert (await client.get("GETME")).json()["result"]["is_bot"] is True


async def test_an_answer_is_what_telegram_writes(client, anna, sandbox):
    response = await client.post("sendMessage", json={"chat_id": anna.id, "text": "x"})
    assert (response.status_code, response.json()) == (
        200,
        {
            "ok": True,
            "result": {
                "message_id": 2,
                "from": {
                    "id": sandbox.world.bot.id,
                    "is_bot": True,
                    "first_name": "Quellenlage",
                    "username": "quellenlage_bot",
                },
                "chat": {"id": anna.id, "first_name": "Anna", "username": "anna_k", "type": "private"},
                "date": 1772443800,
                "text": "x",
            },
        },
    )


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/bot1:wrong/getMe", 401, "Unauthorized"),
        ("/bot{token}/nonsense", 404, "Not Found"),
        ("/bot{token}", 404, "Not Found"),
        ("/", 404, "Not Found"),
        ("/file/bot{token}/documents/1.pdf", 404, "Not Found"),
    ],
)
async def test_a_wrong_address_is_refused_as_json(sandbox, path, status, description):
    async with httpx.AsyncClient(base_url=sandbox.url) as client:
        for response in (
            await client.get(path.format(token=sandbox.token)),
            await client.post(path.format(token=sandbox.token)),
        ):
            assert response.status_code == status
            assert response.json() == {"ok": False, "error_code": status, "description": description}


@pytest.mark.parametrize("path", ["/bot{token}/getMe", "/"])
async def test_only_the_names_of_this_machine_are_served(sandbox, path):
    port = httpx.URL(sandbox.url).port
    async with httpx.AsyncClient(base_url=sandbox.url) as client:
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}"):
            response = await client.get(path.format(token=sandbox.token), headers={"Host": host})
            assert (response.status_code, response.json()["error_code"]) == (403, 403)
        response = await client.get(f"/bot{sandbox.token}/getMe", headers={"Host": f"localhost:{port}"})
        assert response.status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {"content": b"[1]", "headers": {"Content-Type": "application/json"}},
        {"content": b"{", "headers": {"Content-Type": "application/json"}},
        {"content": b"text=%ff&chat_id=1", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
        {"content": rb'{"text": "\ud800", "chat_id": 1}', "headers": {"Content-Type": "application/json"}},
        {"json": {"text": "x", "chat_id": []}},
        {"json": {"text": "x", "chat_id": 1, "reply_markup": "{"}},
        {"json": {"text": "x", "chat_id": 1, "entities": [1]}},
        {"json": {"text": "x"}},
    ],
)
async def test_a_request_that_cannot_be_read_is_a_bad_request(client, body):
    response = await client.post("sendMessage", **body)
    assert response.status_code == 400
    assert response.json()["description"].startswith("Bad Request: ")


async def test_the_server_writes_no_token_into_a_log(caplog, client, sandbox):
    caplog.set_level("DEBUG")
    await client.get("getMe")
    await client.get("nonsense")
    assert not [record for record in caplog.records if record.name.startswith("tornado") and sandbox.token in record.getMessage()]


async def test_a_sandbox_that_has_ended_frees_its_port():
    async with Sandbox() as sandbox, httpx.AsyncClient(base_url=f"{sandbox.base_url}{sandbox.token}/") as client:
        await client.get("getMe")
        await sandbox.stop()
        with pytest.raises(httpx.ConnectError):
            await client.get("getMe")
        async with Sandbox(port=int(sandbox.url.rpartition(":")[2])) as again:
            assert again.url == sandbox.url
