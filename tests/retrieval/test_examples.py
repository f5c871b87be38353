def test_who_is_quoted_most_is_named_first_and_in_full(engine):
    corpus = engine(
        a="Kapitän Jon Ravndal sprach von einem Fehler. „Es gab keine Verletzten“, sagte Anna Orsund.",
        b="Laut Jon Ravndal war das Ruder defekt.",
    )
    assert corpus.quoted_people() == ["Jon Ravndal", "Anna Orsund"]


def test_offices_groups_and_outlets_are_no_people_to_ask_about(engine):
    corpus = engine(
        a="Mehrere Medien berichteten, es sei Brandstiftung. Die Polizei Hallvik sagte, sie ermittle. Firma Orsund schwieg."
    )
    assert corpus.quoted_people() == []
