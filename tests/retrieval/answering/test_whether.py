from collections.abc import Callable

import pytest

from retrieval.engine import Engine
from retrieval.models import Verdict

Open = Callable[..., Engine]


def _side(engine: Open, question: str, sentence: str) -> str | None:
    """What the one document that is on the matter says."""
    opened = engine(a=sentence, b="Das Wetter bleibt an der Küste freundlich, und die Fähren fahren pünktlich.")
    positions = opened.answer_or_nothing(question).findings[0].positions
    return str(positions[0].value) if positions else None


def test_of_a_known_thing_and_a_new_one_the_new_one_is_asked_for(engine: Open) -> None:
    question = "Übernimmt Nordwasser alle Mitarbeiter der Talwerke?"
    assert _side(engine, question, "Die Talwerke haben zehn Tage Zeit. Nordwasser übernimmt das Netz der Talwerke.") is None


def test_whoever_resigned_does_not_hold_the_office_any_more_whatever_reports_call_them(engine: Open) -> None:
    sentence = "Präsident Torsten Wiek zog die Konsequenzen und trat nach 19 Jahren zurück."
    assert _side(engine, "Ist Torsten Wiek noch Präsident?", sentence) == "no"


def test_whoever_did_not_resign_holds_the_office(engine: Open) -> None:
    assert _side(engine, "Ist Torsten Wiek noch Präsident?", "Präsident Torsten Wiek tritt nicht zurück.") == "yes"


DOPED = "Hat Torsten Wiek gedopt?"
CLEARED = "Wurde das Dorf Aulau geräumt?"
CLOSES = "Wird das Freibad Norden geschlossen?"
KILLED = "Wurden in Hallberg Geiseln getötet?"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (DOPED, "Torsten Wiek gab zu, gedopt zu haben."),
        (CLEARED, "Das Dorf Aulau ist vollständig geräumt worden, teilte der Landkreis mit."),
        (CLOSES, "Das Freibad Norden soll im Herbst geschlossen werden, sagte Bürgermeisterin Ina Kolb."),
        (KILLED, "Zwei Geiseln seien in Hallberg getötet worden, sagte der Sprecher."),
        ("Verzichtet Lena Vogt auf ihr Mandat?", "Lena Vogt nimmt das Mandat nicht an, sagte ihr Sprecher."),
        ("Did the rocket reach orbit?", "The rocket reached orbit after nine minutes, the company said."),
    ],
)
def test_a_sentence_that_says_what_is_asked_affirms_it(engine: Open, question: str, sentence: str) -> None:
    assert _side(engine, question, sentence) == "yes"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (DOPED, "Torsten Wiek hat nie gedopt, sagte sein Anwalt Udo Harms."),
        (DOPED, "Torsten Wiek bestritt, gedopt zu haben."),
        (DOPED, "Torsten Wiek wies den Vorwurf des Dopings zurück."),
        (DOPED, "Dass Torsten Wiek gedopt habe, treffe nicht zu, sagte sein Anwalt."),
        (DOPED, "Die Behauptung, Torsten Wiek habe gedopt, sei frei erfunden, sagte sein Anwalt."),
        (CLEARED, "Gerüchte, das Dorf Aulau sei geräumt worden, wies der Landkreis zurück."),
        (CLOSES, "Eine Schließung des Freibads Norden sei nicht geplant, sagte Bürgermeisterin Ina Kolb."),
        (KILLED, "In Hallberg sei keine einzige Geisel getötet worden, sagte der Sprecher."),
        ("Did the rocket reach orbit?", "The rocket failed to reach orbit, the company said."),
    ],
)
def test_a_sentence_that_denies_what_is_asked_says_no(engine: Open, question: str, sentence: str) -> None:
    assert _side(engine, question, sentence) == "no"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (KILLED, "Alle Geiseln in Hallberg haben überlebt, sagte der Sprecher."),
        (CLOSES, "Das Freibad Norden bleibt geöffnet, sagte Bürgermeisterin Ina Kolb."),
        ("War die Tür der Sakristei zu?", "Die Tür der Sakristei stand offen, sagte der Pfarrer."),
        ("Was the driver drunk?", "The driver was sober, police said."),
        ("War der Streik in Lorum legal?", "Das Arbeitsgericht erklärte den Streik in Lorum für rechtswidrig."),
        ("Blieben die Urnen bewacht?", "Die Urnen standen eine Stunde lang unbewacht im Flur."),
    ],
)
def test_a_sentence_that_says_the_contrary_says_no(engine: Open, question: str, sentence: str) -> None:
    assert _side(engine, question, sentence) == "no"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (DOPED, "Ob Torsten Wiek gedopt hat, ist unklar."),
        (DOPED, "Der Verband wollte nicht sagen, ob Torsten Wiek gedopt hat."),
        (DOPED, "Wenn Torsten Wiek gedopt hat, droht ihm eine Sperre."),
        (DOPED, "Torsten Wiek hat in Aulau gewonnen, sagte sein Anwalt."),
        (CLOSES, "Das Freibad Norden könnte geschlossen werden, sagte Bürgermeisterin Ina Kolb."),
        (CLEARED, "Der Landkreis forderte, das Dorf Aulau zu räumen."),
    ],
)
def test_a_sentence_that_leaves_it_open_or_says_something_else_is_no_answer(engine: Open, question: str, sentence: str) -> None:
    assert _side(engine, question, sentence) is None


def test_what_is_said_of_something_else_alone_is_no_answer(engine: Open) -> None:
    assert (
        _side(engine, "Ist die Hotline geheim?", "Was Torsten Wiek und Lena Vogt beredeten, ist geheim, sagte der Sprecher.")
        is None
    )


def test_not_this_but_that_says_that(engine: Open) -> None:
    assert _side(engine, "Hat Lena Vogt abgeschrieben?", "Lena Vogt habe nicht abgeschrieben, sondern schlampig zitiert.") == "no"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Trainer Jost Wiek ging aus freien Stücken, sagte der Verein.", "freiwillig"),
        ("Trainer Jost Wiek wurde zum Rückzug gedrängt, sagte sein Berater.", "gedrängt"),
        ("Trainer Jost Wiek ging nicht freiwillig, sagte sein Berater.", "gedrängt"),
    ],
)
def test_of_two_things_that_a_question_lets_one_choose_the_one_that_is_said(engine: Open, sentence: str, value: str) -> None:
    assert _side(engine, "Ging Trainer Jost Wiek freiwillig oder wurde er gedrängt?", sentence) == value


def test_one_who_affirms_and_one_who_denies_contradict_each_other(engine: Open) -> None:
    opened = engine(
        a="Die Polizei habe bei der Demo in Aulau Pfefferspray eingesetzt, sagte Anmelderin Ina Kolb.",
        b="Bei der Demo in Aulau wurde entgegen anderen Berichten kein Pfefferspray eingesetzt, sagte Polizeisprecher Udo Harms.",
        c="In Aulau wurde für den Erhalt des Freibads demonstriert.",
    )
    finding = opened.answer_or_nothing("Hat die Polizei bei der Demo in Aulau Pfefferspray eingesetzt?").findings[0]
    assert finding.verdict is Verdict.CONFLICT
    assert [str(position.value) for position in finding.positions] == ["yes", "no"]
    assert [source.document for source in finding.silent] == ["c.md"]


def test_a_denial_of_the_sentence_before_says_no_on_the_word_of_who_denies(engine: Open) -> None:
    opened = engine(
        a="In Aulau sei Tränengas eingesetzt worden, sagte Anmelderin Ina Kolb. Diese Behauptung wies die Polizei zurück.",
        b="Das Wetter bleibt an der Küste freundlich, und die Fähren fahren pünktlich.",
    )
    finding = opened.answer_or_nothing("Wurde in Aulau Tränengas eingesetzt?").findings[0]
    assert {str(position.value) for position in finding.positions} == {"yes", "no"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Berichte über eine Räumung des Dorfes Aulau nannte der Landkreis falsch.",
        "Der Landkreis lehnte es ab, das Dorf Aulau zu räumen.",
    ],
)
def test_what_its_own_sentence_calls_false_or_refuses_is_denied(engine: Open, sentence: str) -> None:
    assert _side(engine, CLEARED, sentence) == "no"


def test_a_contrary_that_denies_by_itself_denies_once(engine: Open) -> None:
    question = "Haben die Hafenarbeiter das Angebot angenommen?"
    assert _side(engine, question, "Die Hafenarbeiter haben das Angebot abgelehnt.") == "no"
    assert (
        _side(engine, "Haben die Hafenarbeiter das Angebot abgelehnt?", "Die Hafenarbeiter haben das Angebot angenommen.") == "no"
    )


def test_what_all_documents_are_about_is_given_and_not_what_is_asked(engine: Open) -> None:
    opened = engine(
        a="Der Vorstand der Werft Lund tritt zurück.\n\nDer Vorstand habe von den Rissen gewusst, sagte Betriebsrat Kai Dorn.",
        b="Der Vorstand der Werft Lund geht.\n\nDer Vorstand dankte allen Beschäftigten.",
    )
    finding = opened.answer_or_nothing("Hat der Vorstand von den Rissen gewusst?").findings[0]
    assert {extract.document for extract in finding.extracts} == {"a.md"}


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hat Wirt Jost Wiek den Hof angezündet?", "Wirt Jost Wiek steht im Verdacht, den Hof angezündet zu haben."),
        ("Hat Wirt Jost Wiek den Hof angezündet?", "Wirt Jost Wiek habe den Hof mutmaßlich angezündet, sagte der Staatsanwalt."),
        ("Did Ina Kolb forge the letter?", "Ina Kolb is suspected to have forged the letter, police said."),
    ],
)
def test_a_suspicion_is_no_yes(engine: Open, question: str, sentence: str) -> None:
    assert _side(engine, question, sentence) is None


def test_who_is_only_called_suspected_may_have_said_it(engine: Open) -> None:
    question = "Hat Wirt Jost Wiek den Hof angezündet?"
    assert _side(engine, question, "Der mutmaßliche Brandstifter Jost Wiek, ein Wirt, hat den Hof angezündet.") == "yes"


@pytest.mark.parametrize(
    "sentence",
    [
        "Torsten Wiek wehrte sich gegen den Vorwurf, gedopt zu haben.",
        "Torsten Wiek stellte in Abrede, gedopt zu haben.",
        "Torsten Wiek trat Berichten entgegen, gedopt zu haben.",
    ],
)
def test_who_wards_a_charge_off_denies_it(engine: Open, sentence: str) -> None:
    assert _side(engine, DOPED, sentence) == "no"


def test_no_doubt_of_any_kind_denies_nothing(engine: Open) -> None:
    assert (
        _side(engine, DOPED, "Torsten Wiek habe gedopt, daran gebe es keinen vernünftigen Zweifel, sagte der Richter.") == "yes"
    )


def test_a_place_that_begins_like_nobody_denies_nothing(engine: Open) -> None:
    sentence = "Im Niemandsland bei Hallberg wurden zwei Geiseln getötet."
    assert _side(engine, "Wurden bei Hallberg Geiseln getötet?", sentence) == "yes"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("War es in Aulau ein Anschlag?", "In Aulau war es ein technischer Defekt, sagte der Betreiber."),
        ("War die Pumpe in Aulau in Betrieb?", "Die Pumpe in Aulau war seit Monaten abgestellt, sagte der Wehrführer."),
        ("War der Suchtrupp in Aulau ausgerüstet?", "Der Suchtrupp in Aulau war schlecht ausgerüstet, sagte der Wehrführer."),
    ],
)
def test_a_state_that_excludes_the_one_asked_for_says_no(engine: Open, question: str, sentence: str) -> None:
    assert _side(engine, question, sentence) == "no"


def test_of_a_verb_that_only_makes_one_of_a_noun_the_noun_is_asked_for(engine: Open) -> None:
    question = "Hat der Verein Einspruch eingelegt?"
    assert _side(engine, question, "Der Verein hat Einspruch eingelegt, sagte Obmann Udo Harms.") == "yes"
    assert _side(engine, question, "Der Verein hat eine Pause eingelegt, sagte Obmann Udo Harms.") is None


def test_of_two_things_the_one_said_is_enough(engine: Open) -> None:
    question = "Ging Trainerin Ida Falk freiwillig oder wurde sie gefeuert?"
    assert _side(engine, question, "Der Verein hat Trainerin Ida Falk am Montag fristlos entlassen.") == "gefeuert"


@pytest.mark.parametrize("sentence", ["No new date has been set for the visit.", "There is no new date for the visit."])
def test_what_there_is_said_to_be_is_asked_for_and_not_what_it_is_for(engine: Open, sentence: str) -> None:
    assert _side(engine, "Is there a new date for Orlu's visit to Aulau?", f"{sentence} Orlu's visit to Aulau is off.") == "no"


def test_a_participle_that_begins_the_sentence_says_what_its_noun_asks(engine: Open) -> None:
    assert _side(engine, "Ist ein Abriss der Talbrücke geplant?", "Abgerissen werde die Talbrücke nicht, sagte Ina Kolb.") == "no"


def test_whether_there_was_such_a_thing_is_said_without_where_it_was(engine: Open) -> None:
    sentence = "The prosecutor said there had been no explosives in the wreck of the ferry Norna."
    assert _side(engine, "Were there explosives on the lower deck of the ferry Norna?", sentence) == "no"


def test_where_all_else_is_known_the_verb_that_begins_is_asked_for(engine: Open) -> None:
    question = "Wusste der Vorstand vorher von den Schulden?"
    assert _side(engine, question, "Der Vorstand war über die Schulden informiert, sagte Udo Harms.") == "yes"
    assert _side(engine, question, "Der Vorstand hat von den Schulden erst im Mai erfahren, sagte Ina Kolb.") == "no"
    assert _side(engine, question, "Dem Vorstand wird vorgeworfen, die Schulden verschwiegen zu haben.") is None


def test_the_manner_of_what_is_known_is_asked_for(engine: Open) -> None:
    question = "Ist Trainerin Ida Falk freiwillig zurückgetreten?"
    assert _side(engine, question, "Trainerin Ida Falk ist zurückgetreten, teilte der Verein mit.") is None
    assert _side(engine, question, "Niemand habe sie zum Rücktritt gedrängt, sagte Trainerin Ida Falk.") == "yes"


def test_of_an_english_compound_behind_the_article_the_verb_is_asked_for(engine: Open) -> None:
    question = "Has the county cleared the harbour merger in Lorum?"
    assert _side(engine, question, "The harbour merger in Lorum saves the county two million a year.") is None


def test_to_let_it_be_done_is_said_by_what_is_done(engine: Open) -> None:
    question = "Hat Lena Vogt die Akten schreddern lassen?"
    assert _side(engine, question, "Lena Vogt habe die Akten schreddern lassen, sagte ihr Büroleiter.") == "yes"
    assert _side(engine, question, "Lena Vogt hat die Akten liegen lassen, sagte ihr Büroleiter.") is None


def test_what_an_embedded_clause_denies_is_not_what_the_sentence_denies(engine: Open) -> None:
    sentence = "Der Maat, der nie ein Rennen verloren hat, wird in Aulau festgehalten."
    assert _side(engine, "Wird der Maat noch in Aulau festgehalten?", sentence) == "yes"


def test_nobody_that_stands_before_an_embedded_clause_denies_the_sentence(engine: Open) -> None:
    sentence = "Keiner der Matrosen, die in Aulau an Bord waren, wurde verletzt."
    assert _side(engine, "Wurden in Aulau Matrosen verletzt?", sentence) == "no"


def test_what_an_outlet_only_rejects_is_not_what_it_says(engine: Open) -> None:
    opened = engine(
        a="Im Netz steht, der Kran in Aulau sei defekt gewesen. Das weisen wir zurück: Er lief den ganzen Tag.",
        b="Das Wetter bleibt an der Küste freundlich, und die Fähren fahren pünktlich.",
    )
    finding = opened.answer_or_nothing("Hat der Kran in Aulau funktioniert?").findings[0]
    assert [str(position.value) for position in finding.positions] == ["yes"]


def test_two_words_for_the_contrary_do_not_make_it_a_yes(engine: Open) -> None:
    question = "Ist Trainerin Ida Falk freiwillig zurückgetreten?"
    assert _side(engine, question, "Der Verein hat Trainerin Ida Falk zum Rückzug gedrängt und dann entlassen.") == "no"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "Haben Väter Anzeige gegen die Kantine Lorum erstattet?",
            "Zehn Gäste klagten nach dem Essen der Kantine Lorum über Fieber.",
        ),
        ("Gibt es Verletzte?", "Im Norden von Aulau ist am Montag der Strom ausgefallen."),
        ("Hat der Räuber von Aulau gestanden?", "Um neun Uhr standen die Räuber von Aulau im Schalterraum."),
    ],
)
def test_a_near_word_that_is_said_of_something_else_is_no_answer(engine: Open, question: str, sentence: str) -> None:
    assert _side(engine, question, sentence) is None


def test_beside_what_there_is_its_contrary_may_be_as_well(engine: Open) -> None:
    assert _side(engine, "Gibt es in Aulau Tote?", "In Aulau haben 20 Menschen überlebt, sagte der Wehrführer.") is None
    assert _side(engine, "Gibt es in Aulau Tote?", "In Aulau gibt es keine Toten, sagte der Wehrführer.") == "no"


def test_that_no_further_ones_were_denies_none(engine: Open) -> None:
    sentence = "Zwei Matrosen wurden in Aulau verletzt, weitere Personen wurden nicht verletzt."
    assert _side(engine, "Wurden in Aulau Matrosen verletzt?", sentence) == "yes"


def test_who_goes_without_it_has_it_not(engine: Open) -> None:
    question = "Trug der Bote von Aulau einen Helm?"
    assert _side(engine, question, "Der Bote von Aulau war ohne Helm unterwegs, sagte die Polizei.") == "no"
    assert _side(engine, "Did the courier wear a helmet?", "The courier rode without a helmet, police said.") == "no"


def test_what_another_is_said_to_have_done_is_no_yes(engine: Open) -> None:
    question = "Hat der Wolf die Schafe in Aulau gerissen?"
    assert _side(engine, question, "Die Schafe in Aulau wurden von einem Hund gerissen, ergab die Probe.") is None
    assert _side(engine, question, "Die Schafe in Aulau wurden von einem Wolf gerissen, ergab die Probe.") == "yes"


def test_what_is_only_wanted_has_not_happened(engine: Open) -> None:
    question = "Hat Ida Falk die Werft Lunter verkauft?"
    assert _side(engine, question, "Ida Falk will die Werft Lunter verkaufen, sagte ihr Anwalt.") is None
    assert _side(engine, question, "Ida Falk soll die Werft Lunter verkauft haben, sagte ihr Anwalt.") == "yes"
    assert _side(engine, "Ist ein Verkauf der Werft Lunter geplant?", "Ida Falk will die Werft Lunter verkaufen.") == "yes"


def test_a_word_of_the_question_is_no_other_word_for_what_it_asks(engine: Open) -> None:
    question = "Hat Udo Harms seine Doktorarbeit abgeschrieben?"
    assert _side(engine, question, "Udo Harms hat seine Doktorarbeit in Aulau vorgelegt.") is None


def test_of_a_weak_verb_without_a_complement_the_state_is_asked_for(engine: Open) -> None:
    question = "Läuft der Streik in Lorum noch?"
    assert _side(engine, question, "Der Streik in Lorum ist beendet, sagte die Gewerkschaft.") == "no"
    assert _side(engine, question, "Die Gewerkschaft hat den Streik in Lorum verlängert.") == "yes"


def test_what_there_is_stands_behind_no_preposition(engine: Open) -> None:
    question = "Gab es in Lorum Streit im Vorstand?"
    assert _side(engine, question, "Im Vorstand in Lorum gab es Streit, sagte Ina Kolb.") == "yes"
    assert _side(engine, question, "Im Vorstand in Lorum herrsche Einigkeit, sagte Ina Kolb.") is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("War der Unfall in Lorum vermeidbar?", "Der Unfall in Lorum war unvermeidbar, sagte der Gutachter."),
        ("Hat der Arzt in Lorum einen Fehler gemacht?", "Der Arzt in Lorum hat fehlerfrei gearbeitet, sagte die Klinik."),
        ("Ist Udo Harms verurteilt worden?", "Das Gericht sprach Udo Harms frei."),
        ("Sitzt Udo Harms noch in Haft?", "Udo Harms ist seit Montag auf freiem Fuß."),
        ("Wird in Lorum noch gesucht?", "Die Suche in Lorum wurde am Abend eingestellt."),
    ],
)
def test_a_word_that_denies_by_its_parts_or_stands_in_two_says_no(engine: Open, question: str, sentence: str) -> None:
    assert _side(engine, question, sentence) == "no"


def test_of_how_a_given_thing_was_done_the_thing_need_not_be_said(engine: Open) -> None:
    assert _side(engine, "Did Ida Falk resign voluntarily?", "Ida Falk was pushed out, a colleague said.") == "no"
    sentence = "Das Feuer in Lorum brach durch einen Kurzschluss aus, sagte der Wehrführer."
    assert _side(engine, "Wurde das Feuer in Lorum absichtlich gelegt?", sentence) == "no"


def test_a_surname_that_is_a_word_is_not_asked_for(engine: Open) -> None:
    question = "Wusste Ida Falk von dem Gutachten?"
    assert _side(engine, question, "Ida Falk hat das Gutachten im Mai bestellt, sagte Udo Harms.") is None
    assert _side(engine, question, "Ida Falk sei über das Gutachten informiert gewesen, sagte Udo Harms.") == "yes"


def test_what_might_have_been_done_afterwards_leaves_what_was_as_it_is(engine: Open) -> None:
    sentence = "The dam in Lorum burst before anybody could leave, an engineer said."
    assert _side(engine, "Did the dam in Lorum burst?", sentence) == "yes"
