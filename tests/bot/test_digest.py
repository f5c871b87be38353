"""What the admins hear once a day, and after a reload."""

from bot.handlers.digest import send_digests

QUESTION = "Wie viele Menschen waren an Bord der Svala?"
OTHER = """---
source: Hallviker Tageblatt
title: Die Nacht der „Svala“
published: 2024-03-12
---
An Bord der Fähre „Svala“ waren 120 Menschen, sagte der Hafenmeister von Hallvik.
"""


async def test_a_reload_says_on_which_questions_the_sources_turned(newsroom, folder):
    async with newsroom(admin_ids=frozenset({7})) as room:
        admin = room.sandbox.world.user("Vera", language_code="de", user_id=7)
        room.sandbox.people.says(admin, QUESTION)
        await room.sandbox.sent(admin)
        (folder / "tageblatt.md").write_text(OTHER, encoding="utf-8")
        room.sandbox.people.says(admin, "/reload")
        await room.sandbox.until(lambda: any("Neuer Widerspruch" in one.text for one in room.sandbox.messages(admin)))
        (folder / "tageblatt.md").unlink()
        room.sandbox.people.says(admin, "/reload")
        await room.sandbox.until(lambda: any("Kein Widerspruch mehr" in one.text for one in room.sandbox.messages(admin)))


async def test_the_digest_names_what_had_no_answer_and_comes_only_where_an_admin_wants_it(newsroom):
    async with newsroom(admin_ids=frozenset({7})) as room:
        admin = room.sandbox.world.user("Vera", language_code="de", user_id=7)
        anna = room.sandbox.world.user("Anna", language_code="de")
        for _ in range(2):
            room.sandbox.people.says(anna, "Wer gewann das Tennisturnier in Grellingen?")
        await room.sandbox.sent(anna, 2)
        room.sandbox.people.says(anna, "/digest")
        room.sandbox.people.says(admin, "/digest")
        [subscribed] = await room.sandbox.sent(admin)
        refused = (await room.sandbox.sent(anna, 3))[-1]
        await send_digests(room.app.context_types.context(room.app))
        [_, digest] = await room.sandbox.sent(admin, 2)
        assert len(room.sandbox.messages(anna)) == 3
    assert "jeden Morgen" in subscribed.text
    assert "jeden Morgen" not in refused.text
    assert digest.text.splitlines() == [
        "Die letzten 24 Stunden",
        "Fragen ohne Antwort:",
        "• Wer gewann das Tennisturnier in Grellingen? (2-mal)",
    ]


async def test_the_digest_is_planned_for_every_morning(newsroom):
    async with newsroom() as room:
        [job] = room.app.job_queue.get_jobs_by_name("digest")
        assert (job.next_t.hour, job.next_t.minute) == (7, 0)


async def test_a_reload_in_a_group_tells_nobody_there_what_others_asked(newsroom, folder):
    async with newsroom(admin_ids=frozenset({7})) as room:
        admin = room.sandbox.world.user("Vera", language_code="de", user_id=7)
        group = room.sandbox.world.group("Redaktion", admin)
        room.sandbox.people.says(room.sandbox.world.user("Anna", language_code="de"), QUESTION)
        await room.sandbox.until(lambda: len(room.sandbox.calls("sendMessage")) == 1)
        (folder / "tageblatt.md").write_text(OTHER, encoding="utf-8")
        room.sandbox.people.says(admin, "/reload", chat=group)
        await room.sandbox.until(lambda: any("tageblatt.md" in one.text for one in room.sandbox.messages(group)))
        assert not any(QUESTION in one.text for one in room.sandbox.messages(group))
        assert await room.app.bot_data.services.store.news.turns()
