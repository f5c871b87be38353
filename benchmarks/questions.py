"""Cost of reading, indexing and asking, over a generated corpus of German-like paragraphs.

    python benchmarks/questions.py [--paragraphs 50000] [--questions 300] [--seed 1]

Words are drawn from a Zipf distribution over a made-up vocabulary with German endings and compounds, sentences and
paragraphs have the lengths of news. Every second question has a typing error. One process; the times are the processor's.
"""

import argparse
import gc
import random
import statistics
import tempfile
import time
from itertools import accumulate
from pathlib import Path

from corpus.loading import load
from retrieval.engine import Engine

SYLLABLES = ["ber", "gen", "lan", "mer", "stra", "tor", "wen", "fal", "rich", "kon", "ver"]
SYLLABLES += ["hal", "dor", "mun", "sie", "lin", "gru", "bau", "rat", "kam", "pro", "kel"]
ENDINGS = ["ung", "er", "en", "e", "lich", "heit", "t", "s", ""]
GLUE = ["der", "die", "das", "und", "in", "von", "mit", "auf", "ist", "hat", "nach", "bei", "ein", "sich"]


def vocabulary(size: int, draw: random.Random) -> list[str]:
    words: set[str] = set()
    while len(words) < size:
        stem = "".join(draw.choices(SYLLABLES, k=draw.choice([1, 2, 2, 3, 3, 4])))
        word = stem + draw.choice(ENDINGS)
        words.add(word.capitalize() if draw.random() < 0.5 else word)
    return sorted(words)


def paragraph(words: list[str], shares: list[float], draw: random.Random) -> str:
    sentences = []
    for _ in range(draw.randint(2, 5)):
        content = draw.choices(words, cum_weights=shares, k=draw.randint(6, 12))
        mixed = [part for word in content for part in ((draw.choice(GLUE), word) if draw.random() < 0.6 else (word,))]
        sentences.append(" ".join(mixed).capitalize() + ".")
    return " ".join(sentences)


def mistyped(question: str, draw: random.Random) -> str:
    words = question.split()
    at = max(range(len(words)), key=lambda n: len(words[n]))
    cut = draw.randrange(1, len(words[at]) - 1)
    words[at] = words[at][:cut] + words[at][cut + 1 :]
    return " ".join(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=int, default=50_000)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    draw = random.Random(given.seed)
    words = vocabulary(60_000, draw)
    shares = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    draw.shuffle(words)
    with tempfile.TemporaryDirectory() as folder:
        paragraphs = [paragraph(words, shares, draw) for _ in range(given.paragraphs)]
        for number in range(0, given.paragraphs, 10):
            Path(folder, f"{number}.txt").write_text("\n\n".join(paragraphs[number : number + 10]), encoding="utf-8")
        start = time.process_time()
        corpus = load(Path(folder)).corpus
        read = time.process_time()
        engine = Engine(corpus)
        gc.freeze()  # as the bot does
        built = time.process_time()
    count = len(corpus.chunks)
    reading, indexing = (read - start) / count * 1000, (built - read) / count * 1000
    print(f"paragraphs {count}, reading {reading:.2f} ms each, indexing {indexing:.2f} ms each")
    questions = []
    for number in range(given.questions):
        source = draw.choice(paragraphs).split(". ")[0].split()
        content = [word for word in source if word not in GLUE][:5]
        question = "Wann " + " ".join(content) + "?"
        questions.append(mistyped(question, draw) if number % 2 else question)
    engine.ask(questions[0])
    for name, ask in (("search", engine.search), ("ask", engine.ask)):
        times = []
        for question in questions:
            begin = time.process_time()
            ask(question)
            times.append((time.process_time() - begin) * 1000)
        cuts = statistics.quantiles(times, n=20)
        print(f"{name}: median {statistics.median(times):.1f} ms, 95th percentile {cuts[18]:.1f} ms")


if __name__ == "__main__":
    main()
