"""The whole search over a generated corpus: both fields, spellings and typing errors, beside the one field alone.

    python benchmarks/search.py [--paragraphs 10000 100000] [--questions 300] [--seed 1]

Every second question has a typing error. Times are the processor's. See docs/performance.md for what the rows say.
"""

import argparse
import gc
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from generator import paragraphs, questions, vocabulary, word_count

from corpus.models import Chunk, Corpus, Document
from retrieval.index.bm25 import BM25
from retrieval.index.building import Building
from retrieval.index.directory import opened
from retrieval.index.file import arrays_of
from retrieval.index.passages import PassageIndex
from retrieval.language.lexicon import installed_lexicon
from retrieval.questions import read_question

EACH = 10  # paragraphs of a document
GLUE = ["der", "die", "das", "und", "in", "von", "mit", "auf", "ist", "hat", "nach", "bei", "ein", "sich"]


def generated(words: list[str], tokens: np.ndarray, sizes: np.ndarray, draw: random.Random) -> Corpus:
    documents = []
    end = 0
    for first in range(0, len(sizes), EACH):
        path, text, chunks = f"{first // EACH:07}.md", "", []
        for number, size in enumerate(sizes[first : first + EACH].tolist(), 1):
            said = [words[word] for word in tokens[end : end + size].tolist()]
            end += size
            for at in range(1, size, 2):
                said[at] = f"{draw.choice(GLUE)} {said[at]}"
            body = " ".join(word + ("." if at % 12 == 11 else "") for at, word in enumerate(said)) + "."
            chunks.append(Chunk(path, number, len(text), len(text) + len(body)))
            text += body + "\n\n"
        documents.append(Document(path, text, "", "", None, None, "de", path, tuple(chunks)))
    return Corpus(tuple(documents))


def changed(corpus: Corpus, count: int) -> Corpus:
    """The corpus after the first paragraph of so many documents went."""
    new = {}
    for document in corpus.documents[:: max(len(corpus) // count, 1)][:count]:
        new[document.path] = Document(
            document.path, document.text, "", "", None, None, "de", document.digest + "!", document.chunks[1:]
        )
    return Corpus(tuple(new.get(document.path, document) for document in corpus))


def mistyped(word: str, draw: random.Random) -> str:
    cut = draw.randrange(1, len(word) - 1)
    return word[:cut] + word[cut + 1 :]


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def measured(count: int, asked: int, seed: int) -> None:
    draw = random.Random(seed)
    words = vocabulary(word_count(count), seed)
    tokens, sizes = paragraphs(count, len(words), seed)
    corpus, lexicon = generated(words, tokens, sizes, draw), installed_lexicon()
    gc.freeze()  # as the bot does
    start = time.process_time()
    index = PassageIndex(corpus, lexicon, building=Building(processes=0))  # whose time is all counted
    built = time.process_time() - start
    print(f"\n{count:,} paragraphs: built in {built:.1f} s, {built / count * 1e6:.0f} µs a paragraph", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"  saved in {timed(lambda: index.save(folder)):.0f} ms", end="")
        segment = opened(folder, corpus.version).pieces[0].segment
        for field in ("stems", "words", "spellings"):
            arrays = {id(array): array.nbytes for array in arrays_of(getattr(segment, field)).values()}
            print(f", {field} {sum(arrays.values()) / 1e6:.1f} MB", end="")
        corpus.version, corpus.chunks  # noqa: B018  # the corpus's own part of the work
        queries = [read_question(question, lexicon) for question in asked_of(words, tokens, sizes, asked, draw)]

        def first_answer() -> None:
            there = PassageIndex.open(folder, corpus, lexicon)
            there.search(there.expand(queries[0]), 12)

        print(f"; opened to the first answer in {timed(first_answer):.1f} ms")
        index = PassageIndex.open(folder, corpus, lexicon)
        ask(index, queries)
        for many in (1, 100):
            after = changed(corpus, many)
            after.chunks  # noqa: B018
            print(f"  followed {many} changed documents in {timed(lambda after=after: index.updated(after)):.1f} ms")
            if many == 100:
                print("  after that:")
                ask(index.updated(after), queries)


def asked_of(words: list[str], tokens: np.ndarray, sizes: np.ndarray, count: int, draw: random.Random) -> list[str]:
    put = []
    for number, question in enumerate(questions(tokens, sizes, count, 3)):
        said = [words[word] for word in question]
        longest = max(range(len(said)), key=lambda at: len(said[at]))
        if number % 2 and len(said[longest]) > 5:
            said[longest] = mistyped(said[longest], draw)
        put.append("Wann " + " ".join(said) + "?")
    return put


def ask(index: PassageIndex, queries: list) -> None:
    stems: BM25 = index._stems  # noqa: SLF001  # the one field is part of the whole
    for which in ("asked for the first time", "asked again"):
        times: dict[str, list[float]] = {"one field": [], "expanding": [], "searching": [], "both": []}
        terms = []
        for query in queries:
            times["expanding"].append(timed(lambda query=query, terms=terms: terms.append(index.expand(query))))
        for said in terms:
            plain = [stem for term in said for form in term.forms[:1] for stem in form.stems]
            times["one field"].append(timed(lambda plain=plain: stems.top(plain)))
        for said in terms:
            times["searching"].append(timed(lambda said=said: index.search(said, 12)))
        times["both"] = [sum(both) for both in zip(times["expanding"], times["searching"], strict=True)]
        print(f"  {which}:")
        for name, measures in times.items():
            cuts = np.percentile(measures, [50, 95, 99])
            ratio = cuts[0] / np.median(times["one field"])
            print(f"    {name}: median {cuts[0]:.2f} ms, p95 {cuts[1]:.2f}, p99 {cuts[2]:.2f}; {ratio:.1f} times the one field")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for count in given.paragraphs:
        measured(count, given.questions, given.seed)


if __name__ == "__main__":
    main()
