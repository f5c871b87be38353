"""The page in a real browser, in front of the real bot: what a newcomer does on it, on a phone and at a desk."""

import os
import re
import shutil
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.demo.demo import Demo, demo
from bot.sandbox.formatting import formatted

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt install chromium)"),
]

PHONE = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 860}}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        # As root, as in a container, Chromium runs without its own sandbox only.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        async with await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments) as opened:
            yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def shown(settings) -> AsyncIterator[Demo]:
    async with demo(settings) as opened:
        await opened.stage.sandbox.until(lambda: opened.stage.condition.state == "ready", 30)
        yield opened


@pytest_asyncio.fixture(loop_scope="module", params=[DESK, PHONE], ids=["desk", "phone"])
async def page(browser, shown, request) -> AsyncIterator[Page]:
    """The page, opened; a complaint of the browser, such as about the content policy, fails the test."""
    complaints: list[str] = []
    async with await browser.new_context(**request.param) as context:
        opened = await context.new_page()
        opened.set_default_timeout(10_000)
        opened.on("console", lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None)
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        await opened.goto(shown.url)
        yield opened
    assert complaints == []


# What does not depend on the width is tried at a desk only.
at_a_desk = pytest.mark.parametrize("page", [DESK], ids=["desk"], indirect=True)


async def ask(page: Page, question: str) -> None:
    await page.get_by_role("textbox").fill(question)
    await page.keyboard.press("Enter")


def answers(page: Page):
    return page.locator(".message.bot")


async def test_a_click_on_an_example_is_answered_within_two_seconds(page):
    example = page.get_by_role("group", name="Zum Ausprobieren").get_by_role("button", name="Wer hat das Telefonat initiiert?")
    await example.wait_for()
    examples = page.get_by_role("group", name="Zum Ausprobieren")
    assert await examples.evaluate("(node) => node.scrollWidth <= node.clientWidth"), "the examples need a scroll bar"
    begun = time.monotonic()
    await example.click()
    await expect(answers(page).locator("blockquote").first).to_contain_text("Ministerin Aalders hat das Telefonat")
    assert time.monotonic() - begun < 2
    # Nothing sticks out at the side, whatever the width.
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_every_button_under_an_answer_is_pressed_and_answered(page, shown):
    sandbox, reader = shown.stage.sandbox, shown.stage.rooms[0]
    await ask(page, "Wie viele Menschen waren an Bord der Svala?")
    keys = answers(page).first.locator(".key")
    await expect(keys.first).to_be_visible()
    labels = await keys.all_inner_texts()
    for label in labels:
        pressed = len(sandbox.world.presses)
        key = answers(page).first.locator(".key", has_text=label).first
        if not await key.count():  # the keyboard under a changed answer is another; its way back is tried as well
            key = answers(page).first.locator(".key").last
        await key.click()
        await sandbox.until(lambda before=pressed: len(sandbox.world.presses) > before)
        await expect(page.locator(".key[aria-busy]")).to_have_count(0)
    assert len(sandbox.calls("answerCallbackQuery")) == len(sandbox.world.presses) == len(labels)
    assert not [said.text for said in sandbox.messages(reader.chat) if "schiefgegangen" in said.text]


async def test_a_long_quote_folds_and_unfolds_and_a_short_one_has_nothing_to_unfold(page, shown):
    long = "<blockquote expandable>" + "Die Fähre liegt vor Hallvik. " * 40 + "</blockquote>"
    reader = shown.stage.rooms[0].chat
    shown.stage.sandbox.world.send(reader, formatted(long, "HTML"))
    shown.stage.sandbox.world.send(reader, formatted("<blockquote expandable>Kurz.</blockquote>", "HTML"))
    quote, short = page.locator("blockquote").nth(0), page.locator("blockquote").nth(1)
    button = quote.get_by_role("button", name="Mehr zeigen")
    await expect(button).to_have_attribute("aria-expanded", "false")
    folded = (await quote.bounding_box())["height"]
    await button.click()
    assert (await quote.bounding_box())["height"] > 2 * folded
    await quote.get_by_role("button", name="Weniger zeigen").press("Enter")
    assert (await quote.bounding_box())["height"] == folded
    await expect(short.get_by_role("button")).to_have_count(0)


async def test_what_documents_and_people_write_stays_text(page, shown):
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    reader = shown.stage.rooms[0].chat
    link = "<a href='https://inselbote.example/a'>Inselbote</a> <a href='tg://resolve?domain=x'>innen</a>"
    shown.stage.sandbox.world.send(reader, formatted(f"{link} <b>fett</b> <i>schräg</i> <code>1</code> 😀<b>da</b>", "HTML"))
    await ask(page, evil)
    await expect(page.locator(".message.mine .text")).to_have_text(evil)
    said = answers(page).first.locator(".text")
    await expect(said.locator("a")).to_have_attribute("href", "https://inselbote.example/a")
    assert await said.locator("strong").all_inner_texts() == ["fett", "da"]
    await expect(said.locator("em")).to_have_text("schräg")


async def test_the_people_of_a_group_take_turns_and_see_the_bot_in_their_languages(page):
    await page.get_by_role("navigation").get_by_role("button", name="Gruppe").click()
    await ask(page, "/frage Wie viele Menschen waren an Bord der Svala?")
    await expect(answers(page).last).to_contain_text("Absatz 1")
    await page.get_by_role("radio", name="Ben").check()
    await expect(page.locator(".message.mine")).to_have_count(0)
    await ask(page, "/ask Wie viele Menschen waren an Bord der Svala?")
    await expect(answers(page).last).to_contain_text("paragraph 1")
    await expect(page.locator(".message:not(.mine):not(.bot) .sender")).to_have_text("Anna")


async def test_a_reply_quotes_and_an_edit_changes_in_place(page, shown):
    await ask(page, "Wie viele Menschen waren an Bord der Svala?")
    await expect(answers(page)).to_have_count(1)
    await answers(page).first.hover()
    await answers(page).first.get_by_role("button", name="Antworten").click()
    await ask(page, "Wer war der Kapitän?")
    mine = page.locator(".message.mine")
    await expect(mine.nth(1).locator(".replied strong")).to_have_text("Quellenlage")
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("textbox")).to_have_value("Wer war der Kapitän?")
    await ask(page, "Was sagte Kapitän Ravndal?")
    await expect(mine.nth(1)).to_contain_text("Was sagte Kapitän Ravndal?")
    await expect(mine.nth(1)).to_contain_text("bearbeitet")


async def test_the_administrator_has_the_documents_read_again_from_the_menu(page, folder):
    await page.get_by_role("navigation").get_by_role("button", name="Admin").click()
    (folder / "neu.txt").write_text("Der Hafen von Hallvik ist gesperrt.\n", encoding="utf-8")
    await page.get_by_role("button", name="Befehle").click()
    await page.get_by_role("list", name="Befehle").get_by_role("button", name="/reload").click()
    await expect(answers(page).filter(has_text="Neu: neu.txt")).to_be_visible()


@at_a_desk
async def test_the_administrator_sends_a_document_looks_at_it_and_takes_it_in(page, folder):
    await page.get_by_role("navigation").get_by_role("button", name="Admin").click()
    text = b"Der Hafen von Hallvik ist gesperrt.\n\nEr bleibt es bis Mai.\n"
    await page.locator("#file").set_input_files({"name": "meldung.txt", "mimeType": "text/plain", "buffer": text})
    await expect(page.get_by_role("link", name="meldung.txt")).to_be_visible()
    await expect(answers(page).locator("blockquote")).to_contain_text("Der Hafen von Hallvik ist gesperrt.")
    before = set(folder.iterdir())
    await answers(page).locator(".key").first.click()
    await expect(answers(page).filter(has_text="Fertig: 4 Dokumente")).to_be_visible()
    [taken] = set(folder.iterdir()) - before
    assert taken.read_bytes() == text


@at_a_desk
async def test_a_picture_is_shown_with_its_words(page):
    await ask(page, "/timeline")
    picture = page.locator(".photo img")
    await expect(picture).to_have_attribute("alt", re.compile("Zeitleiste"))
    await page.wait_for_function("document.querySelector('.photo img').naturalWidth > 0")


@at_a_desk
async def test_a_channel_is_written_to_in_its_own_name(page):
    await page.get_by_role("navigation").get_by_role("button", name="Kanal").click()
    await ask(page, "/frage Wie viele Menschen waren an Bord der Svala?")
    await expect(answers(page).last).to_contain_text("84 Menschen")


@at_a_desk
async def test_reloading_the_page_shows_the_same_chat(page):
    await page.get_by_role("navigation").get_by_role("button", name="Gruppe").click()
    await ask(page, "/frage Wie viele Menschen waren an Bord der Svala?")
    await expect(answers(page).last).to_contain_text("84 Menschen")
    await page.reload()
    await expect(page.get_by_role("heading", name="Redaktion")).to_be_visible()
    await expect(answers(page).last).to_contain_text("84 Menschen")


@at_a_desk
async def test_light_and_dark_follow_the_system_until_somebody_switches(page):
    ground = "getComputedStyle(document.body).backgroundColor"
    light = await page.evaluate(ground)
    await page.emulate_media(color_scheme="dark")
    dark = await page.evaluate(ground)
    assert light != dark
    await page.get_by_role("button", name="Helle Ansicht").click()
    assert await page.evaluate(ground) == light
    await page.reload()
    await page.get_by_role("button", name="Dunkle Ansicht").wait_for()
    assert await page.evaluate(ground) == light


@at_a_desk
async def test_a_key_that_is_pressed_on_the_keyboard_leaves_the_focus_among_the_keys(page):
    await ask(page, "Wie viele Menschen waren an Bord der Svala?")
    await page.get_by_role("button", name="Wer sagt was").press("Enter")
    await expect(page.get_by_role("button", name="Zurück zur Antwort")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Zusammenhang")).to_be_focused()


@at_a_desk
async def test_everything_can_be_reached_and_done_with_the_keyboard(page):
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.get_by_role("textbox").press("/")
    await page.keyboard.press("ArrowDown")
    focused = page.locator(":focus")
    await expect(focused).to_contain_text("/")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("textbox")).to_be_focused()
    nameless = """[...document.querySelectorAll("button, textarea, input")]
        .filter((node) => node.offsetParent && !node.innerText && !node.ariaLabel && !node.labels?.length)
        .map((node) => node.outerHTML)"""
    assert await page.evaluate(nameless) == []
    landmarks = [page.get_by_role(role) for role in ("banner", "navigation", "main", "log")]
    for landmark in landmarks:
        await expect(landmark.first).to_be_visible()
