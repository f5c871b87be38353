"""Agency copy in two outlets is one text; two reports in words of their own are two."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.claims.prints import same_print, same_print_within

COPY = (
    "Torne (nka). Beim Brand einer Lagerhalle in Torne sind am Montag neun Menschen verletzt worden, wie die Polizei mitteilte.",
    "Das Feuer war gegen drei Uhr in einem Büro ausgebrochen und hatte sich rasch auf die Halle ausgebreitet.",
    "Die Feuerwehr war mit achtzig Leuten im Einsatz und brachte den Brand am Mittag unter Kontrolle.",
)


def test_a_lightly_edited_passage_is_the_same_print():
    edited = COPY[0].replace("wie die Polizei mitteilte", "teilte die Polizei mit").replace("(nka). ", "(nka) - ")
    assert same_print(COPY[0], edited)


def test_a_cut_passage_is_the_same_print():
    assert same_print(COPY[1], "Das Feuer war gegen drei Uhr in einem Büro ausgebrochen.")


def test_one_fact_in_other_words_is_another_print():
    assert not same_print(COPY[0], "Neun Verletzte forderte der Brand in einer Lagerhalle bei Torne, so die Polizei am Montag.")


def test_a_quotation_that_two_reporters_heard_makes_no_print():
    quote = "„Wir suchen, solange es hell ist, und danach suchen wir weiter“, sagte {}."
    assert not same_print(quote.format("die Leiterin des Einsatzes"), quote.format("Solveig Hjart im Radio"))


@given(st.text(max_size=200), st.text(max_size=200))
def test_whether_two_passages_are_one_print_does_not_depend_on_their_order(one, other):
    assert same_print(one, other) == same_print(other, one)


def test_two_quotations_introduced_alike_are_two_texts():
    one = "„Das Gespräch fand auf Initiative Norlands statt“, heißt es in der Mitteilung des Außenministeriums."
    other = "Das Gespräch sei auf Bitten Ostmarks zustande gekommen, hieß es in der Mitteilung des Präsidenten."
    assert not same_print(one, other)


def test_a_short_passage_is_a_print_where_its_paragraph_is_one():
    one = COPY[0] + " Zwölf Wagen sprangen aus den Schienen, verletzt wurde niemand."
    other = COPY[0] + " Zwölf Wagen sprangen aus den Schienen."
    short, shorter = "Zwölf Wagen sprangen aus den Schienen, verletzt wurde niemand.", "Zwölf Wagen sprangen aus den Schienen."
    assert not same_print(short, shorter)
    assert same_print_within(short, one, shorter, other)
    assert not same_print_within(short, short, shorter, shorter)
