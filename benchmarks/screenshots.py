"""The pictures of the demo page in the documentation, from the sample documents: `python benchmarks/screenshots.py FOLDER`.

They are taken with the machine's own Chromium; without one they stay as they are, with a plain message.
"""

import asyncio
import os
import shutil
import sys
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from bot.config import Settings
from bot.demo.demo import demo

QUESTION = "Wer hat das Gespräch zwischen Gerassimow und Milley initiiert?"


async def take(folder: Path, chromium: str) -> None:
    """Write demo-desktop.png, light, and demo-phone.png, dark, into `folder`."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright, demo(Settings()) as shown:
        browser = await playwright.chromium.launch(executable_path=chromium, args=arguments)
        await shown.stage.sandbox.until(lambda: shown.stage.condition.state == "ready", 60)
        await _picture(browser, shown.url, folder / "demo-desktop.png", (1180, 800), "light", touch=False)
        await _picture(browser, shown.url, folder / "demo-phone.png", (390, 780), "dark", touch=True)
        await browser.close()


async def _picture(browser: Browser, url: str, path: Path, size: tuple[int, int], scheme: str, *, touch: bool) -> None:
    width, height = size
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=1.5,
        is_mobile=touch,
        has_touch=touch,
    )
    page = await context.new_page()
    await page.goto(url)
    answers = page.locator(".message.bot")
    if not await answers.count():
        await page.get_by_role("textbox").fill(QUESTION)
        await page.keyboard.press("Enter")
    await answers.locator(".key").first.wait_for()
    await page.evaluate("document.activeElement.blur()")
    await page.locator(".message").first.evaluate("(node) => node.scrollIntoView()")
    await page.screenshot(path=path, animations="disabled")
    await context.close()


if __name__ == "__main__":
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        sys.exit("no Chromium on this machine (Debian: apt install chromium): the pictures of the demo page stay as they are")
    asyncio.run(take(Path(sys.argv[1]), found))
