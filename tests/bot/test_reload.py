"""/reload, over HTTP: who may, what it says, and that nothing is lost by it."""

from bot.sandbox.sandbox import Sandbox

NEW = "---\nsource: Hafenblatt\ntitle: Schlepper unterwegs\n---\nZwei Schlepper sind auf dem Weg zur Unglücksstelle.\n"


async def test_an_admin_reloads_and_reads_what_changed(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        (room.folder / "hafenblatt.md").write_text(NEW, encoding="utf-8")
        (room.folder / "kuestenfunk.md").unlink()
        (room.folder / "bild.png").write_bytes(b"\x89PNG\x00")
        room.sandbox.people.says(chief, "/reload")
        [notice] = await room.sandbox.sent(chief)
        await room.sandbox.until(lambda: room.sandbox.messages(chief)[0].earlier)
        [notice] = room.sandbox.messages(chief)
        assert await room.app.bot_data.services.store.count("reloads") == 1
    assert notice.text.splitlines()[0] == "Fertig: 2 Dokumente, 3 Absätze."
    assert "Neu: hafenblatt.md" in notice.text
    assert "Entfernt: kuestenfunk.md" in notice.text
    assert "bild.png: Dateien der Art „.png“ kann ich nicht lesen" in notice.text


async def test_after_a_reload_the_new_document_answers(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        (room.folder / "hafenblatt.md").write_text(NEW, encoding="utf-8")
        room.sandbox.people.says(chief, "/reload")
        await room.sandbox.until(lambda: room.sandbox.messages(chief) and room.sandbox.messages(chief)[0].earlier)
        room.sandbox.people.says(chief, "Wie viele Schlepper sind unterwegs?")
        _, answer = await room.sandbox.sent(chief, count=2)
    assert "Zwei Schlepper" in answer.text


async def test_a_stranger_gets_a_polite_no_and_nothing_is_read(newsroom):
    async with newsroom() as room:
        ben = room.sandbox.world.user("Ben", language_code="de")
        (room.folder / "hafenblatt.md").write_text(NEW, encoding="utf-8")
        room.sandbox.people.says(ben, "/reload")
        [refusal] = await room.sandbox.sent(ben)
        assert len(room.app.bot_data.services.library.corpus) == 2
    assert "nur die Administratoren" in refusal.text


async def test_an_anonymous_group_admin_is_nobody(newsroom):
    async with newsroom(frozenset({1087968824})) as room:
        boss = room.sandbox.world.user("Chefin", language_code="de")
        group = room.sandbox.world.supergroup("Redaktion", boss)
        room.sandbox.people.says(boss, "/reload", chat=group, anonymous=True)
        [refusal] = await room.sandbox.sent(group)
    assert "nur die Administratoren" in refusal.text


async def test_a_forwarded_reload_is_nobodys(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        ben = room.sandbox.world.user("Ben")
        room.sandbox.people.says(chief, "/reload", forwarded_from=ben)
        [refusal] = await room.sandbox.sent(chief)
    assert "nur die Administratoren" in refusal.text


async def test_a_broken_corpus_leaves_the_old_one_in_service_and_says_why(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        for file in room.folder.iterdir():
            file.unlink()
        room.sandbox.people.says(chief, "/reload")
        await room.sandbox.until(lambda: room.sandbox.messages(chief) and room.sandbox.messages(chief)[0].earlier)
        [notice] = room.sandbox.messages(chief)
        room.sandbox.people.says(chief, "Wie viele Menschen waren an Bord der Svala?")
        _, answer = await room.sandbox.sent(chief, count=2)
    assert "bleiben in Betrieb" in notice.text
    assert "no readable document" in notice.text
    assert "84 Menschen" in answer.text


async def test_a_second_reload_while_one_runs_is_told_so(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        room.sandbox.delay("sendMessage", 0.3)
        library = room.app.bot_data.services.library
        for number in range(400):
            (room.folder / f"{number}.txt").write_text(
                f"Bericht {number}.\n\n" + f"Die Halle {number} wurde am Abend geräumt. " * 40
            )
        work = library.start_reload(lambda done, total: None)
        assert library.start_reload(lambda done, total: None) is None
        room.sandbox.people.says(chief, "/reload")
        [told] = await room.sandbox.sent(chief)
        await work
    assert "schon neu eingelesen" in told.text


async def test_a_file_that_breaks_its_reader_is_refused_and_costs_no_other(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        (room.folder / "nur-menue.html").write_text("<html><body><nav>Home</nav></body></html>", encoding="utf-8")
        (room.folder / "tief.html").write_text("<div>" * 20_000 + "<p>Der Rat tagte am Abend.", encoding="utf-8")
        room.sandbox.people.says(chief, "/reload")
        # A machine that is busy tells in between how far it is.
        done = lambda: [message for message in room.sandbox.messages(chief) if "…" not in message.text]  # noqa: E731
        await room.sandbox.until(lambda: bool(done()), timeout=30)
        [notice] = room.sandbox.messages(chief)
    assert notice.text.startswith("Fertig: ")
    assert "nur-menue.html: darin ist kein Absatz zu erkennen" in notice.text


async def test_a_folder_that_is_gone_leaves_the_old_documents_in_service_and_says_why(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        room.folder.rename(room.folder.with_name("fort"))
        room.sandbox.people.says(chief, "/reload")
        await room.sandbox.until(lambda: room.sandbox.messages(chief) and room.sandbox.messages(chief)[0].earlier)
        [notice] = room.sandbox.messages(chief)
        room.sandbox.people.says(chief, "Wie viele Menschen waren an Bord der Svala?")
        _, answer = await room.sandbox.sent(chief, count=2)
    assert "bleiben in Betrieb" in notice.text
    assert "does not exist" in notice.text
    assert "84 Menschen" in answer.text
