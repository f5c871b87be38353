"""Which claims answer: each by its merit, measured by the best, and by what other documents say as well."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Chunk, Document
from retrieval.answering.claim import LAST, Claim
from retrieval.answering.relevance import Passage
from retrieval.answering.selection import is_sure, selected
from retrieval.answering.values.amounts import Amount
from retrieval.answering.values.relation import Value
from retrieval.language.quantities import quantities_of
from retrieval.models import Act, Statement


def number(words: str) -> Amount:
    [quantity] = quantities_of(words, "de")
    return Amount(quantity, words, 0, len(words))


def claim(
    document: str, merit: float, words: str = "", *, by: str = "", rank: int = 0, focus: float = 0.5, sentence: int = 0
) -> Claim:
    text = "Ein Satz. Noch ein Satz."
    start, end = (0, 9) if not sentence else (10, 24)
    chunk = Chunk(document, 1, 0, len(text), "")
    whole = Document(document, text, "Inselbote", "", None, None, "de", "", (chunk,))
    passage = Passage(whole, chunk, start, end, (), (), focus, 0.0, 0.0)
    statement = Statement(start, end, by, ((start, end),), quoted=False, act=Act.SAID) if by else None
    return Claim(passage, number(words) if words else None, statement, merit, rank)


def kept(*per_document: list[Claim]) -> list[tuple[str, str]]:
    return [(claim.passage.document.path, claim.value.label if claim.value else "") for claim in selected(per_document)]


def test_without_a_claim_none_answers():
    assert selected([]) == []


def test_a_claim_of_little_merit_does_not_answer_although_it_is_the_best():
    assert kept([claim("a", 0.3, "drei Tote")]) == []


def test_of_a_document_the_best_claim_answers():
    assert kept([claim("a", 0.6, "drei Tote"), claim("a", 0.9, "sieben Tote", sentence=1)]) == [("a", "sieben Tote")]


def test_a_claim_far_behind_the_best_is_about_something_else():
    assert kept([claim("a", 1.0, "drei Tote")], [claim("b", 0.5, "sieben Tote")]) == [("a", "drei Tote")]


def test_a_claim_far_behind_the_best_answers_where_it_gives_the_same_number():
    far = [claim("b", 0.2, "drei Millionen Euro")]
    assert kept([claim("a", 1.0, "drei Millionen Euro")], far) == [("a", "drei Millionen Euro"), ("b", "drei Millionen Euro")]


def test_of_two_numbers_in_a_document_that_which_another_gives_as_well_answers():
    mixed = [claim("b", 0.9, "vier Millionen Euro"), claim("b", 0.6, "drei Millionen Euro", sentence=1)]
    assert kept([claim("a", 1.0, "drei Millionen Euro")], mixed) == [("a", "drei Millionen Euro"), ("b", "drei Millionen Euro")]


def test_euros_are_no_answer_where_people_are_counted():
    assert kept([claim("a", 1.0, "drei Tote")], [claim("b", 0.9, "drei Millionen Euro")]) == [("a", "drei Tote")]


def test_a_claim_of_a_higher_rank_answers_only_where_none_of_a_lower_one_does():
    last = claim("b", 1.0, "sieben Tote", rank=LAST)
    assert kept([claim("a", 0.8, "drei Tote")], [last]) == [("a", "drei Tote")]
    assert kept([last]) == [("b", "sieben Tote")]


def test_two_numbers_of_one_sentence_on_the_word_of_two_speakers_both_answer():
    both = [claim("a", 0.9, "drei Tote", by="Feuerwehr"), claim("a", 0.88, "sieben Tote", by="Klinik")]
    assert kept(both) == [("a", "drei Tote"), ("a", "sieben Tote")]


def test_two_numbers_of_one_sentence_on_one_word_are_one_claim():
    both = [claim("a", 0.9, "drei Tote", by="Feuerwehr"), claim("a", 0.88, "sieben Tote", by="Feuerwehr")]
    assert kept(both) == [("a", "drei Tote")]


def test_who_says_little_of_what_is_asked_does_not_dissent():
    assert kept([claim("a", 1.0, "drei Euro")], [claim("b", 0.9, "sieben Euro", focus=0.1)]) == [("a", "drei Euro")]


@pytest.mark.parametrize(
    ("claims", "sure"),
    [
        ([claim("a", 0.8)], True),
        ([claim("a", 0.5)], False),
        ([claim("a", 0.5, "drei Tote"), claim("b", 0.5, "drei Tote")], False),
        ([claim("a", 0.5, "340 Tote"), claim("b", 0.5, "340 Tote")], True),
        ([claim("a", 0.5, "340 Tote"), claim("a", 0.5, "340 Tote")], False),
    ],
)
def test_claims_are_sure_by_merit_or_as_two_documents_give_one_number_that_is_hardly_chance(claims, sure):
    assert is_sure(claims) is sure


claims = st.builds(
    claim,
    st.just("a"),
    st.floats(0, 1.5),
    st.sampled_from(["", "drei Tote", "340 Tote", "drei Millionen Euro"]),
    by=st.sampled_from(["", "Feuerwehr", "Klinik"]),
    rank=st.integers(0, 2),
    focus=st.floats(0, 1),
    sentence=st.integers(0, 1),
)


@given(st.lists(st.lists(claims, min_size=1, max_size=4), max_size=4))
def test_whatever_is_claimed_the_best_stays_and_nothing_is_made_up(per_document):
    found = selected(per_document)
    given_ = {(claim.passage, claim.value, claim.statement) for claims in per_document for claim in claims}
    assert all((claim.passage, claim.value, claim.statement) in given_ for claim in found)
    assert bool(found) == any(claim.merit >= 0.38 for claim in found)


def test_a_claim_without_a_value_stands_to_no_other():
    assert claim("a", 1.0).says(claim("b", 1.0, "drei Tote")) is claim("b", 1.0, "drei Tote").says(claim("a", 1.0))


def test_the_word_of_a_claim_without_a_statement_is_the_outlet_s():
    assert (claim("a", 1.0).speaker, claim("a", 1.0, by="Feuerwehr").speaker) == (None, "Feuerwehr")


def test_a_number_tells_what_people_read():
    one: Value = number("drei Tote")
    assert (one.label, one.kind, one.terms) == ("drei Tote", "", "[3, 3]")


def test_a_sentence_that_says_all_that_is_asked_answers_however_little_it_has_of_the_matter():
    said = claim("b", 0.5, "sechs Tote", focus=0.3)
    said = replace(said, passage=replace(said.passage, core=0.75))
    assert kept([claim("a", 1.3, "sieben Tote")], [claim("b", 0.5, "sechs Tote", focus=0.3)]) == [("a", "sieben Tote")]
    assert ("b", "sechs Tote") in kept([claim("a", 1.3, "sieben Tote")], [said])


def test_a_speed_answers_although_its_sentence_has_nothing_else_of_the_question():
    fast, slow = claim("a", 0.7, "78 km/h", focus=0.0), claim("b", 0.6, "47 km/h", focus=0.3)
    assert kept([fast], [slow]) == [("a", "78 km/h"), ("b", "47 km/h")]
