"""What of a question is asked, and what only says of which matter."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.focus import setting_spans
from retrieval.language.lexicon import installed_lexicon
from retrieval.language.tokens import tokens_of
from retrieval.questions import read_question

SETTINGS = [
    ("de", "Wie viele Tote gab es [beim Untergang der Marja Linn]?"),
    ("de", "Wie viele Menschen wurden [beim Brand im Stellwerk Hohenrade] verletzt?"),
    ("de", "Wer rief [nach dem Angriff] [auf den Hafen von Morle] an?"),
    ("de", "Was sagte Kolbe [zu den Vorwürfen]?"),
    ("de", "Wann begann der Streik [in der Werft]?"),
    ("de", "Wie hoch ist der Schaden [nach dem Hochwasser] [an der Elve]?"),
    ("de", "Wer hat mit wem telefoniert?"),
    ("de", "Um wie viel Uhr brach das Feuer aus?"),
    ("de", "In welcher Stadt steht das Werk?"),
    ("de", "Mit welcher Begründung brach Wendt das Gespräch ab?"),
    ("de", "Zu wie vielen Jahren Haft wurde Kolbe verurteilt?"),
    ("de", "Seit wann ist die Brücke [bei Tannau] gesperrt?"),
    ("de", "Wie viele Soldaten sind [auf beiden Seiten] gefallen?"),
    ("de", "Wurde die Brücke [wegen Rissen], die [im Mai] entdeckt wurden, gesperrt?"),
    ("de", "Welche Strafe erhielt Kolbe [wegen Betrugs und Untreue]?"),
    ("de", "Wie viele Menschen waren [an Bord der Svala]?"),
    ("de", "Wer wurde [bei den Wahlen in Norland] [zum Präsidenten] gewählt?"),
    ("de", "Was kostet der Neubau der Brücke [über die Elve]?"),
    ("de", "Ist das Stellwerk [durch Brandstiftung] zerstört worden?"),
    ("de", "Woran starb der Mann, der [am 3. Mai] gefunden wurde?"),
    ("de", "Von wem ging das Gespräch [zwischen Norland und Ostmark] aus?"),
    ("de", "Wer kam [bei ihrem zweiten Versuch] um?"),
    ("de", "Drohne Morle"),
    ("en", "How many people died [in the fire] [at the mill]?"),
    ("en", "Who called [after the attack] [on the port] [of Morle]?"),
    ("en", "What did Kolbe say [about the allegations]?"),
    ("en", "Was the bridge closed because [of cracks]?"),
    ("en", "How many houses [from Grafenlohe] insured [against floods] were hit?"),
    ("en", "Where was the meeting [between Norland and Ostmark] held?"),
    ("en", "Which side broke the ceasefire [in the valley]?"),
    ("en", "How many [of the workers] were hurt?"),
    ("en", "Who was with whom?"),
]


@pytest.mark.parametrize(("language", "marked"), SETTINGS)
def test_a_phrase_behind_a_preposition_only_says_of_which_matter(language, marked):
    text = marked.replace("[", "").replace("]", "")
    expected = [part.split("]")[0] for part in marked.split("[")[1:]]
    assert [text[start:end] for start, end in setting_spans(text, tokens_of(text), language)] == expected


def test_the_terms_of_a_query_say_which_of_them_are_the_setting():
    shipped = installed_lexicon(Path("no dictionary here"))
    terms = read_question("Wie viele Tote gab es beim Untergang der Marja Linn?", shipped).terms
    assert {term.text for term in terms if term.setting} == {"Untergang", "Marja", "Linn"}
    assert "Tote" in {term.text for term in terms if not term.setting}


@given(st.text(max_size=200), st.sampled_from(["de", "en"]))
def test_the_spans_of_any_text_are_in_order_and_apart_and_begin_and_end_with_words(text, language):
    tokens = tokens_of(text)
    spans = setting_spans(text, tokens, language)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert {start for start, _ in spans} <= {token.start for token in tokens}
    assert {end for _, end in spans} <= {token.end for token in tokens}
