"""Which sentence or two of a document are quoted."""


def extract(it, question):
    return it.ask(question).findings[0].extracts[0].text


def test_what_answers_beside_the_words_of_the_question_is_quoted_with_them(engine):
    it = engine(a="Im Hafen brannte ein Kutter. Ursache war ein Kurzschluss. Das Wetter bleibt mild.")
    assert extract(it, "Warum brannte im Hafen ein Kutter?") == "Im Hafen brannte ein Kutter. Ursache war ein Kurzschluss."


def test_a_sentence_that_shows_all_that_is_asked_for_stands_alone(engine):
    it = engine(a="Am 3. Mai brannte im Hafen ein Kutter. Das Wetter bleibt mild.")
    assert extract(it, "Wann brannte im Hafen ein Kutter?") == "Am 3. Mai brannte im Hafen ein Kutter."


def test_a_person_named_by_the_role_alone_comes_with_the_sentence_that_names_them(engine):
    it = engine(a="Zuständig ist Jonas Kolbe. Der Minister räumte Fehler bei der Brücke ein. Der Regen hielt an.")
    expected = "Zuständig ist Jonas Kolbe. Der Minister räumte Fehler bei der Brücke ein."
    assert extract(it, "Wer räumte Fehler bei der Brücke ein?") == expected


def test_a_question_in_the_text_is_not_quoted_where_the_body_answers_it(engine):
    it = engine(a="Wer rief bei der Werft an?\n\nDie Lage ist unklar.\n\nBei der Werft rief Mara Wendt an.")
    assert extract(it, "Wer rief bei der Werft an?") == "Bei der Werft rief Mara Wendt an."


def test_a_headline_in_the_text_is_not_quoted_where_the_body_says_it(engine):
    body = "Die Werft lag still. Bei der Werft streiken 80 Schlosser seit Montag. Sie fordern mehr Lohn."
    it = engine(a=f"---\ntitle: Lohn\n---\nSchlosser streiken bei der Werft\n\n{body}")
    assert "80 Schlosser" in extract(it, "Wie viele Schlosser streiken bei der Werft?")
