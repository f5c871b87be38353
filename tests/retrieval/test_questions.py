"""How a question is read: its language, the kind of thing it asks for, the terms worth looking for."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import EmptyQuestionError
from retrieval.language.lexicon import installed_lexicon
from retrieval.models import Kind
from retrieval.questions import read_question

SHIPPED = installed_lexicon(Path("no dictionary here"))

KINDS = [
    # German, whole sentences
    ("Wer hat den Anruf initiiert?", "de", "who"),
    ("Wessen Idee war das Treffen?", "de", "who"),
    ("Mit wem telefonierte Gerassimow?", "de", "who"),
    ("Von wem ging der Anruf aus?", "de", "who"),
    ("Welcher Minister brach das Gespräch ab?", "de", "who"),
    ("Wie heißt der Verdächtige?", "de", "who"),
    ("Wer wird Nachfolger von Dr. Kolbe?", "de", "who"),
    ("Wann fand das Gespräch statt?", "de", "when"),
    ("Seit wann ist die Brücke gesperrt?", "de", "when"),
    ("Ab wann gilt der neue Leitzins?", "de", "when"),
    ("An welchem Tag wurde Kolbe verurteilt?", "de", "when"),
    ("In welchem Jahr wurde die Fähre gebaut?", "de", "when"),
    ("Um wie viel Uhr ging der Notruf ein?", "de", "when"),
    ("Wo stürzte die Drohne am 3. Mai ab?", "de", "where"),
    ("In welcher Stadt liegt das Werk?", "de", "where"),
    ("Woher kam der Angriff?", "de", "where"),
    ("Wohin wurden die Gefangenen gebracht?", "de", "where"),
    ("Wie viele Menschen wurden verletzt?", "de", "count"),
    ("Wieviele Soldaten sind gefallen?", "de", "count"),
    ("Wie oft telefonierten Austin und Schoigu?", "de", "count"),
    ("Zu wie vielen Jahren Haft wurde Kolbe verurteilt?", "de", "count"),
    ("Wie hoch ist der Schaden?", "de", "amount"),
    ("Wie viel Prozent stimmten zu?", "de", "amount"),
    ("Was kostet der Neubau?", "de", "amount"),
    ("Auf welchen Wert stieg der Leitzins?", "de", "amount"),
    ("Wie alt ist Kolbe?", "de", "amount"),
    ("Wie weit flog die Drohne?", "de", "amount"),
    ("Wie lange dauerte das Telefonat?", "de", "duration"),
    ("Ist die Brücke gesperrt?", "de", "whether"),
    ("Wurde jemand verletzt?", "de", "whether"),
    ("Tritt die Ministerin zurück?", "de", "whether"),
    ("Bestätigte der Kreml das Gespräch?", "de", "whether"),
    ("Leugnet Russland den Angriff?", "de", "whether"),
    ("Stimmt es, dass Austin angerufen hat?", "de", "whether"),
    ("Wurde im Werk in Morle, wo 300 Menschen arbeiten, gestreikt?", "de", "whether"),
    ("übernimmt Nordbahn alle Leute der Uferbahn??", "de", "whether"),
    ("Abriss der Brücke in Tarnau", "de", "topic"),
    ("Warum brach Austin das Gespräch ab?", "de", "why"),
    ("Aus welchem Grund wurde die Fähre zurückgerufen?", "de", "why"),
    ("Woran scheiterten die Gespräche?", "de", "why"),
    ("Wie begründete das Gericht sein Urteil?", "de", "why"),
    ("Wie gelang den Gefangenen die Flucht?", "de", "how"),
    ("Auf welche Weise kamen die Täter hinein?", "de", "how"),
    ("Was sagte Austin über das Gespräch?", "de", "said"),
    ("Was hat die Ministerin zu den Vorwürfen gesagt?", "de", "said"),
    ("Wie reagierte der Kreml?", "de", "said"),
    ("Was ist in Ellerkamp passiert?", "de", "what"),
    ("Worum ging es in dem Gespräch?", "de", "what"),
    ("Welche Themen wurden besprochen?", "de", "what"),
    # as editors shorten them
    ("Grund für Abbruch?", "de", "why"),
    ("Zahl der Verletzten?", "de", "count"),
    ("Strafmaß im Fall Kolbe?", "de", "amount"),
    ("Höhe des Schadens?", "de", "amount"),
    ("Ort des Treffens?", "de", "where"),
    ("Zeitpunkt des Anrufs?", "de", "when"),
    ("Dauer des Telefonats?", "de", "duration"),
    ("Name des Fahrers?", "de", "who"),
    ("Reaktion des Kreml?", "de", "said"),
    ("Drohne Drubno", "de", "topic"),
    ("Telefonat Austin Schoigu", "de", "topic"),
    ("Schoigu", "de", "topic"),
    # as they are typed
    ("wer hat angerufen", "de", "who"),
    ("warum wurde das spiel abgebrochen", "de", "why"),
    ("wie viele verletzte gab es", "de", "count"),
    # wrapped in courtesies
    ("Hallo zusammen, könnt ihr mir sagen, wer den Anruf initiiert hat?", "de", "who"),
    ("Guten Morgen! Weiß jemand, wann die Fähre wieder fährt?", "de", "when"),
    ("Ich wüsste gern, ob die Brücke gesperrt ist.", "de", "whether"),
    ("Ich möchte gerne wissen, wie hoch der Schaden ist.", "de", "amount"),
    ("Kannst du mir bitte sagen, wo das Treffen stattfand?", "de", "where"),
    ("Sag mir mal, warum Ellerkamp zurücktrat.", "de", "why"),
    ("Gibt es Informationen darüber, wer angerufen hat?", "de", "who"),
    ("Ist schon bekannt, wie viele verletzt wurden?", "de", "count"),
    ("Hi, sagt mal, wisst ihr eigentlich, wie lange die Sperrung dauert? Danke!", "de", "duration"),
    ("Moin, kurze Frage: Wo liegt Drubno?", "de", "where"),
    ("@quellenlage_bot wer hat angerufen?", "de", "who"),
    ("Quellenlage, wann war das Gespräch?", "de", "when"),
    # several sentences, quotations
    ("Ich schreibe über das Telefonat. Austin und Schoigu sprachen zuletzt am 18. Februar. Wer rief an?", "de", "who"),
    ("Der Streik endet. Seit wann dauert er und warum?", "de", "when"),
    ("Der Kreml sagt „Das stimmt nicht“. Wer widerspricht?", "de", "who"),
    ("Wann sagte Lenk „Wer geht, der bleibt draußen“?", "de", "when"),
    ("Wer hat angerufen? Weiß das jemand?", "de", "who"),
    # English, whole sentences
    ("Who initiated the call?", "en", "who"),
    ("Whose idea was the meeting?", "en", "who"),
    ("Which minister broke off the talks?", "en", "who"),
    ("Who did Gen. Gerasimov speak to?", "en", "who"),
    ("What is the name of the suspect?", "en", "who"),
    ("When did the call take place?", "en", "when"),
    ("What time did the alarm go off?", "en", "when"),
    ("In what year was the ferry built?", "en", "when"),
    ("Since when has the bridge been closed?", "en", "when"),
    ("Where did the drone crash?", "en", "where"),
    ("In which city is the plant?", "en", "where"),
    ("Which town was flooded?", "en", "where"),
    ("How many people were injured?", "en", "count"),
    ("How often did they talk?", "en", "count"),
    ("How much did the bridge cost?", "en", "amount"),
    ("How old is Kolbe?", "en", "amount"),
    ("What percentage voted yes?", "en", "amount"),
    ("What did the ticket cost?", "en", "amount"),
    ("How long did the call last?", "en", "duration"),
    ("Is the bridge closed?", "en", "whether"),
    ("Did Austin call?", "en", "whether"),
    ("Was anyone hurt?", "en", "whether"),
    ("Is it true that Austin called?", "en", "whether"),
    ("Was the plant in Morle, where 300 people work, on strike?", "en", "whether"),
    ("Why did Austin break off the call?", "en", "why"),
    ("What caused the fire?", "en", "why"),
    ("What was the reason for the delay?", "en", "why"),
    ("How come the ferry was recalled?", "en", "why"),
    ("How did the prisoners escape?", "en", "how"),
    ("What did Austin say about the call?", "en", "said"),
    ("How did the Kremlin react?", "en", "said"),
    ("What happened in Ellerkamp?", "en", "what"),
    ("Which topics were discussed?", "en", "what"),
    # as editors shorten them
    ("Reason for delay?", "en", "why"),
    ("Number of injured?", "en", "count"),
    ("Death toll in Morle?", "en", "count"),
    ("Sentence for Kolbe?", "en", "amount"),
    ("Cost of the bridge?", "en", "amount"),
    ("Date of the meeting?", "en", "when"),
    ("Venue of the talks?", "en", "where"),
    ("Duration of the call?", "en", "duration"),
    ("Name of the driver?", "en", "who"),
    ("Reaction of the Kremlin?", "en", "said"),
    ("Phone call Austin Shoigu", "en", "topic"),
    # as they are typed
    ("who called whom", "en", "who"),
    ("how many injured", "en", "count"),
    # wrapped in courtesies
    ("Hi all, can you tell me who initiated the call?", "en", "who"),
    ("Hello, does anyone know when the ferry will run again?", "en", "when"),
    ("I would like to know whether the bridge is closed.", "en", "whether"),
    ("I'd like to know how high the damage is.", "en", "amount"),
    ("Could you please tell me where the meeting took place?", "en", "where"),
    ("Tell me why Ellerkamp resigned.", "en", "why"),
    ("Please find out if Kolbe has appealed.", "en", "whether"),
    ("Any word on when the ferry will run?", "en", "when"),
    ("Is it known how many were injured?", "en", "count"),
    ("Do we know who called? Thanks in advance!", "en", "who"),
    # several sentences, quotations
    ("I am writing a piece about the call. Austin and Shoigu last spoke on 18 February. Who called?", "en", "who"),
    ("The Kremlin says “that is wrong”. Who disagrees?", "en", "who"),
    ("“We saw nothing” – who said that?", "en", "who"),
]


@pytest.mark.parametrize(("question", "language", "kind"), KINDS)
def test_a_question_shows_its_language_and_what_it_asks_for(question, language, kind):
    query = read_question(question, SHIPPED)
    assert (query.language, query.kind) == (language, Kind(kind))


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Strafmaß Falkenried?", "de"),
        ("Rücktritt Ellerkamp?", "de"),
        ("Leitzins Morvanien?", "de"),
        ("Tote in Morle?", "de"),
        ("Hochwasser", "de"),
        ("Warum?", "de"),
        ("War Schoigu in Berlin?", "de"),
        ("Hat Will Smith angerufen?", "de"),
        ("Wo liegt die Harvard Medical School, School of Dental Medicine?", "de"),
        ("grund für abbruch", "de"),
        ("Resignation Ellerkamp?", "en"),
        ("Interest rate Morvania?", "en"),
        ("Casualties in Morle?", "en"),
        ("Flood", "en"),
        ("Why?", "en"),
        ("Was Shoigu seen in Berlin?", "en"),
        ("Where is the Technische Hochschule Mittweida?", "en"),
        ("Did Die Linke vote for the war?", "en"),
        ("When did the war in Südland start?", "en"),
        ("Prisoner exchange?", "en"),
    ],
)
def test_a_few_words_show_their_language(question, language):
    assert read_question(question, SHIPPED).language == language


def test_a_question_of_names_alone_is_taken_for_german():
    assert read_question("Falkenried Kolbe?", SHIPPED).language == "de"


def terms(question):
    return [term.text for term in read_question(question, SHIPPED).terms]


@pytest.mark.parametrize(
    ("question", "content"),
    [
        ("Kannst du mir bitte sagen, wer angerufen hat?", ["angerufen"]),
        ("Könnt ihr bitte mal nachsehen, wo Kolbe wohnt?", ["Kolbe", "wohnt"]),
        ("Ich würde gerne erfahren, wann die Fähre fährt. Vielen Dank!", ["Fähre", "fährt"]),
        ("Hallo zusammen, weiß jemand, ob die Brücke gesperrt ist? Liebe Grüße, Pia", ["Brücke", "gesperrt"]),
        ("Gibt es Informationen darüber, wer angerufen hat?", ["angerufen"]),
        ("Moin, kurze Frage: Wo liegt Drubno?", ["liegt", "Drubno"]),
        ("@quellenlage_bot Grund für Abbruch?", ["Grund", "Abbruch"]),
        ("I would like to know whether Kolbe has appealed.", ["Kolbe", "appealed"]),
        ("Could you please find out who called? Thanks!", ["called"]),
        ("Hi everyone, I was wondering when the ferry sank.", ["ferry", "sank"]),
        ("Do you happen to know where Kolbe lives?", ["Kolbe", "lives"]),
    ],
)
def test_courtesies_add_no_terms(question, content):
    assert terms(question) == content


@pytest.mark.parametrize(
    ("question", "content"),
    [
        ("Was wussten die Behörden?", ["wussten", "Behörden"]),
        ("Wer hat Informationen weitergegeben?", ["Informationen", "weitergegeben"]),
        ("Wem dankte die Ministerin?", ["dankte", "Ministerin"]),
        ("Who gave information to the press?", ["gave", "information", "press"]),
        ("Which question did the judge ask?", ["question", "judge", "ask"]),
    ],
)
def test_the_words_of_courtesies_are_terms_where_they_are_what_is_asked(question, content):
    assert terms(question) == content


def test_sentences_around_the_question_add_their_terms():
    assert terms("Die Brücke in Morle ist zu. Warum?") == ["Brücke", "Morle"]


def test_a_term_stands_once_however_often_it_is_said():
    assert terms("Brücke, Brücke, BRÜCKE: Wer sperrte die Brücke?") == ["Brücke", "sperrte"]


def test_a_question_of_function_words_alone_looks_for_these():
    assert terms("Wer war das?") == ["Wer", "war", "das"]


@pytest.mark.parametrize("text", ["Könnt ihr mir bitte sagen?", "Hallo!", "Danke", "Thank you!"])
def test_nothing_but_courtesy_is_no_question(text):
    with pytest.raises(EmptyQuestionError):
        terms(text)


def test_markup_that_came_along_with_a_question_is_none_of_its_words():
    assert terms("Was sagte <b>Kolbe</b>?") == terms("Was sagte Kolbe?")


def test_an_english_phrase_of_the_lexicon_is_one_term():
    assert terms("Which prime ministers met?") == ["prime ministers", "met"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Wo wohnt Kolbe?", ["Kolbe"]),
        ("Kolbe: wo wohnt er?", ["Kolbe"]),
        ("Wer sperrte die Brücke?", []),
        ("Wieviele Verlezte gab es?", []),
        ("Where does Kolbe live?", ["Kolbe"]),
        ("Bridges: who closed them?", []),
        ("Hat ein Xolper den Ausfall verursacht?", []),
        ("War die Xolpin Mahra schon länger krank?", ["Mahra"]),
        ("Wann wird die Xolpne Brücke gesperrt?", ["Xolpne"]),
    ],
)
def test_a_capital_makes_a_name_where_it_does_not_only_begin_a_sentence_or_a_noun(question, names):
    assert [term.text for term in read_question(question, SHIPPED).terms if term.name] == names


@pytest.mark.parametrize("question", ["", "   ", "?", "…!", "👍"])
def test_a_question_without_a_word_is_refused(question):
    with pytest.raises(EmptyQuestionError):
        read_question(question, SHIPPED)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_holds_a_word_is_read_and_has_terms_of_its_own_words(text):
    try:
        query = read_question(text, SHIPPED)
    except EmptyQuestionError:
        return
    assert query.terms
    assert all(term.text in text or term.text in text.lower() for term in query.terms)  # a verb that begins is written small


def test_a_question_of_small_words_alone_looks_for_each_of_them_once():
    assert [term.text for term in read_question("Wer? Wer war wer? " * 100, SHIPPED).terms] == ["Wer", "war", "wer"]
