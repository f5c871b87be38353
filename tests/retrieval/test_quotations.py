from retrieval.quotations import near_speakers, quotations


def test_what_somebody_says_is_found_in_every_spelling_with_its_source(engine):
    corpus = engine(
        a="---\nsource: Inselbote\n---\nNiemand sei verletzt, sagte Kapitänin Vera Müller. Die Fähre fährt wieder.",
        b="---\nsource: Küstenfunk\n---\nDie Lage ist ernst.\n\n„Wir warten“, sagte Mueller.",
    ).corpus
    found = quotations(corpus, "Mueller")
    assert [(one.source, one.paragraph, one.text) for one in found] == [
        ("Inselbote", 1, "Niemand sei verletzt, sagte Kapitänin Vera Müller."),
        ("Küstenfunk", 2, "„Wir warten“, sagte Mueller."),
    ]
    assert all(one.text == corpus[one.document].text[one.start : one.end] for one in found)
    assert found[0].speaker == "Kapitänin Vera Müller"


def test_the_latest_words_come_first_and_those_without_a_date_last(engine):
    corpus = engine(
        a="„Nein“, sagte Jon Ravndal.",
        b="---\npublished: 2024-03-11\n---\n„Vielleicht“, sagte Jon Ravndal.",
        c="---\npublished: 2024-03-12\n---\n„Ja“, sagte Jon Ravndal.",
    ).corpus
    assert [one.document for one in quotations(corpus, "Ravndal")] == ["c.md", "b.md", "a.md"]


def test_who_is_only_spoken_of_has_said_nothing(engine):
    assert quotations(engine(a="Jon Ravndal fuhr nach Orsten.").corpus, "Ravndal") == []


def test_a_slip_in_a_name_is_near_a_speaker_and_a_word_that_is_none_is_not(engine):
    corpus = engine(a="„Wir warten“, sagte Kapitän Jon Ravndal. In Ravnstal regnete es.").corpus
    assert near_speakers(corpus, "Jon Rafndahl") == ["Kapitän Jon Ravndal"]
    assert near_speakers(corpus, "Quaalenberg") == []
    assert near_speakers(corpus, "?") == []
