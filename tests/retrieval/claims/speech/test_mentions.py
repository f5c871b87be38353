def test_a_surname_is_told_in_full(speakers):
    text = "Amtsleiterin Rike Sand prüfte den Damm. Er halte, sagte Sand."
    assert speakers(text) == [("Er halte,", "Amtsleiterin Rike Sand")]


def test_a_pronoun_is_the_last_person_of_its_gender(speakers):
    text = "Amtsleiterin Rike Sand traf Bürgermeister Jon Ravndal. „Der Damm hält“, sagte sie. „Wir zahlen“, sagte er."
    assert [name for _, name in speakers(text)] == ["Amtsleiterin Rike Sand", "Bürgermeister Jon Ravndal"]


def test_a_bare_office_is_its_bearer(speakers):
    text = "Verkehrsminister Jon Ravndal kam nach Hallvik. Der Damm halte, sagte der Minister."
    assert speakers(text) == [("Der Damm", "Verkehrsminister Jon Ravndal")]


def test_a_bare_ministry_is_the_one_that_was_named(speakers):
    text = "Das Verkehrsministerium in Hallvik prüfte den Damm. Er halte, teilte das Ministerium mit."
    assert speakers(text) == [("Er halte,", "Verkehrsministerium in Hallvik")]


def test_a_company_by_its_trade_is_who_spoke_last_and_both_are_shown(speakers):
    text = "Nach Darstellung von Ferrova hielt der Damm. Man habe ihn geprüft, so der Hersteller."
    assert speakers(text)[1] == ("Man habe", "Hersteller (Ferrova)")


def test_an_office_that_is_not_known_yet_is_nobody_else(speaker):
    text = "Jon Ravndal kam nach Hallvik. Ein Sprecher sagte, der Damm halte."
    assert speaker(text) == "Ein Sprecher"


def test_an_english_pronoun_is_the_last_speaker(speakers):
    text = 'Mayor Rika Sand said the dam had held. "We were lucky," she told reporters.'
    assert [name for _, name in speakers(text, "en")] == ["Mayor Rika Sand", "Mayor Rika Sand"]


def test_whom_a_speaker_relies_on_is_named_with_them(speaker):
    text = "Der Damm sei gebrochen, meldete Kanal Nord unter Berufung auf das Amt."
    assert speaker(text) == "Kanal Nord (unter Berufung auf das Amt)"


def test_an_english_body_by_its_kind_is_the_one_that_was_named(speakers):
    text = "Hallvik's rescue centre said nine people had died. Thirty were missing, the centre added."
    assert [name for _, name in speakers(text, "en")] == ["Hallvik's rescue centre", "Hallvik's rescue centre"]


def test_a_body_by_its_pronoun_is_known_by_the_gender_of_its_noun(speakers):
    text = "Der Damm gehört der Deichgesellschaft Ferrova. Sie hat nach eigenen Angaben 40 Pumpen gekauft."
    assert speakers(text) == [("Sie hat", "Deichgesellschaft Ferrova (nach eigenen Angaben)")]


def test_somebody_called_by_their_age_is_who_was_named(speakers):
    text = "Amtsleiterin Rike Sand geht. Niemand habe sie gedrängt, sagte die 47-Jährige."
    assert speakers(text) == [("Niemand habe", "Amtsleiterin Rike Sand")]


def test_a_pronoun_behind_a_quotation_is_whose_that_was(speakers):
    text = "Amtsleiterin Rike Sand geht, sagte sie. „Ich bin müde.“ Die Kommission habe geschlafen, fügte sie hinzu."
    assert {name for _, name in speakers(text)} == {"Amtsleiterin Rike Sand"}


def test_an_adjective_and_a_noun_that_begin_a_sentence_are_nobody_s_name(speakers):
    text = "Ganze Absätze seien abgeschrieben, sagte die Kommission. Sie sprach von 40 Stellen."
    assert "Ganze Absätze" not in {name for _, name in speakers(text)}


def test_a_bare_report_is_the_one_whose_author_was_told(speakers):
    text = "Am Montag wurde der Bericht der Universität Hallvik bekannt. Laut Bericht ist der Damm marode."
    assert [name for _, name in speakers(text)] == ["Bericht der Universität Hallvik"]
