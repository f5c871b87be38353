"""The HTML that Telegram accepts -> text and entities, as strictly as Telegram, and with its words where it refuses.

Follows tdlib's `parse_html`, oddities included: an entity needs no semicolon, `</>` closes whatever is open.
"""

import re
from dataclasses import dataclass, replace

from bot.sandbox.entities import Entity, ordered, utf16_length
from bot.sandbox.links import checked_link

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_LITERALS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_END = "\0"  # stands behind the text, so that every scan ends; a space to tdlib too
_SPACE = " \t\r\n\v" + _END
_REFERENCE = re.compile(r"&(?:#(?:x(?P<hex>[0-9A-Fa-f]*)|(?P<decimal>[0-9]*))|(?P<name>[A-Za-z]*));?")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


class MarkupError(ValueError):
    """Markup that Telegram refuses; the message is what it says."""


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag still open: its name, the attribute that counts for it, and where its text begins."""

    name: str
    argument: str
    offset: int
    character: int


def parse(html: str) -> tuple[str, tuple[Entity, ...]]:
    """Return the text of `html` and its entities, sorted."""
    return _Parser(html).parse()


class _Parser:
    def __init__(self, html: str) -> None:
        self._html = html + _END
        self._at = 0
        self._text: list[str] = []
        self._offset = 0
        self._open: list[_Tag] = []
        self._entities: list[Entity] = []

    def parse(self) -> tuple[str, tuple[Entity, ...]]:
        while self._at < len(self._html) - 1:
            if self._html[self._at] != "<":
                self._put(self._character())
            elif self._html[self._at + 1] == "/":
                self._close_tag()
            else:
                self._open_tag()
        if self._open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        text = "".join(self._text)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
            )
        # The language was needed to see a code block; alone, code has none.
        return text, ordered(replace(entity, language=None) if entity.type == "code" else entity for entity in self._entities)

    def _put(self, character: str) -> None:
        self._text.append(character)
        self._offset += utf16_length(character)

    def _character(self) -> str:
        """Take one character, or the one that a reference stands for."""
        if self._html[self._at] == "&" and (match := _REFERENCE.match(self._html, self._at)):
            character = _referenced(match)
            if character:
                self._at = match.end()
                return character
        self._at += 1
        return self._html[self._at - 1]

    def _skip_space(self) -> None:
        while self._html[self._at] != _END and self._html[self._at] in _SPACE:
            self._at += 1

    def _until(self, stops: str) -> str:
        begin = self._at
        while self._html[self._at] not in stops:
            self._at += 1
        return self._html[begin : self._at]

    def _byte(self, position: int) -> int:
        return len(self._html[:position].encode())

    def _open_tag(self) -> None:
        begin = self._at
        byte = self._byte(begin)
        self._at += 1
        name = self._until(_SPACE + ">").lower()
        if self._html[self._at] == _END:
            raise MarkupError(f"Unclosed start tag at byte offset {byte}")
        if name not in _TYPES:
            raise MarkupError(f'Unsupported start tag "{name}" at byte offset {byte}')
        argument = ""
        while self._html[self._at] != ">":
            self._skip_space()
            if self._html[self._at] == ">":
                break
            argument = _argument(name, *self._attribute(name, byte)) or argument
        self._at += 1
        if name == "span" and argument != "spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
        # Telegram flattens nested quotations without a word; the documentation forbids them, and here they are refused.
        if name == "blockquote" and any(tag.name == name for tag in self._open):
            raise MarkupError(f"Blockquotes can't be nested at byte offset {byte}")
        self._open.append(_Tag(name, argument, self._offset, len(self._text)))

    def _attribute(self, tag: str, byte: int) -> tuple[str, str | None]:
        """Take one attribute; its value is None where it has none."""
        name = self._until(_SPACE + "=>/\"'")
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {byte}')
        self._skip_space()
        if self._html[self._at] not in {"=", _END}:
            return name, None
        if self._html[self._at] == "=":
            self._at += 1
            self._skip_space()
        if self._html[self._at] == _END:
            raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {byte}')
        value = self._quoted() if self._html[self._at] in "\"'" else self._name_token()
        if self._html[self._at] == _END:
            raise MarkupError(f"Unclosed start tag at byte offset {byte}")
        return name, value

    def _quoted(self) -> str:
        end = self._html[self._at]
        self._at += 1
        value = []
        while self._html[self._at] not in {end, _END}:
            value.append(self._character())
        if self._html[self._at] == end:
            self._at += 1
        return "".join(value)

    def _name_token(self) -> str:
        begin = self._at
        match = _NAME_TOKEN.match(self._html, begin)
        assert match  # noqa: S101  # the expression matches the empty text too
        self._at = match.end()
        if self._html[self._at] not in _SPACE + ">":
            raise MarkupError(f"Unexpected end of name token at byte offset {self._byte(begin)}")
        return match.group().lower()

    def _close_tag(self) -> None:
        byte = self._byte(self._at)
        if not self._open:
            raise MarkupError(f"Unexpected end tag at byte offset {byte}")
        self._at += 2
        name = self._until(_SPACE + ">").lower()
        self._skip_space()
        if self._html[self._at] != ">":
            raise MarkupError(f"Unclosed end tag at byte offset {byte}")
        self._at += 1
        tag = self._open.pop()
        if name and name != tag.name:
            raise MarkupError(f'Unmatched end tag at byte offset {byte}, expected "</{tag.name}>", found "</{name}>"')
        if self._offset > tag.offset:
            self._add(tag)

    def _add(self, tag: _Tag) -> None:
        entity = Entity(_TYPES[tag.name], tag.offset, self._offset - tag.offset)
        match entity.type:
            case "custom_emoji":
                # Only a bot with a bought name may send them; of others the plain emoji arrives.
                if not tag.argument.isdecimal() or int(tag.argument) == 0:
                    raise MarkupError("Invalid custom emoji identifier specified")
            case "text_link":
                url = checked_link(tag.argument or "".join(self._text[tag.character :]))
                if url:
                    self._entities.append(replace(entity, url=url))
            case "blockquote" if tag.argument:
                self._entities.append(replace(entity, type="expandable_blockquote"))
            case "pre" | "code":
                self._add_code(entity, tag.argument)
            case _:
                self._entities.append(entity)

    def _add_code(self, entity: Entity, language: str) -> None:
        """`<pre>` around `<code class="language-…">`, or the other way round, is one code block with a language."""
        last = self._entities[-1] if self._entities else None
        if last and (last.offset, last.length) == (entity.offset, entity.length) and {last.type, entity.type} == {"pre", "code"}:
            known = last.language or language
            if known:
                self._entities[-1] = replace(entity, type="pre", language=known)
                return
        self._entities.append(replace(entity, language=language or None))


def _referenced(match: re.Match[str]) -> str | None:
    """Return the character that a reference stands for; None where Telegram leaves it as it stands."""
    if match["name"] is not None:
        return _LITERALS.get(match["name"])
    digits = match["hex"] if match["hex"] is not None else match["decimal"]
    code = int(digits or "0", 16 if match["hex"] is not None else 10)
    if code == 0 or code >= 0x10FFFF or len(match.group().rstrip(";")) >= 10:
        return None
    return chr(code)


def _argument(tag: str, attribute: str, value: str | None) -> str:
    """Return what an attribute says of its tag, nothing for one that Telegram ignores."""
    match tag, attribute:
        case "blockquote", "expandable":
            return "expandable"
        case "a", "href":
            return value or ""
        case "tg-emoji", "emoji-id":
            return value or ""
        case "code", "class" if value and value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value and value.startswith("tg-"):
            return value.removeprefix("tg-")
        case _:
            return ""
