"""Verdicts, each over the smallest corpus that shows it."""

import re

import pytest

from retrieval.explanation import Relation, Rule
from retrieval.language.tables import table
from retrieval.models import Finding, Trend, Verdict


def report(source: str, day: str, *paragraphs: str, title: str = "Brand im Stellwerk Hohenrade") -> str:
    return "\n\n".join([f"---\nsource: {source}\ntitle: {title}\npublished: {day}\n---", *paragraphs])


def documents(finding: Finding) -> list[set[str]]:
    return [{extract.document for extract in position.extracts} for position in finding.positions]


def values(finding: Finding) -> list[str]:
    return [position.value for position in finding.positions]


DEAD = "Wie viele Tote gab es beim Brand im Stellwerk Hohenrade?"
FIRE = "In Hohenrade ist am Montag das Stellwerk der Talbahn abgebrannt."


def test_two_agencies_that_name_different_numbers_of_dead_on_one_day_are_a_conflict(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von drei Toten."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Nach Angaben der Klinik starben bei dem Brand sieben Menschen."),
    )
    finding = it.ask(DEAD).findings[0]
    assert finding.verdict is Verdict.CONFLICT
    assert sorted(values(finding)) == ["drei", "sieben"]
    assert finding.explanation.rule is Rule.CANNOT_BOTH_BE


def test_a_later_toll_of_the_same_authority_is_an_update_in_order_of_time(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-13", FIRE, "Die Zahl der Toten stieg auf sieben, teilte die Feuerwehr mit."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Drei Menschen starben nach Angaben der Feuerwehr."),
        c=report("Inselbote", "2024-03-15", FIRE, "Die Feuerwehr meldete am Freitag neun Tote."),
    )
    finding = it.ask(DEAD).findings[0]
    assert finding.verdict is Verdict.UPDATE
    assert documents(finding) == [{"b.md"}, {"a.md"}, {"c.md"}]
    assert (finding.trend, finding.course) == (Trend.ROSE, ("3", "7", "9"))


def test_figures_that_one_party_corrects_downwards_fell(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "22 Menschen werden noch vermisst, teilte die Feuerwehr mit."),
        b=report("Küstenfunk", "2024-03-14", FIRE, "Vermisst werden nach Angaben der Feuerwehr noch 15 Menschen."),
    )
    finding = it.ask("Wie viele Menschen werden nach dem Brand in Hohenrade vermisst?").findings[0]
    assert (finding.verdict, finding.trend) == (Verdict.UPDATE, Trend.FELL)


def test_a_later_figure_that_disputes_the_earlier_one_is_a_conflict(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von drei Toten."),
        b=report("Küstenfunk", "2024-03-14", FIRE, "Die Klinik widersprach der Feuerwehr: Es gebe sieben Tote."),
    )
    assert it.ask(DEAD).verdict is Verdict.CONFLICT


def test_figures_that_can_both_be_true_agree(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "An dem Einsatz waren 38 Feuerwehrleute beteiligt."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Rund 40 Feuerwehrleute waren im Einsatz."),
    )
    finding = it.ask("Wie viele Feuerwehrleute waren in Hohenrade im Einsatz?").findings[0]
    assert finding.verdict is Verdict.AGREEMENT
    assert documents(finding) == [{"a.md", "b.md"}]


def test_two_reports_that_rest_on_one_ministry_are_one_sided(engine):
    shelling = "An der Grenze zwischen Norland und Ostmark ist am Montag das Dorf Hohenrade beschossen worden."
    it = engine(
        a=report("Hafenkurier", "2024-03-12", shelling, "Das ostmärkische Verteidigungsministerium sprach von drei Toten."),
        b=report(
            "Küstenfunk",
            "2024-03-12",
            shelling,
            "Drei Menschen starben, sagte ein Sprecher des ostmärkischen Verteidigungsministeriums.",
        ),
    )
    finding = it.ask("Wie viele Tote gab es beim Beschuss von Hohenrade?").findings[0]
    assert finding.verdict is Verdict.ONE_SIDED
    assert "Verteidigungsministerium" in finding.side
    assert finding.explanation.rule is Rule.ALL_ON_ONE_WORD


def test_reports_that_rest_on_two_parties_and_fit_together_agree(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von drei Toten."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Drei Menschen starben, teilte das Klinikum Hohenrade mit."),
    )
    assert it.ask(DEAD).verdict is Verdict.AGREEMENT


WIRE = "Nach Angaben der Feuerwehr starben bei dem Brand am frühen Montagmorgen drei Menschen, die im Stellwerk Dienst hatten."


def test_two_prints_of_one_agency_text_are_a_single_source(engine):
    it = engine(a=report("Hafenkurier", "2024-03-12", FIRE, WIRE), b=report("Küstenfunk", "2024-03-12", FIRE, WIRE[:-30] + "."))
    finding = it.ask(DEAD).findings[0]
    assert finding.verdict is Verdict.SINGLE_SOURCE
    assert documents(finding) == [{"a.md", "b.md"}]
    assert [[source.name for source in prints] for prints in finding.prints] == [["Hafenkurier", "Küstenfunk"]]


def test_a_text_that_two_outlets_print_word_for_word_is_shown_of_both_and_is_a_single_source(engine):
    it = engine(a=report("Hafenkurier", "2024-03-12", FIRE, WIRE), b=report("Küstenfunk", "2024-03-12", FIRE, WIRE))
    finding = it.ask(DEAD).findings[0]
    assert finding.verdict is Verdict.SINGLE_SOURCE
    assert documents(finding) == [{"a.md", "b.md"}]
    assert [[source.name for source in prints] for prints in finding.prints] == [["Hafenkurier", "Küstenfunk"]]


def test_one_report_that_answers_is_a_single_source_and_the_others_are_silent(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von drei Toten."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Die Strecke nach Grellingen bleibt gesperrt."),
    )
    finding = it.ask(DEAD).findings[0]
    assert finding.verdict is Verdict.SINGLE_SOURCE
    assert [(source.document, source.name) for source in finding.silent] == [("b.md", "Küstenfunk")]


def test_a_report_of_another_event_never_stands_in_the_first_finding(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von drei Toten."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Drei Menschen starben."),
        c=report(
            "Inselbote",
            "2017-08-02",
            "Im Sägewerk Ammerloh hat es am Dienstag gebrannt. Elf Menschen starben.",
            title="Brand im Sägewerk Ammerloh",
        ),
    )
    answer = it.ask(DEAD)
    assert answer.verdict is Verdict.AGREEMENT
    assert {extract.document for extract in answer.findings[0].extracts} == {"a.md", "b.md"}
    assert "c.md" not in {source.document for source in answer.findings[0].silent}
    assert [aside.documents for aside in answer.findings[0].explanation.set_aside] == [("c.md",)]


def test_an_open_question_is_quoted_and_not_compared(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Das Stellwerk brannte, weil ein Kabel überhitzt war."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Das Stellwerk brannte wegen eines Blitzschlags."),
    )
    finding = it.ask("Warum brannte das Stellwerk in Hohenrade?").findings[0]
    assert finding.verdict is Verdict.NOT_COMPARED
    assert finding.explanation.rule is Rule.OPEN_QUESTION


def test_a_claim_and_its_denial_are_a_conflict_of_yes_and_no(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Talbahn hatte die Sprinkleranlage des Stellwerks abgeschaltet."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Die Talbahn hat die Sprinkleranlage im Stellwerk nicht abgeschaltet."),
    )
    finding = it.ask("Hat die Talbahn die Sprinkleranlage im Stellwerk abgeschaltet?").findings[0]
    assert finding.verdict is Verdict.CONFLICT
    assert sorted(values(finding)) == ["no", "yes"]
    assert all(position.polar for position in finding.positions)


def test_a_name_that_no_document_has_is_told_in_the_explanation_of_no_answer(engine):
    finding = engine(a=report("Hafenkurier", "2024-03-12", FIRE)).ask("Was sagte Ravndal zum Brand in Hohenrade?").findings[0]
    assert finding.verdict is Verdict.NO_ANSWER
    assert finding.explanation.rule is Rule.UNKNOWN_NAME
    assert finding.unknown == ("Ravndal",)


def test_two_states_that_are_each_named_as_the_caller_are_a_conflict(engine):
    call = "Der Präsident von Norland und der Präsident von Ostmark haben am Montag telefoniert."
    it = engine(
        a=report(
            "Hafenkurier", "2024-03-12", call, "Das Gespräch kam auf Bitten Norlands zustande.", title="Norland und Ostmark reden"
        ),
        b=report(
            "Küstenfunk", "2024-03-12", call, "Das Gespräch ging von Ostmark aus.", title="Norland und Ostmark telefonieren"
        ),
    )
    finding = it.ask("Von wem ging das Gespräch zwischen Norland und Ostmark aus?").findings[0]
    assert finding.verdict is Verdict.CONFLICT
    assert sorted(documents(finding), key=min) == [{"a.md"}, {"b.md"}]


BROKE_OUT = "Wann brach das Feuer im Stellwerk Hohenrade aus?"
BURNT = "In Hohenrade ist das Stellwerk der Talbahn abgebrannt."


def test_answers_to_a_question_of_one_word_contradict_nothing(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Verantwortlich ist die Talbahn, sagte die Polizei."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Verantwortlich ist der Bauherr Jan Ott, sagte die Talbahn."),
    )
    assert it.ask("Wer ist verantwortlich?").findings[0].explanation.rule is Rule.HARDLY_ASKED


def test_what_was_offered_is_the_amount_and_two_amounts_are_a_conflict(engine):
    talks = "In Hohenrade streiken die Matrosen der Reederei Lunter."
    it = engine(
        a=report(
            "Hafenkurier", "2024-03-12", talks, "Angeboten habe die Reederei den Matrosen 4,4 Prozent, sagte Chefin Ina Kolb."
        ),
        b=report(
            "Küstenfunk", "2024-03-12", talks, "Angeboten habe die Reederei den Matrosen 1,9 Prozent, sagte die Gewerkschaft."
        ),
    )
    finding = it.ask("Was hat die Reederei Lunter den Matrosen angeboten?").findings[0]
    assert sorted(values(finding)) == ["1,9 Prozent", "4,4 Prozent"]
    assert finding.verdict is Verdict.CONFLICT


def test_a_bound_that_fits_two_figures_stands_with_the_nearer_one(engine):
    sick = "In Hohenrade sind Kinder eines Zeltlagers krank geworden."
    it = engine(
        a=report("Hafenkurier", "2024-03-12", sick, "Das Kreisamt zählte am Abend 33 kranke Kinder."),
        b=report("Küstenfunk", "2024-03-12", sick, "Mehr als 30 Kinder des Zeltlagers sind krank."),
        c=report("Talpost", "2024-03-15", sick, "In Hohenrade sind nun 58 Kinder des Zeltlagers krank, teilte das Kreisamt mit."),
    )
    finding = it.ask("Wie viele Kinder des Zeltlagers in Hohenrade sind krank?").findings[0]
    assert [sorted(one.document for one in position.extracts) for position in finding.positions] == [["a.md", "b.md"], ["c.md"]]
    assert finding.verdict is Verdict.UPDATE


def test_who_did_it_does_not_move_on_with_the_days_of_the_reports(engine):
    run = "In Hohenrade ist am Sonntag der Hafenlauf gelaufen worden."
    it = engine(
        a=report("Hafenkurier", "2024-03-12", run, "Den Hafenlauf gewann Jan Ott."),
        b=report("Küstenfunk", "2024-03-15", run, "Den Hafenlauf gewann Ina Kolb."),
    )
    finding = it.ask("Wer hat den Hafenlauf in Hohenrade gewonnen?").findings[0]
    assert (finding.verdict, len(finding.positions)) == (Verdict.NOT_COMPARED, 2)


def test_a_no_on_a_party_s_word_is_not_overtaken_by_another_outlet_s_yes(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Beim Brand sei niemand verletzt worden, teilte die Talbahn mit."),
        b=report("Küstenfunk", "2024-03-13", FIRE, "Beim Brand wurde eine Rentnerin verletzt."),
    )
    assert it.ask("Wurde beim Brand im Stellwerk Hohenrade jemand verletzt?").verdict is Verdict.CONFLICT


def test_times_that_overlap_agree(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", BURNT, "Das Feuer brach am Dienstag gegen 3 Uhr aus."),
        b=report("Küstenfunk", "2024-03-12", BURNT, "Das Feuer brach in der Nacht zu Dienstag aus."),
    )
    assert it.ask(BROKE_OUT).verdict is Verdict.AGREEMENT


def test_times_that_do_not_overlap_are_a_conflict(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", BURNT, "Das Feuer brach gegen 3 Uhr aus."),
        b=report("Küstenfunk", "2024-03-12", BURNT, "Das Feuer brach um 23 Uhr aus."),
    )
    assert it.ask(BROKE_OUT).verdict is Verdict.CONFLICT


def test_the_day_of_a_report_does_not_reconcile_two_hours_that_contradict_each_other(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Das Feuer brach gegen 3 Uhr aus."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Das Feuer brach um 23 Uhr aus."),
    )
    assert it.ask(BROKE_OUT).verdict is Verdict.CONFLICT


@pytest.mark.parametrize("question", [DEAD, "Warum brannte das Stellwerk in Hohenrade?", "Wer sprach von Toten in Hohenrade?"])
def test_every_verdict_comes_with_the_claims_that_it_rests_on(engine, question):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von drei Toten."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Das Stellwerk brannte wegen eines Blitzschlags."),
    )
    finding = it.ask(question).findings[0]
    for claim in finding.explanation.claims:
        assert claim.text in it.corpus[claim.document].text
        assert claim.position <= len(finding.positions)


def test_the_explanation_says_how_each_two_claims_stand_to_each_other(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von rund 30 Toten."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Nach Angaben der Klinik starben bei dem Brand 80 Menschen."),
    )
    explanation = it.ask(DEAD).findings[0].explanation
    assert sorted(claim.terms for claim in explanation.claims) == ["[27, 33]", "[80, 80]"]
    [pair] = explanation.pairs
    assert (pair.judgement.relation, pair.judgement.rule) == (Relation.DIFFERENT, Rule.AMOUNTS_APART)


def test_a_later_figure_of_another_party_is_an_update_where_words_say_that_it_moved(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von drei Toten."),
        b=report("Küstenfunk", "2024-03-14", FIRE, "Die Zahl der Toten stieg auf sieben, teilte das Klinikum mit."),
    )
    finding = it.ask(DEAD).findings[0]
    assert (finding.verdict, finding.explanation.rule) == (Verdict.UPDATE, Rule.MOVED_IN_WORDS)


def test_a_later_figure_of_another_party_is_a_conflict_where_no_word_says_that_it_moved(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von drei Toten."),
        b=report("Küstenfunk", "2024-03-14", FIRE, "Die Gewerkschaft GHL sprach von sieben Toten."),
    )
    assert it.ask(DEAD).verdict is Verdict.CONFLICT


def test_a_toll_that_rescuers_tell_rises_from_one_to_the_other(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von drei Toten."),
        b=report("Küstenfunk", "2024-03-14", FIRE, "Das Klinikum Hohenrade sprach von sieben Toten."),
    )
    finding = it.ask(DEAD).findings[0]
    assert (finding.verdict, finding.explanation.rule, finding.course) == (Verdict.UPDATE, Rule.TOLL_ROSE, ("3", "7"))


def test_a_toll_that_falls_from_one_rescuer_to_the_other_is_a_conflict(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von sieben Toten."),
        b=report("Küstenfunk", "2024-03-14", FIRE, "Das Klinikum Hohenrade sprach von drei Toten."),
    )
    assert it.ask(DEAD).verdict is Verdict.CONFLICT


def test_reports_of_one_day_are_in_order_where_both_bear_the_hour(engine):
    texts = "Die Feuerwehr sprach von drei Toten.", "Die Feuerwehr sprach von sieben Toten."
    hours = [report("Hafenkurier", f"2024-03-12T{hour}:00", FIRE, text) for hour, text in zip((10, 18), texts, strict=True)]
    assert engine(a=hours[0], b=hours[1]).ask(DEAD).verdict is Verdict.UPDATE


def test_figures_that_rose_and_fell_again_changed(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von drei Toten."),
        b=report("Küstenfunk", "2024-03-13", FIRE, "Die Feuerwehr sprach von neun Toten."),
        c=report("Inselbote", "2024-03-14", FIRE, "Die Feuerwehr sprach von sieben Toten."),
    )
    finding = it.ask(DEAD).findings[0]
    assert (finding.verdict, finding.trend) == (Verdict.UPDATE, Trend.CHANGED)


def test_two_figures_on_one_party_s_word_without_the_days_of_their_reports_are_not_compared(engine):
    undated = "---\nsource: {}\ntitle: Brand im Stellwerk Hohenrade\n---\n" + FIRE + "\n\nDie Feuerwehr sprach von {} Toten."
    it = engine(a=undated.format("Hafenkurier", "drei"), b=undated.format("Küstenfunk", "sieben"))
    assert it.ask(DEAD).verdict is Verdict.NOT_COMPARED


def test_sentences_that_differ_in_their_number_alone_are_no_prints_of_one_text(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Zahl der Toten liegt bei neun Menschen."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Die Zahl der Toten liegt bei zehn Menschen."),
    )
    finding = it.ask(DEAD).findings[0]
    assert (finding.verdict, finding.prints) == (Verdict.CONFLICT, ())


def test_a_text_that_is_printed_on_two_days_is_one_whatever_day_its_monday_is(engine):
    text = "Das Feuer brach am Montag in einem Schaltschrank des Stellwerks aus."
    it = engine(a=report("Hafenkurier", "2024-03-12", BURNT, text), b=report("Küstenfunk", "2024-03-19", BURNT, text))
    assert it.ask(BROKE_OUT).verdict is Verdict.SINGLE_SOURCE


def test_two_parties_that_name_two_numbers_in_one_document_are_a_conflict_within_it(engine):
    says = "Die Feuerwehr sprach von drei Toten, das Klinikum Hohenrade meldete sieben Tote."
    finding = engine(a=report("Hafenkurier", "2024-03-12", FIRE, says)).ask(DEAD).findings[0]
    assert finding.verdict is Verdict.CONFLICT
    assert documents(finding) == [{"a.md"}, {"a.md"}]


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("moved", "Die Zahl stieg auf sieben."),
        ("moved", "Inzwischen sind es sieben."),
        ("moved", "Nach Auszählung von 12 der 40 Bezirke lag Falk bei 54 Prozent."),
        ("moved", "With nine of 40 districts counted, Falk had 54 per cent."),
        ("moved", "Bis zum Abend waren es sieben."),
        ("moved", "The toll has risen to seven."),
        ("moved", "Seven are dead so far."),
        ("disputed", "Die Klinik bleibt dabei: Es waren sieben."),
        ("disputed", "Der Minister wies die Angabe der Klinik am Abend entschieden zurück."),
        ("disputed", "Angeblich waren es drei."),
        ("disputed", "The hospital stands by its figure."),
        ("disputed", "Contrary to the ministry, the hospital counts seven."),
    ],
)
def test_words_tell_that_a_figure_moved_on_or_is_disputed(what, text):
    found = {name for name in ("moved", "disputed") if re.search(table("movement")[name], text)}
    assert found == {what}


@pytest.mark.parametrize("text", ["Sieben Menschen starben.", "Seven people died.", "Die Feuerwehr zählte sieben Tote."])
def test_a_plain_report_of_a_figure_says_neither(text):
    assert not any(re.search(table("movement")[name], text) for name in ("moved", "disputed"))


CALL = "Die Außenminister haben am Montag telefoniert."


def test_those_at_whose_wish_a_call_came_about_are_compared(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", CALL, "Das Gespräch kam auf Bitten Norlands zustande.", title="Telefonat"),
        b=report(
            "Küstenfunk", "2024-03-12", CALL, "Das Gespräch kam auf Wunsch der Regierung von Ostmark zustande.", title="Telefonat"
        ),
    )
    finding = it.ask("Auf wessen Wunsch kam das Gespräch zustande?").findings[0]
    assert finding.verdict is Verdict.CONFLICT
    assert documents(finding) in ([{"a.md"}, {"b.md"}], [{"b.md"}, {"a.md"}])


def test_who_is_only_spoken_with_or_reported_on_is_nobody_who_did_it(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", CALL, "Das Gespräch zwischen Norland und Ostmark dauerte lang.", title="Telefonat"),
        b=report("Küstenfunk", "2024-03-12", CALL, "Das Gespräch kam auf Bitten Norlands zustande.", title="Telefonat"),
    )
    assert it.ask("Wer hat das Gespräch initiiert?").verdict is not Verdict.CONFLICT


def test_that_somebody_did_not_do_it_contradicts_that_they_did(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", CALL, "Ostmark habe um das Gespräch gebeten, erklärte das Amt in Norland."),
        b=report("Küstenfunk", "2024-03-12", CALL, "Ostmark habe nicht um das Gespräch gebeten, erklärte der Minister."),
    )
    assert it.ask("Wer hat um das Gespräch gebeten?").verdict is Verdict.CONFLICT


def test_a_later_figure_in_an_outlet_s_own_voice_is_an_update_where_it_rose(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Drei Menschen starben, teilte die Feuerwehr mit."),
        b=report("Küstenfunk", "2024-03-14", FIRE, "Bei dem Brand starben sieben Menschen."),
    )
    assert it.ask(DEAD).findings[0].verdict is Verdict.UPDATE


def test_a_lower_figure_in_an_outlet_s_own_voice_contradicts_a_party_s_earlier_one(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Sieben Menschen starben, teilte die Feuerwehr mit."),
        b=report("Küstenfunk", "2024-03-14", FIRE, "Bei dem Brand starben drei Menschen."),
    )
    assert it.ask(DEAD).findings[0].verdict is Verdict.CONFLICT


def test_of_two_things_to_choose_from_each_position_is_named_by_the_question_s_word(engine):
    title = "Minister sprechen über Brücke"
    it = engine(
        a=report("Hafenkurier", "2024-03-12", "Anna Kolb und Bernd Tomm haben am Montag telefoniert.", title=title),
        b=report("Küstenfunk", "2024-03-12", "Anna Kolb und Bernd Tomm haben sich am Montag getroffen.", title=title),
    )
    finding = it.ask("Haben Anna Kolb und Bernd Tomm telefoniert oder sich getroffen?").findings[0]
    assert sorted(values(finding)) == ["getroffen", "telefoniert"]
    assert not any(position.polar for position in finding.positions)


def test_what_somebody_said_is_not_compared_though_one_report_alone_has_it(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "„Das hätte nie brennen dürfen“, sagte Landrätin Ida Falk zu dem Brand."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Die Strecke nach Grellingen bleibt gesperrt."),
    )
    finding = it.ask("Was sagte Ida Falk zu dem Brand in Hohenrade?").findings[0]
    assert (finding.verdict, finding.explanation.rule) == (Verdict.NOT_COMPARED, Rule.OPEN_QUESTION)


def test_a_rough_time_does_not_join_two_that_exclude_each_other(engine):
    call = "Wann wurde die Feuerwehr in Hohenrade gerufen?"
    it = engine(
        a=report(
            "Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr wurde am 11. März um 13.45 Uhr gerufen, sagte Wirtin Ada Lohm."
        ),
        b=report("Inselbote", "2024-03-12", FIRE, "Die Feuerwehr wurde am 11. März gerufen."),
        c=report(
            "Deichpost", "2024-03-12", FIRE, "Die Feuerwehr wurde am 11. März um 18.30 Uhr gerufen, sagte Nachbar Uwe Brahm."
        ),
    )
    [finding] = it.ask(call).findings
    assert not any({"a.md", "c.md"} <= position for position in documents(finding))


def test_a_later_figure_that_calls_others_wrong_in_its_next_sentence_is_no_update(engine):
    first = report("Hafenkurier", "2024-03-12", FIRE, "Beim Brand wurden 40 Züge beschädigt.")
    later = "Beim Brand wurden zwölf Züge beschädigt. "
    loot = "Wie viele Züge wurden beim Brand in Hohenrade beschädigt?"
    [plain] = engine(a=first, b=report("Inselbote", "2024-03-14", FIRE, later + "Sie stehen im Depot.")).ask(loot).findings
    [sharp] = (
        engine(a=first, b=report("Inselbote", "2024-03-14", FIRE, later + "Anderslautende Angaben sind falsch."))
        .ask(loot)
        .findings
    )
    assert (plain.verdict, sharp.verdict) == (Verdict.UPDATE, Verdict.CONFLICT)


def test_two_times_at_which_something_was_are_no_matter_that_moved_on(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Stadt wusste seit 2019 von den morschen Kabeln."),
        b=report("Inselbote", "2024-03-14", FIRE, "Die Stadt wusste erst im Januar 2024 von den morschen Kabeln."),
    )
    assert it.ask("Seit wann wusste die Stadt von den morschen Kabeln?").findings[0].verdict is not Verdict.UPDATE
    [finding] = it.ask("Wann hat die Stadt von den morschen Kabeln gewusst?").findings
    assert finding.verdict is Verdict.CONFLICT


def test_how_long_something_lasts_is_also_said_by_when_it_ends(engine):
    shut = report("Inselbote", "2024-03-13", FIRE, "Der Bahnhof Hohenrade bleibt bis einschließlich 20. März geschlossen.")
    it = engine(a=report("Hafenkurier", "2024-03-12", FIRE), b=shut)
    [finding] = it.ask("Wie lange bleibt der Bahnhof Hohenrade geschlossen?").findings
    assert (finding.verdict, values(finding)) == (Verdict.SINGLE_SOURCE, ["20. März"])


def test_how_long_something_lasted_is_not_said_by_when_it_ended(engine):
    shut = report("Inselbote", "2024-03-13", FIRE, "Der Bahnhof Hohenrade war bis einschließlich 10. März geschlossen.")
    it = engine(a=report("Hafenkurier", "2024-03-12", FIRE), b=shut)
    assert not any(finding.positions for finding in it.ask("Wie lange war der Bahnhof Hohenrade geschlossen?").findings)


def test_how_something_was_is_changed_by_no_later_day(engine):
    title = "Suche nach Wanderer am Hohenrader Grat"
    it = engine(
        a=report("Hafenkurier", "2024-03-12", "Der Wanderer war schlecht ausgerüstet, sagte die Bergwacht.", title=title),
        b=report("Küstenfunk", "2024-03-13", "Der Wanderer war für den Grat gut ausgerüstet.", title=title),
    )
    finding = it.ask("War der Wanderer am Hohenrader Grat ausgerüstet?").findings[0]
    assert finding.verdict is Verdict.CONFLICT


def test_a_state_that_is_over_by_the_later_report_moved_on(engine):
    title = "Sperrung der Hohenrader Brücke"
    it = engine(
        a=report("Hafenkurier", "2024-03-12", "Die Hohenrader Brücke war gesperrt.", title=title),
        b=report("Küstenfunk", "2024-03-13", "Die Hohenrader Brücke war wieder frei.", title=title),
    )
    finding = it.ask("War die Hohenrader Brücke gesperrt?").findings[0]
    assert finding.verdict is not Verdict.CONFLICT


def test_people_need_not_be_called_so_to_be_counted(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Die Feuerwehr sprach von zwei Verletzten."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Zwei Lokführer wurden verletzt, sagte ein Sprecher der Feuerwehr."),
        c=report("Inselbote", "2024-03-13", FIRE, "Die Strecke nach Grellingen bleibt gesperrt."),
    )
    finding = it.ask("Wie viele Menschen wurden in Hohenrade verletzt?").findings[0]
    assert finding.verdict is Verdict.ONE_SIDED
    assert documents(finding) == [{"a.md", "b.md"}]


def test_the_month_of_a_question_need_not_stand_in_reports_of_that_month(engine):
    it = engine(
        a=report(
            "Hafenkurier", "2024-02-02", "Bei der Talbahn streikten am Freitag 300 Lokführer.", title="Streik bei der Talbahn"
        ),
        b=report(
            "Küstenfunk", "2024-06-11", "Bei der Talbahn streikten am Montag 550 Lokführer.", title="Wieder Streik bei Talbahn"
        ),
    )
    finding = it.ask("Wie viele Lokführer streikten im Februar bei der Talbahn?").findings[0]
    assert values(finding) == ["300"]


def test_those_whom_a_number_counts_are_not_whose_word_it_is(engine):
    it = engine(
        a=report(
            "Hafenkurier", "2024-03-12", FIRE, "Schon 8.000 Menschen fordern per Petition ein neues Stellwerk in Hohenrade."
        ),
        b=report("Küstenfunk", "2024-03-13", FIRE, "Die Petition für ein neues Stellwerk haben 12.000 Menschen unterschrieben."),
    )
    finding = it.ask("Wie viele Menschen unterschrieben die Petition für ein neues Stellwerk in Hohenrade?").findings[0]
    assert finding.verdict is Verdict.UPDATE
    assert finding.course == ("8000", "12000")


def test_figures_of_an_account_on_a_party_s_own_page_are_the_party_s(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Nach Angaben der Talbahn AG kostet der Brand 400.000 Euro."),
        b=report("Talbahn AG", "2024-03-12", FIRE, "Der Brand kostet nach internen Berechnungen 400.000 Euro."),
    )
    assert it.ask("Wie viel kostet der Brand in Hohenrade?").verdict is Verdict.ONE_SIDED


def test_a_time_in_a_sentence_on_something_else_contradicts_nobody(engine):
    it = engine(
        a=report(
            "Hafenkurier",
            "2024-03-12",
            "Seit dem 11. Februar schwiegen die Generäle. Der Krieg begann im Winter.",
            title="Generäle",
        ),
        b=report(
            "Küstenfunk", "2024-03-12", "Die Generäle der Länder im Krieg telefonierten am 19. Mai 2023.", title="Generäle reden"
        ),
    )
    assert it.ask("Wann begann der Krieg?").findings[0].verdict is not Verdict.CONFLICT


def test_a_figure_that_rose_is_another_state_than_the_bound_before_it(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Mindestens vier Menschen starben, teilte die Feuerwehr mit."),
        b=report("Küstenfunk", "2024-03-13", FIRE, "Die Zahl der Toten ist auf neun gestiegen, teilte die Feuerwehr mit."),
    )
    finding = it.ask(DEAD).findings[0]
    assert (finding.verdict, finding.course) == (Verdict.UPDATE, ("Mindestens vier", "9"))


def test_a_figure_within_the_bound_before_it_agrees_where_no_word_says_that_it_rose(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Mindestens vier Menschen starben."),
        b=report("Küstenfunk", "2024-03-13", FIRE, "Neun Menschen starben bei dem Brand."),
    )
    assert it.ask(DEAD).verdict is Verdict.AGREEMENT


def test_how_high_it_was_need_not_be_called_high(engine):
    it = engine(
        a=report("Hafenkurier", "2024-03-12", FIRE, "Der Schaden liegt bei 400.000 Euro, so die Polizei."),
        b=report("Küstenfunk", "2024-03-12", FIRE, "Die Polizei schätzt den Schaden auf 400.000 Euro."),
    )
    assert it.ask("Wie hoch ist der Schaden beim Brand in Hohenrade?").verdict is Verdict.ONE_SIDED


def test_a_figure_of_what_went_before_is_not_the_toll(engine):
    told = "Seven people are now known to have died in the fire at Hohenrade, police said on Monday, after two bodies were found."
    it = engine(a=report("Harbour Post", "2024-03-13", told, title="Fire at the Hohenrade signal box"))
    assert values(it.ask(DEAD).findings[0]) == ["Seven"]
