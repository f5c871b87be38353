import pytest

from corpus.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Zug hielt an, und die Leute stiegen aus.", "de"),
        ("The train stopped and people got off.", "en"),
        ("Wer sprach mit dem General?", "de"),
        ("Who spoke with the general?", "en"),
        ("1.500", "de"),
        ("", "de"),
    ],
)
def test_the_language_is_that_of_the_commonest_words(text, language):
    assert language_of(text) == language


def test_an_english_word_in_a_german_text_does_not_make_it_english():
    assert language_of("Der Deal ist laut The Wire noch nicht unterschrieben, sagte die Ministerin.") == "de"
