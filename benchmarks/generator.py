"""Paragraphs as a newsroom has them, drawn from a seed: no word of theirs is anybody's.

Words are made of German-like syllables, endings and compounds, and are drawn from a Zipf-Mandelbrot distribution (Mandelbrot, "An
informational theory of the statistical structure of language", 1953) whose head is flattened as in text without its function
words. Lengths are lognormal, as those of news paragraphs are: 34 content words on average, from 4 to 200.
"""

import random

import numpy as np
from numpy.typing import NDArray

SYLLABLES = [
    "ber",
    "gen",
    "lan",
    "mer",
    "stra",
    "tor",
    "wen",
    "fal",
    "rich",
    "kon",
    "ver",
    "hal",
    "dor",
    "mun",
    "sie",
    "lin",
    "gru",
]
SYLLABLES += ["bau", "rat", "kam", "pro", "kel", "schu", "fen", "wir", "nek", "ost"]
ENDINGS = ["ung", "er", "en", "e", "lich", "heit", "t", "s", "ungen", ""]
LENGTH, SPREAD, SHORTEST, LONGEST = 34, 0.55, 4, 200


def vocabulary(size: int, seed: int) -> list[str]:
    """Return `size` different words, the commonest first; those of one syllable are soon used up."""
    draw = random.Random(seed)
    words: dict[str, None] = {}
    while len(words) < size:
        word = "".join(draw.choices(SYLLABLES, k=draw.choice([1, 2, 2, 3, 3, 4, 5]))) + draw.choice(ENDINGS)
        words[word.capitalize() if draw.random() < 0.5 else word] = None
    return list(words)


def word_count(paragraphs: int) -> int:
    """Return how many different words so many paragraphs have, as Heaps' law has it for German: half a million in a million."""
    return int(520 * paragraphs**0.5)


def paragraphs(count: int, words: int, seed: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the words of `count` paragraphs, by number, one paragraph after the other, and how many each has."""
    draw = np.random.default_rng(seed)
    sizes = draw.lognormal(np.log(LENGTH) - SPREAD**2 / 2, SPREAD, count).round().clip(SHORTEST, LONGEST).astype(np.int32)
    ranks = np.arange(words)
    shares = np.cumsum((ranks + 40.0) ** -1.05)
    tokens = np.searchsorted(shares, draw.random(int(sizes.sum())) * shares[-1]).astype(np.int32)
    # A word that has been said is said again in the same paragraph more often than chance has it.
    again = np.flatnonzero(draw.random(len(tokens)) < 0.06)
    again = again[again > 2]
    tokens[again] = tokens[again - draw.integers(1, 3, len(again))]
    return tokens, sizes


def questions(tokens: NDArray[np.int32], sizes: NDArray[np.int32], count: int, seed: int) -> list[list[int]]:
    """Return `count` questions of 3 to 9 words that stand in one paragraph, by number."""
    draw = np.random.default_rng(seed)
    ends = np.cumsum(sizes)
    found = []
    for number in draw.integers(0, len(sizes), count):
        there = np.unique(tokens[ends[number] - sizes[number] : ends[number]])
        found.append([int(word) for word in draw.permutation(there)[: draw.integers(3, 10)]])
    return found
