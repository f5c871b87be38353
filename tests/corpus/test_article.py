from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, find_article
from corpus.lines import lines_of

HEAD = "Küstenfunk\nRadio | Verkehr | Wetter\n\n"
FIRST = "Die Zahl der Toten nach dem Untergang der Fähre ist auf 14 gestiegen. Das gab die Leitstelle bekannt."
SECOND = "Taucher erreichten das Wrack am Dienstag erstmals in 46 Metern Tiefe, wie die Küstenwache mitteilte."
THIRD = "Reedereichef Mads Overgaard bat die Angehörigen der Opfer am Abend in einer Erklärung um Verzeihung."


def article(text: str, headline: str | None = None) -> Article:
    return find_article(text, lines_of(text), headline)


def said(text: str, headline: str | None = None) -> list[str]:
    return [text[p.start : p.end] for p in article(text, headline).paragraphs]


def headings(text: str) -> list[str]:
    return [paragraph.heading for paragraph in article(text).paragraphs]


def page(*blocks: str) -> str:
    return HEAD + "\n\n".join(blocks)


# The headline


def test_a_line_that_stands_twice_is_the_headline():
    assert article(page("Taucher am Wrack", "Taucher am Wrack\n06.02.2024", FIRST, SECOND)).headline == "Taucher am Wrack"


def test_the_line_above_the_first_paragraph_is_the_headline():
    assert article(page("Fähre: Taucher erreichen Wrack", FIRST, SECOND)).headline == "Fähre: Taucher erreichen Wrack"


def test_a_kicker_is_not_the_headline():
    assert article(page("Fährunglück\nTaucher erreichen das Wrack", FIRST, SECOND)).headline == "Taucher erreichen das Wrack"


def test_a_subtitle_is_not_the_headline():
    text = page("Taucher erreichen das Wrack der Fähre\nKüstenwache nennt erstmals Zahlen aus der Tiefe", FIRST, SECOND)
    assert article(text).headline == "Taucher erreichen das Wrack der Fähre"


def test_a_caption_above_its_credit_is_not_the_headline():
    text = page("Taucher erreichen das Wrack der Fähre\nBlick auf die Küste (Archiv)\nFoto: Küstenwache", FIRST, SECOND)
    assert article(text).headline == "Taucher erreichen das Wrack der Fähre"


def test_a_headline_may_end_with_a_full_stop():
    text = page("Das Wrack der Fähre ist gefunden.\nVon Tilman Overbeck", FIRST, SECOND)
    assert article(text).headline == "Das Wrack der Fähre ist gefunden."


def test_a_headline_may_ask():
    assert article(page("Warum sank die Fähre?", FIRST, SECOND)).headline == "Warum sank die Fähre?"


def test_a_headline_may_be_a_quotation():
    text = page("„Wir suchen weiter“", FIRST, SECOND)
    assert article(text).headline == "„Wir suchen weiter“"


def test_a_slogan_is_not_the_headline():
    text = "Küstenfunk\nImmer am Wind, immer bei dir\n\nTaucher erreichen das Wrack der Fähre\n\n" + FIRST + "\n\n" + SECOND
    assert article(text).headline == "Taucher erreichen das Wrack der Fähre"


def test_the_senders_name_that_stands_again_at_the_end_is_not_the_headline():
    text = "06.02.2024\nKüstenwache Skerland\n\nTaucher am Wrack\n\n" + FIRST + "\n\n" + SECOND + "\n\nKüstenwache Skerland\n"
    assert article(text).headline == "Taucher am Wrack"


def test_a_page_of_nothing_but_paragraphs_has_no_headline():
    assert article(f"{FIRST}\n\n{SECOND}\n\n{THIRD}").headline == ""


def test_a_first_sentence_is_no_headline_where_there_is_none():
    text = "Am Dienstag haben Taucher das Wrack erreicht.\n\n" + FIRST + "\n\n" + THIRD
    assert said(text)[0] == "Am Dienstag haben Taucher das Wrack erreicht."


def test_a_declared_headline_that_stands_on_the_page_starts_the_article():
    text = page("Taucher am Wrack", FIRST)
    assert said(text, "Taucher am Wrack") == [FIRST]


def test_a_declared_headline_need_not_stand_on_the_page():
    assert said(FIRST + "\n\n" + SECOND, "Taucher am Wrack") == [FIRST, SECOND]


# The paragraphs


def test_a_first_paragraph_of_one_short_sentence_is_kept():
    assert said(page("Taucher am Wrack der Fähre", "Es ist vorbei.", FIRST))[0] == "Es ist vorbei."


def test_a_last_paragraph_without_its_full_stop_is_kept():
    assert said(page("Taucher am Wrack", FIRST, SECOND, "Der Kapitän schweigt bislang zu dem Unglück"))[-1].startswith(
        "Der Kapitän"
    )


def test_a_title_below_the_last_paragraph_is_not_taken_for_one():
    assert said(page("Taucher am Wrack", FIRST, SECOND, "Sturm knickt Bäume im Kurpark")) == [FIRST, SECOND]


def test_paragraphs_may_be_nothing_but_quotations():
    quoted = "„Ich sehe eine schwarze Null und viele rote Gesichter.“"
    assert quoted in said(page("Was die Parteien sagen", FIRST, quoted, SECOND))


def test_a_line_that_announces_a_quotation_is_a_paragraph():
    assert "Und er fügte hinzu:" in said(
        page("Taucher am Wrack", FIRST, "Und er fügte hinzu:", "„Wir suchen weiter, solange es hell ist.“")
    )


def test_the_items_of_a_list_are_paragraphs():
    text = page("Taucher am Wrack", FIRST, "- 14 Tote\n- 22 Vermisste\n- ein Kapitän, der schweigt", SECOND)
    assert said(text)[1:4] == ["- 14 Tote", "- 22 Vermisste", "- ein Kapitän, der schweigt"]


def test_what_a_colon_announces_is_kept_though_it_is_no_sentence():
    text = page("Taucher am Wrack", FIRST, "An Bord waren nach neuen Angaben:", "Reisende aus Skerland", SECOND)
    assert "Reisende aus Skerland" in said(text)


def test_rows_of_results_are_kept():
    rows = "Volkspartei 31,2 %\nSoziale 30,8 %\nListe Land 14,0 %"
    assert said(page("Wahl in Skerland", FIRST, rows, SECOND))[1:4] == rows.split("\n")


def test_questions_and_answers_of_an_interview_are_paragraphs():
    talk = ["Wo waren Sie?", "Auf der Brücke.", "Was geschah dann?", "Das Licht ging aus.", "Und danach?", "Nichts mehr."]
    assert said(page("Der Kapitän spricht", FIRST, *talk))[1:] == talk


def test_an_answer_may_be_given_twice():
    talk = ["Wo waren Sie?", "Auf der Brücke.", "Und danach?", "Auf der Brücke.", "Bis wann?", "Bis sechs."]
    assert said(page("Der Kapitän spricht", FIRST, *talk)).count("Auf der Brücke.") == 2


def test_a_paragraph_printed_twice_is_one():
    assert said(page("Taucher am Wrack", FIRST, SECOND, FIRST)) == [FIRST, SECOND]


def test_a_short_line_between_paragraphs_is_the_heading_of_the_next():
    assert headings(page("Taucher am Wrack", FIRST, "Streit um die Passagierliste", SECOND)) == [
        "",
        "Streit um die Passagierliste",
    ]


def test_a_subheading_may_ask():
    assert headings(page("Taucher am Wrack", FIRST, "Neuwahlen im Februar?", SECOND)) == ["", "Neuwahlen im Februar?"]


def test_the_time_of_an_entry_in_a_ticker_is_its_heading():
    assert headings(page("Liveticker zum Unglück", FIRST, "17:31 Uhr", SECOND)) == ["", "17:31 Uhr"]


def test_an_editors_code_is_cut_from_a_paragraph():
    assert said(page("Taucher am Wrack", FIRST, SECOND + " nka")) == [FIRST, SECOND]


def test_a_photographer_is_cut_from_a_paragraph():
    assert said(page("Taucher am Wrack", FIRST, " ".join([SECOND, THIRD, FIRST, "Foto: Ilka Wendt"])))[-1].endswith("bekannt.")


# What is set into the article, and what follows it


def test_an_appeal_between_paragraphs_is_dropped_and_nothing_with_it():
    appeal = "Unsere Arbeit kostet Geld. Wenn du willst, dass wir weitermachen, unterstütze uns mit einer Spende."
    assert said(page("Taucher am Wrack", FIRST, appeal, SECOND)) == [FIRST, SECOND]


def test_links_below_their_label_are_dropped():
    links = "Mehr zum Thema\nDie zehn schwersten Fährunglücke\nWer baut so etwas? Ein Besuch."
    assert said(page("Taucher am Wrack", FIRST, links, SECOND)) == [FIRST, SECOND]


def test_links_that_are_sentences_are_dropped_at_the_end():
    assert said(
        page("Taucher am Wrack", FIRST, SECOND, "Mehr zum Thema", "Die Fähre in Bildern.", "Wer haftet? Ein Anwalt erklärt es.")
    ) == [
        FIRST,
        SECOND,
    ]


def test_a_paragraph_below_a_label_without_links_is_kept():
    assert said(page("Taucher am Wrack", FIRST, "Mehr zum Thema", SECOND)) == [FIRST, SECOND]


def test_an_advertisement_below_its_label_is_dropped():
    assert said(page("Taucher am Wrack", FIRST, "Anzeige\nTreppenlifte vom Fachmann in Ihrer Nähe.", SECOND)) == [FIRST, SECOND]


def test_what_readers_write_below_an_article_is_no_part_of_it():
    comments = ["Kommentare", "Paul", "Das ist ein Skandal, ich fahre jeden Tag mit dieser Fähre zur Arbeit und habe Angst."]
    assert said(page("Taucher am Wrack", FIRST, SECOND, *comments)) == [FIRST, SECOND]


def test_a_counter_of_comments_above_an_article_does_not_end_it():
    assert said(page("Taucher am Wrack\nKommentare", FIRST, SECOND)) == [FIRST, SECOND]


def test_the_address_of_a_press_office_ends_a_press_release():
    address = ["Pressekontakt:", "Küstenwache, Herr Holm, ist von Montag bis Freitag in der Zeit von 8 bis 16 Uhr zu erreichen."]
    assert said(page("Taucher am Wrack", FIRST, SECOND, *address)) == [FIRST, SECOND]


def test_who_the_author_is_stands_in_no_paragraph():
    text = page("Taucher am Wrack\nVon Walburga Stein", FIRST, SECOND, "Walburga Stein leitet das Ressort Küste.")
    assert said(text) == [FIRST, SECOND]


def test_what_is_asked_of_the_reader_at_the_end_is_dropped():
    assert said(page("Taucher am Wrack", FIRST, SECOND, "Haben Sie Hinweise? Dann schreiben Sie uns gern.")) == [FIRST, SECOND]


def test_an_interview_may_end_with_a_request():
    talk = ["Wo waren Sie?", "Auf der Brücke.", "Was sahen Sie?", "Nichts.", "Und jetzt?", "Schreiben Sie uns einfach."]
    assert said(page("Der Kapitän spricht", FIRST, *talk))[-1] == "Schreiben Sie uns einfach."


# Always


@given(
    st.lists(
        st.sampled_from(
            [FIRST, SECOND, THIRD, "Kommentare", "Anzeige", "Mehr zum Thema", "06.02.2024", "", "Ja.", "- Punkt", "Wrack"]
        ),
        max_size=12,
    )
)
def test_paragraphs_are_slices_in_order_whatever_a_page_is_made_of(blocks):
    text = "\n".join(blocks)
    found = article(text).paragraphs
    assert all(text[p.start : p.end].strip() == text[p.start : p.end] != "" for p in found)
    assert all(first.end <= then.start for first, then in pairwise(found))


@given(st.permutations([FIRST, SECOND, THIRD]))
def test_paragraphs_of_two_sentences_are_kept_in_any_order(blocks):
    assert said(page("Taucher am Wrack der Fähre", *blocks)) == blocks
