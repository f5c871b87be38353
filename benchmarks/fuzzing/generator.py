"""Inputs from a seed: hand-written ones and letters of all kinds, put together and bent."""

import json
import random
from pathlib import Path

HOSTILE = Path(__file__).resolve().parents[2] / "tests" / "hostile.json"
SIZES = (20, 100, 500, 2_000, 4_096)
ALPHABET = (
    "aäAÄzß019 .,;:!?-–—_*#()[]{}<>/\\|&\"'„“”»«‚‘’\n\t\r"
    "\u00a0\u00ad\u200b\u200d\u202e\u2066\u0300\ufeff\ufffd\0\x1b\x7f\ud83d\U0001f600еاש中"
)
OPTIONAL = ("reply_to_message", "entities", "caption_entities", "username", "language_code", "file_name", "file_size")


class Generator:
    """Makes inputs from a seed."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.pieces = PIECES

    def text(self, *seeds: str) -> str:
        """Return a text: one of the seeds or of the hand-written ones, or several, bent."""
        pick = self.random
        parts = [pick.choice([*seeds, *pick.sample(self.pieces, 3)]) for _ in range(pick.choice((1, 1, 2, 3)))]
        if pick.random() < 0.3:
            parts.append("".join(pick.choices(ALPHABET, k=pick.choice((3, 20, 100)))))
        return self._bent(pick.choice((" ", "", "\n", "\n\n")).join(parts))[: pick.choice(SIZES)]

    def _bent(self, text: str) -> str:
        pick = self.random
        for _ in range(pick.choice((0, 1, 1, 2, 4))):
            at, to = sorted((pick.randint(0, len(text)), pick.randint(0, len(text))))
            text = pick.choice(
                (
                    text[:at] + text[to:],
                    text[:to] + text[at:],
                    text[:at] + pick.choice(ALPHABET) * pick.choice((1, 2, 50)) + text[at:],
                    text[:at] + pick.choice(self.pieces)[:200] + text[to:],
                    text[:at] + text[at:to][::-1] + text[to:],
                )
            )
        return text

    def bent_bytes(self, data: bytes) -> bytes:
        """Return data with some of it cut, doubled or turned over."""
        pick, found = self.random, bytearray(data)
        for _ in range(pick.choice((0, 1, 1, 2, 8, 32))):
            at = pick.randrange(len(found) + 1)
            way = pick.randrange(4)
            if way == 0 and found:
                found[at % len(found)] = pick.randrange(256)
            elif way == 1:
                del found[at : at + pick.choice((1, 10, 200))]
            elif way == 2:
                found[at:at] = found[at : at + pick.choice((1, 10, 200))]
            else:
                found[at:at] = self.text()[:50].encode("utf-8", "surrogatepass")
        return bytes(found)

    def value(self, value: object, *, typed: bool) -> object:
        """Return a JSON value with something in it replaced or left out; `typed` keeps the types that Telegram documents."""
        pick = self.random
        if not typed and pick.random() < 0.06:
            return pick.choice((None, True, 0, -1, 2**63, 1.5, "", [], {}, self.text()[:200]))
        if isinstance(value, dict):
            kept = value if typed else {name: one for name, one in value.items() if pick.random() > 0.03}
            left = OPTIONAL if typed and pick.random() < 0.2 else ()
            return {name: self.value(one, typed=typed) for name, one in kept.items() if name not in left}
        if isinstance(value, list):
            return [self.value(one, typed=typed) for one in value]
        if isinstance(value, str) and pick.random() < 0.3:
            return self.text()[:500]
        if isinstance(value, int) and not isinstance(value, bool) and pick.random() < 0.2:
            return pick.choice((0, 1, -1, 3, 5_000, 2**31, -(2**52), 777000, 1087968824))
        return value


def hostile_texts() -> dict[str, list[str]]:
    """Return the hand-written inputs by their kind."""
    table = json.loads(HOSTILE.read_text(encoding="utf-8"))
    return {
        kind: [one if isinstance(one, str) else one["repeat"] * one["times"] + one.get("tail", "") for one in inputs]
        for kind, inputs in table.items()
    }


PIECES = [text for inputs in hostile_texts().values() for text in inputs]
