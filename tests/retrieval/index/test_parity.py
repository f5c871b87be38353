"""The quick index gives what the plain one gives, to the last digit."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.loading import load
from corpus.models import Chunk, Corpus, Document
from retrieval.index.acceleration import warm
from retrieval.index.bm25 import BM25
from retrieval.index.layout import Layout, Part
from retrieval.index.passages import PassageIndex
from retrieval.index.postings import Postings
from retrieval.language.lexicon import installed_lexicon
from retrieval.questions import read_question
from tests.retrieval.index.plain import PlainBM25, PlainIndex

SAMPLE = Path(__file__).parents[3] / "corpus" / "documents"
TERMS = st.sampled_from("abcdefgh")
DOCUMENTS = st.lists(st.lists(TERMS, max_size=12), max_size=40)
MANY = st.sampled_from([0, 20_000])  # postings from which on a rough look comes first
MISSING = pytest.mark.skipif(not find_spec("numba"), reason="numba is not installed; quellenlage[fast] brings it")
EACH_WAY = pytest.mark.parametrize("numba", [False, pytest.param(True, marks=MISSING)])
QUERY = st.lists(st.sampled_from("abcdefghi"), max_size=6)


@pytest.fixture(autouse=True, scope="module")
def warmed():
    warm()


def plain_top(plain, query, count):
    scores = plain.get_scores(query)
    order = [number for number in np.argsort(-scores, kind="stable") if scores[number] > 0][:count]
    return order, [scores[number] for number in order]


@given(DOCUMENTS, QUERY)
def test_scores_are_those_of_the_plain_computation(documents, query):
    assert list(BM25(documents).get_scores(query)) == list(PlainBM25(documents).get_scores(query))


@EACH_WAY
@given(documents=DOCUMENTS, query=QUERY, count=st.integers(0, 12), many=MANY)
def test_the_best_are_those_of_the_plain_computation_in_its_order(documents, query, count, many, numba):
    found, scores = BM25(documents).top(query, count, many=many, numba=numba)
    assert (list(found), list(scores)) == plain_top(PlainBM25(documents), query, count)


@EACH_WAY
@given(documents=st.lists(st.tuples(st.lists(TERMS, max_size=9), st.sampled_from("ab-"))), query=QUERY, many=MANY)
def test_the_best_of_documents_in_two_parts_of_which_some_were_deleted_are_those_of_the_rest(documents, query, many, numba):
    rest = [terms or [""] for terms, part in documents if part != "-"] or [["a"]]
    owners = [part for _, part in documents if part != "-"] or ["a"]
    gone = [terms or [""] for terms, part in documents if part == "-"]
    places = {part: [at for at, owner in enumerate(owners) if owner == part] for part in "ab"}
    first, second = ([rest[at] for at in places[part]] for part in "ab")
    counted = [Part(Postings.of(gone + first), (Postings.of(gone),)), Part(Postings.of(second))]
    quick = BM25.over(
        counted, Layout([np.asarray(some, np.int32) for some in ([len(rest)] * len(gone) + places["a"], places["b"])], len(rest))
    )
    found, scores = quick.top(query, 5, many=many, numba=numba)
    assert (list(found), list(scores)) == plain_top(PlainBM25(rest), query, 5)


@EACH_WAY
@pytest.mark.parametrize("many", [0, 20_000])
@pytest.mark.parametrize("size", [3_000, 30_000])
def test_the_best_of_many_documents_are_those_of_the_plain_computation(size, many, numba):
    draw = np.random.default_rng(size)
    words = np.asarray([f"w{number}" for number in range(400)])
    documents = [words[(draw.pareto(0.6, 7).astype(int)).clip(0, 399)].tolist() for _ in range(size)]
    quick, plain = BM25(documents), PlainBM25(documents)
    for query in (["w1"], ["w399", "w30", "w7"], ["w0", "w1", "w2", "w3"], ["w200"], ["w5", "w5"], ["no"]):
        found, scores = quick.top(query, 10, many=many, numba=numba)
        assert (list(found), list(scores)) == plain_top(plain, query, 10)


CONTENT = [
    "Brücke",
    "Brücken",
    "Bruecke",
    "Brückenzoll",
    "Fähre",
    "fähre",
    "Gerassimow",
    "Gerasimow",
    "Kyjiw",
    "gesperrt",
    "sperrte",
]
CONTENT += [
    "Minister",
    "Ministerin",
    "bridge",
    "ferry",
    "closed",
    "Halvik",
    "Hallvik",
    "Halvick",
    "1.200",
    "Haus",
    "Häuser",
    "Maus",
]
WORDS = [*CONTENT, "Die", "die", "tritt", "ab", "auf", "zurück", "nicht", "und", "the", "a", "Ab", "Verteidigungsminister"]
UNKNOWN = ["Brüke", "Gerasimov", "Kiew", "Brückensperre", "Zoll", "Hallwik", "ferries", "Verteidigungsminster", "Haux", "Hafen"]
ASKED = st.lists(st.sampled_from(CONTENT + UNKNOWN), min_size=1, max_size=5).map(" ".join)
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), min_size=1, max_size=3)
CORPORA = st.dictionaries(st.sampled_from("abcdefgh"), st.tuples(TEXTS, st.sampled_from(["de", "de", "en"])), max_size=6)
LEXICON = installed_lexicon(Path("no dictionary here"))


def corpus_of(texts):
    """A corpus with a document for each name: the texts of its chunks, and its language."""
    documents = []
    for path, (chunks, language) in sorted(texts.items()):
        text, spans = "", []
        for number, chunk in enumerate(chunks, 1):
            spans.append(Chunk(path, number, len(text), len(text) + len(chunk), "Fähre" if number == 3 else ""))
            text += chunk + "\n\n"
        title = "Streit um die Brücke" if path == "a" else ""
        documents.append(Document(path, text, "", title, None, None, language, f"{chunks} {language}", tuple(spans)))
    return Corpus(tuple(documents))


def said(index, question, limit=10):
    """All that an index has to say to a question: forms and weights, hits, scores and matches."""
    terms = index.expand(read_question(question, LEXICON))
    return terms, index.explained(index.search(terms, limit), terms)


@given(CORPORA, ASKED, st.sampled_from([1, 3, 10, 300]))
def test_a_search_is_that_of_the_plain_computation_to_the_last_digit(texts, question, limit):
    corpus = corpus_of(texts)
    assert said(PassageIndex(corpus, LEXICON), question, limit) == said(PlainIndex(corpus, LEXICON), question, limit)


@given(st.lists(CORPORA, min_size=2, max_size=5), ASKED)
@settings(max_examples=60)
def test_an_index_that_follows_its_corpus_is_one_built_anew(corpora, question):
    first, *rest = map(corpus_of, corpora)
    index = PassageIndex(first, LEXICON)
    for corpus in rest:
        index = index.updated(corpus)
        assert said(index, question) == said(PlainIndex(corpus, LEXICON), question)


def test_the_sample_s_paragraphs_are_found_as_by_the_plain_computation():
    corpus = load(SAMPLE).corpus
    quick, plain = PassageIndex(corpus, LEXICON), PlainIndex(corpus, LEXICON)
    for document in corpus:
        for chunk in document.chunks:
            question = " ".join(document.text_of(chunk).split()[:12])
            assert said(quick, question) == said(plain, question)


def test_many_small_changes_are_merged_and_change_nothing():
    texts = {f"{number:03}": (["Die Brücke ist gesperrt", f"Fähre {number}"], "de") for number in range(60)}
    index = PassageIndex(corpus_of(texts), LEXICON)
    for number in range(14):
        texts[f"{number:03}"] = ([f"Der Minister tritt ab {number}", "Hallvik"], "de")
        texts[f"{number + 100:03}"] = ([f"Die Ministerin {number} in Kyjiw"], "de")
        index = index.updated(corpus_of(texts))
    plain = PlainIndex(corpus_of(texts), LEXICON)
    for question in ("Minister abtreten", "Brücke Hallwik", "Ministerinn Kiew", "Brückensperre"):
        assert said(index, question, 300) == said(plain, question, 300)
