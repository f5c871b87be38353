"""The files of the page: no words of their own, nothing from outside, no data read as HTML."""

import re
from graphlib import TopologicalSorter
from importlib.resources import files

import pytest

from bot.texts import texts

PAGE = {part.name: part.read_text(encoding="utf-8") for part in files("bot.demo").joinpath("page").iterdir()}
SCRIPTS = "".join(text for name, text in PAGE.items() if name.endswith(".js"))


@pytest.mark.parametrize("name", PAGE)
def test_nothing_is_fetched_from_outside(name):
    addresses = re.findall(r"(?:https?:)?//[\w.-]+\.[a-z]{2,}", PAGE[name])
    assert [address for address in addresses if "www.w3.org" not in address] == []


def test_no_data_is_ever_read_as_html_or_as_a_program():
    dangerous = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc|DOMParser"
    assert re.findall(dangerous, SCRIPTS) == []


def test_the_frame_has_no_words_of_its_own():
    text = re.sub(r"<[^>]*>", " ", re.sub(r"\{\{.*?\}\}", "", PAGE["index.html"]))
    assert re.findall(r"\w\w+", text) == []
    labels = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*)"', PAGE["index.html"])
    assert all(re.fullmatch(r"\{\{ word\(", label) or label.startswith("{{") for label in labels)


def test_every_word_the_page_asks_for_is_in_the_tables_and_every_other_is_gone():
    asked = set(re.findall(r'word\("(\w+)"\)', PAGE["index.html"])) | set(re.findall(r"\bwords\??\.(\w+)", SCRIPTS))
    told = {key.removeprefix("demo.page.") for key in texts("de").table if key.startswith("demo.page.")}
    assert asked == told


def test_no_script_is_longer_than_a_reader_takes_in_and_none_imports_in_a_circle():
    scripts = {name: text for name, text in PAGE.items() if name.endswith(".js")}
    assert [name for name, text in scripts.items() if text.count("\n") > 150] == []
    needs = {name: set(re.findall(r'from "\./(\w+\.js)"', text)) for name, text in scripts.items()}
    TopologicalSorter(needs).prepare()
