from collections.abc import Callable

import pytest

from corpus.models import Chunk, Document
from retrieval.claims.parties import Voice, parties_of, same_side, sides_of


def document(text: str, language: str = "de", source: str = "Tagblatt", title: str = "") -> Document:
    chunks, at = [], 0
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        chunks.append(Chunk("a.md", number, at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Document(f"{source}.md", text, source, title, None, None, language, text, tuple(chunks))


@pytest.fixture
def sides() -> Callable[..., list[list[int]]]:
    """The sides of speakers in one document."""

    def grouped(text: str, *speakers: str, language: str = "de") -> list[list[int]]:
        said = document(text, language)
        return sides_of([(speaker, said) for speaker in speakers])

    return grouped


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "„Nein“, sagte Bündnissprecherin Olga Petrow. Das Bündnis bleibt dabei.",
            "Bündnissprecherin Olga Petrow",
            "das Bündnis",
        ),
        ("Lindholm, Leiterin der Behörde, sprach von Pech. Die Behörde prüft.", "Lindholm", "die Behörde"),
        ("Das sagte die Sprecherin der Bahn Ida Falk. Die Bahn schweigt.", "Ida Falk", "die Bahn"),
        ("Ein Bahnsprecher widersprach. Die Bahn prüft.", "ein Bahnsprecher", "die Bahn"),
        ("Die Uferbahn bietet mehr. Das Unternehmen bleibt dabei.", "die Uferbahn", "das Unternehmen"),
        ("Die Reederei Nordlinie zählte. Reedereichef Jan Ott bat um Geduld.", "Reederei Nordlinie", "Reedereichef Jan Ott"),
        ("Die Gewerkschaft Holz und Leim (GHL) streikt. GHL-Chef Ole Rabe droht.", "GHL-Chef Ole Rabe", "die Gewerkschaft"),
        ("Die Gewerkschaft Holz und Leim streikt. Die GHL droht.", "Gewerkschaft Holz und Leim", "die GHL"),
        ("Das teilte die Polizei mit. Ein Polizeisprecher bestätigte das.", "Polizei", "ein Polizeisprecher"),
        ("Die Polizeidirektion Arnum zählte. Die Polizei war da.", "Polizeidirektion Arnum", "die Polizei"),
        ("Das Landgericht urteilte. Gerichtssprecherin Pia Rau erklärte es.", "Gerichtssprecherin Pia Rau", "das Landgericht"),
        ("Das Gericht sprach ihn frei, so Richterin Pia Rau.", "das Gericht", "Richterin Pia Rau"),
        ("Staatsanwalt Udo Kern klagt an. Die Staatsanwaltschaft fordert viel.", "Udo Kern", "die Staatsanwaltschaft"),
        ("Verteidiger Max Ohm widersprach. Der Anwalt legt Revision ein.", "Verteidiger Max Ohm", "der Anwalt"),
        ("Sprecher von Rau wurden befragt. Der Minister Udo Rau schwieg.", "Sprecher von Rau", "Udo Rau"),
        ("Minister Udo Rau ließ über seinen Sprecher Jan Ott absagen.", "Udo Rau", "Sprecher Jan Ott"),
        ("Das Bundesamt für Obst warnt. „Vorsicht“, riet Amtschefin Eva Lutz.", "Amtschefin Eva Lutz", "Bundesamt für Obst"),
        ("Das Landesamt warnt. Die Behörde prüft.", "das Landesamt", "die Behörde"),
        ("Der FC Altstadt klagt. Der Verein wehrt sich.", "FC Altstadt", "der Verein"),
        ("Der SV Moor klagt. „Nie“, sagte Präsident Bo Rasch.", "SV Moor", "Präsident Bo Rasch"),
        ("Nach Angaben des Betreibers, des Wasserverbands, lief es ab.", "Betreiber", "Wasserverband"),
        ("Der Betreiber Nordgas AG prüft. Vorstandssprecher Jan Ott rät ab.", "Vorstandssprecher Jan Ott", "der Betreiber"),
        ("Der Träger der Klinik, die Vita-Gruppe, spart.", "der Träger", "Vita-Gruppe"),
        ("Halvik-Chef Tom Berg sprach. Halvik kauft zu.", "Halvik-Chef Tom Berg", "Halvik"),
        ("Der Hersteller Corvia ruft zurück. Der Hersteller bedauert das.", "Corvia", "der Hersteller"),
        ("Der Konzern Corvia wächst. Finanzvorstand Lars Oden rechnet.", "Corvia", "Finanzvorstand Lars Oden"),
        ("Die Zentralbank erhöht. Zentralbankchefin Ana Luz erklärte das.", "die Zentralbank", "Zentralbankchefin Ana Luz"),
        ("Bürgermeister Uwe Stein klagte. Das Rathaus schweigt.", "Uwe Stein", "das Rathaus"),
        ("Landrat Uwe Stein kam nicht, teilte das Landratsamt mit.", "Landrat Uwe Stein", "Landratsamt"),
        ("Einsatzleiterin Eva Lutz sucht. Die Rettungsleitstelle zählt.", "Einsatzleiterin Eva Lutz", "Rettungsleitstelle"),
        (
            "Das Verteidigungsministerium in Kalm teilte das mit. Das Ressort schweigt.",
            "Verteidigungsministerium in Kalm",
            "das Ressort",
        ),
        (
            "Das Verteidigungsministerium Norlands prüft. Das Ministerium sprach.",
            "Verteidigungsministerium Norlands",
            "Ministerium",
        ),
        ("Der halmländische Minister Udo Rau und die Regierung Halmlands.", "Udo Rau", "der halmländische Minister"),
        ("Ministeriumssprecherin Eva Lutz sprach. Das Außenministerium Norlands.", "die Sprecherin", "Außenministerium Norlands"),
        ("Die Krankenkasse Vivat warnt. Die Kasse bedauert.", "Krankenkasse Vivat", "die Kasse"),
        ("Der Betriebsrat klagt. Betriebsratsvorsitzende Ida Falk ruft auf.", "der Betriebsrat", "Ida Falk"),
        ("Schulleiterin Ida Falk bat um Geduld. Die Schule schließt.", "Schulleiterin Ida Falk", "die Schule"),
        ("Wahlleiterin Ida Falk sprach. Die Wahlleitung weist das zurück.", "Ida Falk", "die Wahlleitung"),
        ("Der Bauernverband zählte. Verbandschef Udo Rau drohte.", "der Bauernverband", "Verbandschef Udo Rau"),
        ("Oppositionsführer Udo Rau tobt. Die Opposition verlangt Neuwahlen.", "Udo Rau", "die Opposition"),
        ("Das Pentagon schwieg. Pentagon-Sprecherin Ann Doe winkte ab.", "das Pentagon", "Pentagon-Sprecherin Ann Doe"),
        ("Der Kreml schwieg. Kremlsprecher Iwan Popow sprach.", "der Kreml", "Kreml-Sprecher Iwan Popow"),
        (
            "Das Auswärtige Amt schwieg. Ein Sprecher des Auswärtigen Amts bat.",
            "das Auswärtige Amt",
            "ein Sprecher des Auswärtigen Amts",
        ),
    ],
)
def test_in_a_german_document_two_names_of_one_side_are_one(text, one, other, sides):
    assert sides(text, one, other) == [[0, 1]]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The union's negotiator, Ida Falk, left. The union is angry.", "Ida Falk", "the union"),
        ("Tom Berg, head of the GHL union, spoke. The union waits.", "Tom Berg", "the union"),
        ("Mary Hunt, a Pentagon spokeswoman, spoke.", "Mary Hunt", "the Pentagon"),
        ("A senior U.S. defense official spoke. The Pentagon did not.", "a senior U.S. defense official", "the Pentagon"),
        ("Norland's defence minister, Udo Rau, spoke.", "Udo Rau", "Norland's defence minister"),
        (
            "Norland's defence ministry spoke. The defence ministry denied it.",
            "Norland's defence ministry",
            "the defence ministry",
        ),
        ("Police counted them. A police spokesman agreed.", "police", "a police spokesman"),
        ("The Federal Office for Fruit, headed by Ann Doe, warned.", "the Federal Office for Fruit", "Ann Doe"),
        ("The Federal Office for Fruit warned. The regulator waits.", "the regulator", "the Federal Office for Fruit"),
        ("The rescue centre counted. The centre added two.", "the rescue centre", "the centre"),
        ("Moor president Bo Rasch spoke.", "Bo Rasch", "Moor president Bo Rasch"),
        ("The club's president, Bo Rasch, spoke. The club denies it.", "Bo Rasch", "the club"),
        ("Chemicals group Halvik buys. Halvik denied it.", "Halvik", "Chemicals group Halvik"),
        ("Presiding judge Ann Doe spoke. The court waits.", "presiding judge Ann Doe", "the court"),
        ("Governor Ana Luz said the central bank had acted.", "Governor Ana Luz", "the central bank"),
        ("The operator, Nordbahn, counts.", "the operator", "Nordbahn"),
        ("The White House waits. A White House spokesman spoke.", "the White House", "a White House spokesman"),
        ("The mayor, Ann Doe, spoke. City hall waits.", "Ann Doe", "city hall"),
        ("The doctors' union counted. The union's secretary, Ann Doe, spoke.", "the doctors' union", "Ann Doe"),
    ],
)
def test_in_an_english_document_two_names_of_one_side_are_one(text, one, other, sides):
    assert sides(text, one, other, language="en") == [[0, 1]]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Die Polizei zählte. Die Staatsanwaltschaft ermittelt.", "die Polizei", "die Staatsanwaltschaft"),
        ("Die Staatsanwaltschaft klagt vor dem Landgericht.", "die Staatsanwaltschaft", "das Landgericht"),
        ("Die Gewerkschaft klagt. Das Unternehmen schweigt.", "die Gewerkschaft", "das Unternehmen"),
        ("Der Betriebsrat klagt gegen die Firma.", "der Betriebsrat", "die Firma"),
        ("Die Regierung spart. Die Opposition tobt.", "die Regierung", "die Opposition"),
        ("Das Landesamt warnte. Bürgermeister Uwe Stein widersprach.", "das Landesamt", "Uwe Stein"),
        ("Die Feuerwehr löschte. Die Polizei sperrte.", "die Feuerwehr", "die Polizei"),
        ("Verteidiger Max Ohm sprach. Staatsanwalt Udo Kern sprach.", "Max Ohm", "Udo Kern"),
        ("Ministerpräsident Udo Rau dankte Finanzministerin Ida Falk.", "Udo Rau", "Ida Falk"),
        ("Der FC Altstadt und der SV Moor.", "FC Altstadt", "SV Moor"),
        ("Das Ministerium Norlands. Das Ministerium in Kalm.", "Ministerium Norlands", "Ministerium in Kalm"),
        ("Das Verteidigungsministerium Norlands. Das Militär Ostmarks.", "Verteidigungsministerium Norlands", "Militär Ostmarks"),
        ("Das Pentagon. Der Kreml.", "das Pentagon", "der Kreml"),
        (
            "Das belarussische Ministerium. Das polnische Ministerium.",
            "das belarussische Ministerium",
            "das polnische Ministerium",
        ),
        ("Überlebende berichteten. Beobachter staunten.", "Überlebende", "Beobachter"),
        ("Anna Falk ist da. Ida Falk ist da.", "Anna Falk", "Ida Falk"),
        ("Paul Stein kam. Paula Stein kam.", "Paul Stein", "Paula Stein"),
        ("Der frühere Polizeichef Udo Rau. Die Polizei.", "der frühere Polizeichef Udo Rau", "die Polizei"),
        ("Nach Angaben beider Unternehmen. Die Firma Corvia.", "beide Unternehmen", "die Firma Corvia"),
        ("Der Hersteller Corvia. Der Lieferant Glasnord.", "Hersteller Corvia", "Lieferant Glasnord"),
        ("Der Minister und sein ostmärkischer Amtskollege Jan Ott.", "der Minister", "Jan Ott"),
        ("Das Bundesamt. Das Landesamt.", "das Bundesamt", "das Landesamt"),
        ("Die Küstenwache zählt. Die Reederei Nordlinie zählt.", "die Küstenwache", "Reederei Nordlinie"),
        ("Der Elternbeirat klagt. Schulleiterin Ida Falk bat.", "der Elternbeirat", "Ida Falk"),
        ("Two people present spoke. Governor Ana Luz spoke.", "two people present", "Governor Ana Luz"),
        ("Residents spoke. Witnesses spoke.", "residents", "witnesses"),
        ("The union left. The company stayed.", "the union", "the company"),
        ("Norland's ministry spoke. Ostmark's ministry spoke.", "Norland's ministry", "Ostmark's ministry"),
        ("Prosecutors asked. The court refused.", "prosecutors", "the court"),
    ],
)
def test_in_one_document_two_sides_are_two(text, one, other, sides):
    assert sides(text, one, other) == [[0], [1]]


@pytest.mark.parametrize(
    ("german", "one", "english", "other"),
    [
        ("Das teilte die Polizei mit.", "Polizei", "About 90 came, police said.", "police"),
        ("Die Gewerkschaft streikt.", "die Gewerkschaft", "The union walks out.", "the union"),
        ("Die Küstenwache zählt.", "Küstenwache", "The coast guard counts.", "the coast guard"),
        ("Die Feuerwehr löschte.", "Feuerwehr", "The fire brigade came.", "the fire brigade"),
        ("Die Rettungsleitstelle zählt.", "Rettungsleitstelle", "The rescue centre counts.", "the rescue centre"),
        ("Das Bündnis „Linde bleibt“ zählt.", "Bündnis „Linde bleibt“", "The alliance counts.", "the alliance"),
        ("Das Verteidigungsministerium Norlands.", "Ministerium", "Norland's defence ministry.", "the defence ministry"),
        (
            "Das tarsische Außenministerium.",
            "das tarsische Außenministerium",
            "Tarsia's foreign ministry.",
            "Tarsia's foreign ministry",
        ),
        ("Das Minsker Verteidigungsministerium sprach.", "Ministerium", "The army of Belarus.", "the army of Belarus"),
        ("Wiktor Malowskij sprach.", "Wiktor Malowskij", "Viktor Malovsky spoke.", "Viktor Malovsky"),
        ("Präsident Batyr Dschumajew", "Batyr Dschumajew", "Moor president Batyr Jumayev", "Batyr Jumayev"),
        ("Pentagon-Sprecherin Ann Doe", "Ann Doe", "The Pentagon spoke.", "the Pentagon"),
        ("Die Zentralbank erhöht.", "die Zentralbank", "The central bank raised it.", "the central bank"),
        ("Finanzministerin Ida Falk geht.", "Ida Falk", "The finance minister, Ida Falk, goes.", "the finance minister"),
        ("Der Betreiber zählt.", "der Betreiber", "The operator counts.", "the operator"),
        ("Die Uferbahn bietet acht Prozent.", "die Uferbahn", "The railway offers eight.", "the railway"),
    ],
)
def test_across_languages_two_names_of_one_side_are_one(german, one, english, other):
    assert same_side((one, document(german)), (other, document(english, "en", "Courier")))


@pytest.mark.parametrize(
    ("german", "one", "english", "other"),
    [
        ("Die Polizei zählt.", "die Polizei", "The fire brigade counts.", "the fire brigade"),
        ("Das Verteidigungsministerium Norlands.", "Ministerium", "Ostmark's defence ministry.", "the defence ministry"),
        ("Das Verteidigungsministerium in Minsk.", "Ministerium", "The Pentagon spoke.", "the Pentagon"),
        ("Die Gewerkschaft streikt.", "die Gewerkschaft", "The railway waits.", "the railway"),
        ("Überlebende sprachen.", "Überlebende", "Survivors spoke.", "survivors"),
        ("Analysten zweifeln.", "Analysten", "Analysts doubt it.", "analysts"),
        ("Sprecherin Ida Falk sprach.", "Ida Falk", "Anna Falk spoke.", "Anna Falk"),
        ("Das Auswärtige Amt schwieg.", "das Auswärtige Amt", "The Foreign Office waits.", "the Foreign Office"),
    ],
)
def test_across_languages_two_sides_are_two(german, one, english, other):
    assert not same_side((one, document(german)), (other, document(english, "en", "Courier")))


def test_all_bodies_of_a_state_are_one_side_where_two_states_stand_against_each_other():
    said = document(
        "Das Verteidigungsministerium Norlands beschuldigt Ostmark. Das Gesundheitsministerium Norlands zählte Tote.\n\n"
        "Die Armee Ostmarks wies das zurück, so das ostmärkische Außenministerium."
    )
    speakers = [
        "Verteidigungsministerium Norlands",
        "Gesundheitsministerium Norlands",
        "Armee Ostmarks",
        "das ostmärkische Ministerium",
    ]
    assert sides_of([(speaker, said) for speaker in speakers]) == [[0, 1], [2, 3]]


def test_two_ministries_of_one_state_are_two_sides_at_home():
    said = document("Das Finanzministerium spart. Das Verkehrsministerium widerspricht.")
    assert not same_side(("Finanzministerium", said), ("Verkehrsministerium", said))


def test_another_document_may_tell_whose_a_speaker_is():
    one, other = document("Ida Falk sprach.", source="A"), document("Die Bahn sprach.", source="B")
    third = document("Ida Falk, Sprecherin der Bahn, sprach.", source="C")
    assert not same_side(("Ida Falk", one), ("die Bahn", other))
    assert same_side(("Ida Falk", one), ("die Bahn", other), [third])


def test_the_place_tells_which_company_is_meant():
    said = document("Die Firma Corvia kauft. Das Unternehmen jubelt.\n\nDie Firma Glasnord verkauft. Das Unternehmen schweigt.")
    first, second = said.text.index("Das Unternehmen"), said.text.rindex("Das Unternehmen")
    voices = [Voice("Corvia", said), Voice("das Unternehmen", said, first), Voice("das Unternehmen", said, second)]
    corvia, one, two = parties_of(voices)
    assert one == corvia != two


def test_a_bare_word_for_a_ministry_means_none_that_has_a_name_of_its_own():
    said = document("Der Verteidigungsminister von Belarus sprach mit dem Leiter des Pentagon. Das Ressort gab das bekannt.")
    at = said.text.index("Das Ressort")
    voices = [Voice("das Ressort", said, at), Voice("Verteidigungsminister von Belarus", said), Voice("das Pentagon", said)]
    ressort, minister, pentagon = parties_of(voices)
    assert ressort == minister != pentagon


def test_a_bare_word_that_may_mean_two_bodies_is_nobodys_side():
    said = document("Die Firma Corvia kauft die Firma Glasnord. Das Unternehmen schweigt.")
    assert sides_of([("das Unternehmen", said), ("Corvia", said), ("Glasnord", said)]) == [[0], [1], [2]]


def test_nobody_in_particular_is_no_party():
    said = document("Überlebende berichteten davon.")
    assert parties_of([Voice("Überlebende", said), Voice("zwei Leute", said)]) == (None, None)


def test_a_party_is_labelled_by_its_body_rather_than_by_who_speaks_for_it():
    said = document(
        "Das Verteidigungsministerium in Kalm teilte das mit. Minister Udo Rau war dabei. Ein Beamter des Ressorts sprach."
    )
    voices = [Voice("Udo Rau", said), Voice("Ressort", said), Voice("Verteidigungsministerium in Kalm", said)]
    assert {party.label for party in parties_of(voices) if party} == {"Verteidigungsministerium in Kalm"}


def test_a_party_is_labelled_by_a_body_rather_than_by_its_state_s_media():
    one = document(
        "Das twitterte Zvezda, der Fernsehsender des russischen Verteidigungsministeriums. "
        "Das russische Verteidigungsministerium erklärte es auch."
    )
    other = document("Das russische Verteidigungsministerium erklärte es auch.", source="Anzeiger")
    voices = [Voice("Zvezda", one), Voice("russische Verteidigungsministerium (RT DE zufolge)", other)]
    assert {party.label for party in parties_of(voices) if party} == {"russische Verteidigungsministerium"}


def test_a_party_that_only_a_person_speaks_for_is_labelled_by_their_words():
    said = document("Ida Falk, Sprecherin der Bahn, sprach.")
    (party,) = parties_of([Voice("Ida Falk, Sprecherin der Bahn", said)])
    assert party is not None
    assert party.label == "Ida Falk, Sprecherin der Bahn"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Die Firma Corvia kauft die Firma Glasnord. Geschäftsführer Jan Ott ging. Vorstandschef Udo Rau kam.",
            "Jan Ott",
            "Udo Rau",
        ),
        (
            "Das Unternehmen bricht ab, sagt die Gewerkschaft. Seebus zahlt. Seebus fährt.",
            "das Unternehmen",
            "die Gewerkschaft",
        ),
        ("Präsident Udo Rau traf den Präsidenten von Ostmark, Jan Ott. Der Präsident schwieg.", "Udo Rau", "Jan Ott"),
        ("Minister Udo Rau und Ida Falk von der Gewerkschaft kamen.", "Udo Rau", "Ida Falk"),
        ("Der Verteidigungsminister Österreichs, Udo Rau, sprach. Der deutsche Minister Jan Ott auch.", "Udo Rau", "Jan Ott"),
        ("Der Präsident des Deutschen Rudertages, Udo Rau, sprach. Kanzlerin Ida Falk auch.", "Udo Rau", "Ida Falk"),
        ("Premierminister Udo Rau bat um Hilfe. Premierministerin Ida Falk sagte sie zu.", "Udo Rau", "Ida Falk"),
        (
            "Der Hauptverband der Deutschen Hutindustrie. Der Bundesverband des Deutschen Huthandels.",
            "Hauptverband",
            "Bundesverband",
        ),
        ("Das Landgericht sprach. Das Amtsgericht sprach. Richter Udo Rau sprach.", "Udo Rau", "das Landgericht"),
        ("Amtsinhaberin Mia Quist unterlag. Das Amt zählt nach.", "Mia Quist", "das Amt"),
    ],
)
def test_what_stands_near_is_not_what_belongs_together(text, one, other, sides):
    assert sides(text, one, other) == [[0], [1]]


def test_two_central_banks_are_two_though_each_is_named_by_its_governor():
    one = document("Die Zentralbank von Morlien erhöht. Zentralbankchefin Ana Luz sprach.", source="A")
    other = document("Die Zentralbank von Belgien senkt. Zentralbankchef Jan Ott sprach.", source="B")
    assert not same_side(("Ana Luz", one), ("Jan Ott", other))


OWN = "Uferbahn AG\nPressemitteilung vom 3. Mai 2024\n\n„Die Brücke hält“, sagt die Leiterin des Netzausbaus, Ida Falk. {}"


def own_page(text: str) -> Document:
    start = text.index("„")
    return Document("own.md", text, "Uferbahn AG", "", None, None, "de", text, (Chunk("own.md", 1, start, len(text)),))


def test_who_speaks_on_a_partys_own_page_with_an_office_of_no_other_body_is_the_partys():
    own, other = own_page(OWN.format("")), document("Netzchefin Ida Falk sagte, die Brücke halte.")
    assert same_side(("Uferbahn AG", own), ("Netzchefin Ida Falk", other))


def test_who_speaks_there_with_the_office_of_another_body_is_not():
    own, other = own_page(OWN.format("Bürgermeister Jan Ott dankte.")), document("Bürgermeister Jan Ott zweifelt.")
    assert not same_side(("Uferbahn AG", own), ("Bürgermeister Jan Ott", other))


@pytest.mark.parametrize("other", ["a spokeswoman for Norfare", "Norfare's lawyer", "Norfare"])
def test_a_body_named_in_apposition_is_who_speaks_for_it_elsewhere(other):
    one = document("The operator, Norfare, said 120 people were on board.", "en")
    said = document(f"120 people were on board, {other} told reporters.", "en", source="B")
    assert same_side(("operator, Norfare", one), (other, said))


def test_a_spokesman_for_a_company_speaks_for_no_other(sides):
    text = "A spokesman for Norfare spoke. Lund Trade denied it."
    assert sides(text, "A spokesman for Norfare", "Lund Trade", language="en") == [[0], [1]]


def test_the_operator_is_of_what_its_sentence_names_before():
    text = "Der Streik am Flughafen Moor kostet den Betreiber viel. Die Fluggesellschaft Silvia prüft."
    said = document(text)
    voice, page = (
        Voice("Betreiber", said, text.index("Betreiber")),
        own_page(OWN.format("").replace("Uferbahn AG", "Flughafen Moor")),
    )
    parties = parties_of([voice, Voice("Flughafen Moor", page), Voice("Fluggesellschaft Silvia", said)])
    assert parties[0] == parties[1] != parties[2]


def test_a_managing_director_on_a_group_s_own_page_is_the_group_s_whatever_house_is_spoken_of():
    own = own_page(OWN.format("Das Klinikum Moor ist offen. Geschäftsführer Jan Ott dankt allen."))
    other = document("Der Streik kostet viel, sagte Jan Ott.", source="B")
    assert same_side(("Uferbahn AG", own), ("Jan Ott", other))


def test_the_agency_of_a_state_is_the_state_s_on_its_own_page():
    text = "NTA – Nordische Telegrafenagentur\nPräsident | Regierung | Kultur\n\nDas Werk liefert Strom."
    own = Document("nta.txt", text, "NTA", "", None, None, "de", text, (Chunk("nta.txt", 1, text.index("Das"), len(text)),))
    other = document(
        "Das Werk liefere Strom, sagte der nordische Minister Jan Ott. Die ostmärkische Regierung zweifelt.", source="B"
    )
    assert same_side(("Nordische Telegrafenagentur", own), ("der nordische Minister Jan Ott", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministerium des Innern", "das Innenministerium"),
        ("Ministerium für Finanzen", "Finanzminister Jan Ott"),
        ("Ministerium für Auswärtige Angelegenheiten", "das Außenministerium"),
    ],
)
def test_a_ministry_is_known_by_what_it_is_for(one, other):
    first, second = document(f"Das {one} widersprach."), document(f"So sprach {other} am Montag.", source="B")
    assert same_side((one, first), (other, second))


def test_a_bare_ministry_is_the_only_one_that_the_reports_know():
    one = document("Das Verkehrsministerium sperrt die Brücke.")
    other = document("Die Brücke bleibt zu, so Ministeriumssprecherin Ida Falk.", source="B")
    assert same_side(("Verkehrsministerium", one), ("Ministeriumssprecherin Ida Falk", other))


def test_a_bare_ministry_is_nobody_s_where_the_reports_know_two():
    one = document("Das Verkehrsministerium sperrt die Brücke. Das Finanzministerium zahlt.")
    other = document("Die Brücke bleibt zu, so Ministeriumssprecherin Ida Falk.", source="B")
    assert not same_side(("Verkehrsministerium", one), ("Ministeriumssprecherin Ida Falk", other))


def test_accounts_are_those_of_the_body_that_their_noun_begins_with():
    one = document("Der SC Rotfelden holt Jan Ott. Er kostet nach Vereinsangaben viel.")
    other = document("Jan Ott kostet viel, sagte der SC Rotfelden.", source="B")
    assert same_side(("Vereinsangaben", one), ("SC Rotfelden", other))


def test_who_holds_an_office_of_the_town_hall_speaks_for_the_town():
    one = document("Die Stadt Moorburg reißt die Brücke nicht ab.")
    other = document("Die Brücke bleibt, sagte Stadtbaurat Jan Ott.", source="B")
    assert same_side(("Stadt Moorburg", one), ("Stadtbaurat Jan Ott", other))
