import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.claims.speech import statements_of
from retrieval.models import Act


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Laut Polizei blieben alle unverletzt.", "Polizei"),
        ("Der Damm hielt einem Bericht des Deichverbands zufolge nur zwei Stunden.", "einem Bericht des Deichverbands"),
        ("Der Damm hielt nach Angaben des Deichverbands zwei Stunden.", "Deichverbands"),
        ("Nach Darstellung von Ferrova war der Zug pünktlich.", "Ferrova"),
        ("Das Öl kam nach Angaben des Umweltamts aus der Druckerei Kolb.", "Umweltamts"),
        ("Er kam nach ersten Erkenntnissen über eine Leiter ins Haus.", "ersten Erkenntnissen"),
        ("Das Umweltamt lässt die Brunnen schließen, heißt es in dessen Mitteilung.", "Umweltamt"),
        ("Die Brücke ist nach Einschätzung der Feuerwehr einsturzgefährdet.", "Feuerwehr"),
        ("Wie das Umweltamt mitteilte, ist das Wasser sauber.", "Umweltamt"),
        ("Das Wasser ist sauber, wie das Umweltamt am Montag mitteilte.", "Umweltamt"),
        ("Das Wasser sei sauber, so das Umweltamt.", "Umweltamt"),
        ("Das Wasser sei sauber, hieß es aus dem Umweltamt.", "Umweltamt"),
        ("„Das Wasser ist sauber“, heißt es in einer Mitteilung des Umweltamts.", "einer Mitteilung des Umweltamts"),
        ("Das Umweltamt teilte am Montag in Hallvik mit, das Wasser sei sauber.", "Umweltamt"),
        ("Das Wasser sei sauber, teilte das Umweltamt mit.", "Umweltamt"),
        ("Das Umweltamt geht davon aus, dass das Wasser sauber ist.", "Umweltamt"),
        ("Die Leiterin des Umweltamts, Rike Sand, hat gesagt, das Wasser sei sauber.", "Leiterin des Umweltamts, Rike Sand"),
        ("Amtsleiterin Rike Sand räumte ein, dass Proben fehlten.", "Amtsleiterin Rike Sand"),
        ("Von der Opposition wurde der Plan als Zumutung bezeichnet.", "Opposition"),
        ("Aus dem Prüfbericht des Umweltamts geht hervor, dass Proben fehlten.", "Prüfbericht des Umweltamts"),
        ("Jeder Tag kostet die Hallbahn nach eigenen Angaben zwei Millionen Euro.", "Hallbahn (nach eigenen Angaben)"),
        ("Nach ersten Untersuchungen ist das Wasser sauber.", "ersten Untersuchungen"),
        ("Das Wasser soll nach den Vorstellungen des Umweltamts kosten.", "Vorstellungen des Umweltamts"),
        ("Das Umweltamt veranschlagt die Kosten auf drei Millionen Euro.", "Umweltamt"),
        ("Das Umweltamt beschloss, die Brunnen zu schließen.", "Umweltamt"),
        ("Das Wasser sei sauber, das teilte das „Amt für Wasser und Wald“ mit.", "„Amt für Wasser und Wald“"),
        ("Von einem „Irrweg“ spricht der Deichverband.", "Deichverband"),
        (
            "Am Montag ging Sand, die Leiterin des Amtes, noch davon aus, dass das Wasser sauber ist.",
            "Sand, die Leiterin des Amtes",
        ),
        ("Rike Sand vom Umweltamt (Hallvik Water Agency, HWA) sagte, das Wasser sei sauber.", "Rike Sand"),
        ("Das Umweltamt rief am Abend zum Sparen auf.", "Umweltamt"),
        ("Nordpress zitierte die Leiterin Rike Sand mit den Worten: „Das Wasser ist sauber.“", "Leiterin Rike Sand"),
        ("Nordpress zitiert Rike Sand mit dem Satz, das Wasser sei sauber.", "Rike Sand"),
        ("Das Wasser sei sauber, zitiert Nordpress aus einem Tweet von Kanal Nord.", "Kanal Nord"),
        ("Das Wasser sei sauber, gibt der Bericht die Leiterin Rike Sand wieder.", "Leiterin Rike Sand"),
        ("Das Umweltamt tat die Warnung als „Unsinn“ ab.", "Umweltamt"),
        ("Am See wird die Gefahr von Bränden jetzt vom Umweltamt als hoch eingestuft.", "Umweltamt"),
    ],
)
def test_a_german_phrase_or_verb_of_speech_names_the_speaker(speaker, text, name):
    assert speaker(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nobody was hurt, according to the police.", "police"),
        ("The water is clean, the environment agency said on Monday.", "environment agency"),
        ("By the union's count, three hundred people marched.", "union"),
        ("Twelve people died, by the agency's reckoning.", "agency"),
        ("By its own account, the company lost forty tankers.", "company (By its own account)"),
        ("The company, by its own account, lost forty tankers.", "company (by its own account)"),
        ("The ministry has advertised the plant as a marvel of speed.", "ministry"),
        ("The environment agency said the water was clean.", "environment agency"),
        ('"The water is clean," said Rika Sand, head of the agency.', "Rika Sand, head of the agency"),
        ("The tests were late, Rika Sand, head of the agency, told reporters.", "Rika Sand, head of the agency"),
        ("The operator denied that the dam had failed.", "operator"),
        ("Two people who were at the meeting told this newspaper that the vote was close.", "Two people who were at the meeting"),
        ("The council wrote in a statement that the bridge was closed.", "council"),
    ],
)
def test_an_english_phrase_or_verb_of_speech_names_the_speaker(speaker, text, name):
    assert speaker(text, "en") == name


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt war laut am Samstag.",
        "Erst nach langen Untersuchungen floss wieder Wasser.",
        "Der Hund wich nicht von seinem vermuteten Besitzer.",
        "Dann nennt sie sich wieder „Svala“.",
        "Kritik wird laut.",
        "Nach dem Bericht ging der Rat auseinander.",
        "Der Mann soll geflohen sein.",
        "Die Fähre „Svala“ liegt seit Montag fest.",
        "Der Rat tagte, und die Brücke wurde gesperrt.",
        "Der Zeuge sagte nichts Neues aus.",
        "Es sei denn, es regnet.",
        "Wir raten allen Kunden, das Wasser abzukochen.",
        "Wir fordern weiterhin neun Prozent mehr Geld.",
    ],
)
def test_the_outlets_own_voice_has_no_speaker_in_german(document, text):
    assert [one for one in statements_of(document(text)) if one.act is not Act.DECLINED] == []


@pytest.mark.parametrize(
    "text",
    ["The report was published on Monday.", "The man is said to have fled.", "Nobody claims the prize.", "He refused to leave."],
)
def test_the_outlets_own_voice_has_no_speaker_in_english(speaker, text):
    assert speaker(text, "en") is None


def test_two_speakers_in_one_sentence_are_two_statements(document):
    text = "Die Polizei sprach von 800, das Bündnis „Leben am Deich“ von 2.000 Menschen."
    found = statements_of(document(text))
    assert [(one.speaker, text[slice(*one.spans[0])]) for one in found] == [
        ("Polizei", "von 800"),
        ("Bündnis „Leben am Deich“", "von 2.000 Menschen"),
    ]


def test_a_sentence_that_only_names_the_speaker_speaks_of_the_sentence_before(speakers):
    text = "Der Damm ist gebrochen. Das teilte der Deichverband am Abend mit. Der Regen hielt an."
    assert speakers(text) == [("Der Damm", "Deichverband")]


def test_the_subjunctive_carries_the_speaker_on(speakers):
    text = "Rike Sand sagte, der Damm halte. Man habe ihn am Morgen geprüft. Der Regen hielt an."
    assert speakers(text) == [("Rike Sand", "Rike Sand"), ("Man habe", "Rike Sand")]


def test_demnach_carries_the_speaker_on(speakers):
    assert speakers("Das Amt teilte mit, der Damm halte. Demnach ist er trocken.")[1] == ("Demnach ist", "Amt")


def test_a_quotation_of_several_sentences_has_one_speaker(speakers):
    text = "„Der Damm hält. Wir haben ihn geprüft“, sagte Rike Sand. Es regnete."
    assert speakers(text) == [("„Der Damm", "Rike Sand"), ("Wir haben", "Rike Sand")]


def test_a_quotation_alone_is_of_whom_the_sentence_before_names(speakers):
    text = "Rike Sand zeigte sich erleichtert: „Der Damm hält.“\n\n„Wir haben ihn geprüft.“"
    assert [name for _, name in speakers(text)] == ["Rike Sand", "Rike Sand"]


def test_the_speech_is_what_the_words_of_attribution_leave(spoken):
    assert spoken("Der Damm hält nach Angaben des Deichverbands zwei Tage.") == ["Der Damm hält", "zwei Tage"]
    assert spoken("Rike Sand sagte am Montag, der Damm halte.") == ["der Damm halte"]
    assert spoken("The dam held, the agency said on Monday.", "en") == ["The dam held"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Das Amt sagte, der Damm halte.", Act.SAID),
        ("Das Amt bestätigte den Bruch des Damms.", Act.CONFIRMED),
        ("Das Amt bestreitet, dass der Damm gebrochen ist.", Act.DENIED),
        ("Das Amt wies den Vorwurf zurück.", Act.DENIED),
        ("Das Amt wollte sich dazu nicht äußern.", Act.DECLINED),
        ("Das Amt bestätigte den Bruch nicht.", Act.DECLINED),
        ("Vom Amt wurde der Bruch bislang nicht bestätigt.", Act.DECLINED),
        ("Das Amt machte keine Angaben.", Act.DECLINED),
        ("Der Deichverband forderte mehr Geld.", Act.DEMANDED),
    ],
)
def test_the_verb_tells_the_act(document, text, act):
    assert [one.act for one in statements_of(document(text))] == [act]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The agency confirmed the breach.", Act.CONFIRMED),
        ("The agency denied the breach.", Act.DENIED),
        ("The agency declined to comment.", Act.DECLINED),
        ("The agency called for calm.", Act.DEMANDED),
    ],
)
def test_an_english_verb_tells_the_act(document, text, act):
    assert [one.act for one in statements_of(document(text, "en"))] == [act]


def test_direct_speech_is_marked(document):
    direct, indirect = statements_of(document("„Der Damm hält“, sagte Rike Sand. Es regne, sagte Rike Sand."))
    assert direct.quoted
    assert not indirect.quoted


@given(st.text(alphabet=st.sampled_from('aBc „“"»«’.,:;!?–()\nsagte laut Der sei 1'), max_size=300))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_read_every_span_lies_within_its_sentence(document, text):
    for language in ("de", "en"):
        for one in statements_of(document(text, language)):
            assert one.spans
            assert all(one.start <= start < end <= one.end for start, end in one.spans)
            assert one.speaker


def test_a_source_named_in_a_subordinate_clause_speaks_of_that_clause_alone(spoken):
    text = "Die Züge fielen aus, da nach Angaben der Hallbahn das Licht ausfiel."
    assert spoken(text) == ["da", "das Licht ausfiel"]


def test_what_is_told_of_a_source_is_not_what_it_says(spoken):
    text = "Nach Angaben des Umweltamts, das die Proben entnahm, ist das Wasser sauber."
    assert spoken(text) == ["ist das Wasser sauber"]


def test_what_somebody_says_goes_on_up_to_the_clause_of_another_source(spoken):
    text = "Rike Sand bat darum, den Damm zu stützen, weil er nach Angaben des Amtes bricht."
    assert spoken(text) == ["den Damm zu stützen", "weil er", "bricht"]


def test_two_verbs_of_two_speakers_are_kept_apart(document):
    text = "Nordland bestätigte den Angriff, Ostmark dementierte ihn."
    found = statements_of(document(text))
    assert [(one.speaker, one.act) for one in found] == [("Nordland", Act.CONFIRMED), ("Ostmark", Act.DENIED)]


def test_information_of_the_outlet_itself_has_no_speaker(speaker):
    assert speaker("Der Damm ist nach Informationen dieser Zeitung undicht.") is None


def test_a_page_that_is_no_sentence_is_not_read(document):
    text = "laut Polizei " * 8000
    assert statements_of(document(text)) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Einzelheiten hätten beide laut Ravndal „in aller Ruhe“ besprochen.", "Ravndal"),
        ("Jon Ravndal, der Sprecher der Polizei, sagte, die Lage sei ruhig.", "Jon Ravndal, der Sprecher der Polizei"),
        ("Den Vorwurf wies Reeder Jon Ravndal zurück.", "Reeder Jon Ravndal"),
        ("Eine Verschiebung der Wahl nannte Ravndal „fatal“.", "Ravndal"),
        ("Nach Ansicht informierter Kreise ist der Damm dicht.", "informierter Kreise"),
        ("Polizei und Feuerwehr teilten mit, der Damm halte.", "Polizei und Feuerwehr"),
        ("Hallviks früherer Bürgermeister Jon Ravndal sagte, der Damm halte.", "Hallviks früherer Bürgermeister Jon Ravndal"),
        ("Der Damm ist dicht, das teilte das Amt mit.", "Amt"),
        ("Ravndal zeigte sich überzeugt, dass der Damm halte.", "Ravndal"),
        ("Das Amt erklärte Kanal Nord zufolge, der Damm halte.", "Amt (Kanal Nord zufolge)"),
        ("Der Damm halte, sagte Ravndal laut Kanal Nord.", "Ravndal (laut Kanal Nord)"),
        ("Die zwei hatten nach Darstellung von Kanal Nord US-Minister Jon Ravndal besucht.", "Kanal Nord"),
        ("Unbestätigten Berichten zufolge brach der Damm.", "Unbestätigten Berichten"),
        ("An dieser Stelle streift der Bericht den Bau und fordert, dass er endet.", "Bericht"),
    ],
)
def test_the_speaker_is_told_from_what_stands_around_them(speaker, text, name):
    assert speaker(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ferrova, which owns the dam, denied the claims.", "Ferrova"),
        ("The dam failed, according to the agency's head, Rika Sand, who had warned of it.", "agency's head, Rika Sand"),
        ("The breach was confirmed by the agency.", "agency"),
        ("Sand, 54, told the paper she was not asked.", "Sand"),
        ("Two men were hurt, none of them badly, said spokeswoman Rika Sand.", "spokeswoman Rika Sand"),
        ("Rika Sand, who was there, said the dam was safe.", "Rika Sand"),
        ("“It held like a wall of stone,” Mr Sand told reporters on the bridge.", "Mr Sand"),
        ("The minister, Rika Sand, has called it an act of folly.", "minister, Rika Sand"),
        ("Dam operator Ferrova late on Thursday said the water was clean.", "Dam operator Ferrova"),
    ],
)
def test_an_english_speaker_is_told_from_what_is_said_of_them(speaker, text, name):
    assert speaker(text, "en") == name


def test_a_body_is_not_the_person_who_spoke_before(speakers):
    text = "Union official Rika Sand said that the dam was old. The company said it was new."
    assert [name for _, name in speakers(text, "en")] == ["Union official Rika Sand", "company"]


def test_that_was_confirmed_speaks_of_the_sentence_before(document):
    [found] = statements_of(document("Der Damm ist gebrochen. Das bestätigte ein Polizeisprecher."))
    assert (found.start, found.speaker, found.act) == (0, "ein Polizeisprecher", Act.CONFIRMED)


@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        (
            "„Der Damm hält“, sagte Rike Sand, Leiterin des Amtes, die ihn geprüft hatte.",
            "Rike Sand, Leiterin des Amtes",
            ["„Der Damm hält“"],
        ),
        ("„Gut“, sagte Rike Sand, gegenüber dem Inselboten.", "Rike Sand", ["„Gut“"]),
        ("In einem Brief, der am Montag kam, sagte Rike Sand, der Damm halte.", "Rike Sand", ["der Damm halte"]),
        ("Rike Sand hatte Ravndal am Montag aufgefordert, sein Amt niederzulegen.", "Rike Sand", ["sein Amt niederzulegen"]),
        (
            "Das Wasser ist nach Ansicht des Leiters des Umweltamts, Jon Ravndal, sauber.",
            "Leiters des Umweltamts, Jon Ravndal",
            ["Das Wasser ist", "sauber"],
        ),
        (
            "Sowohl die Polizei als auch die Feuerwehr kündigten Übungen an.",
            "Sowohl die Polizei als auch die Feuerwehr",
            ["Übungen an"],
        ),
        (
            "Ministerin Rike Sand will den Damm prüfen und warnt vor neuem Regen.",
            "Ministerin Rike Sand",
            ["vor neuem Regen"],
        ),
        (
            "Augenzeugen berichteten von mindestens drei gerissenen Seilen.",
            "Augenzeugen",
            ["von mindestens drei gerissenen Seilen"],
        ),
        ("Vermutet werden Risse im Damm.", None, []),
        (
            "Der oberste Wächter des Damms in Hallvik, Jon Ravndal, äußerte die Hoffnung, dass er halte.",
            "oberste Wächter des Damms in Hallvik, Jon Ravndal",
            ["dass er halte"],
        ),
        (
            "Zehn Kinder klagten über Husten, wie die Leitstelle mitteilte.",
            "Leitstelle",
            ["Zehn Kinder klagten über Husten"],
        ),
        (
            "Man habe nur Regen gefunden, der Stoff aller Bäche, erklärte Amtsarzt Jon Ravndal.",
            "Amtsarzt Jon Ravndal",
            ["Man habe nur Regen gefunden, der Stoff aller Bäche"],
        ),
        ("Dem Rat liegt ein Gutachten vor, laut dem der Damm gebrochen war.", "ein Gutachten", ["der Damm gebrochen war"]),
        ("Überraschend sprach sich die Politikerin Rike Sand für den Damm aus.", "Politikerin Rike Sand", None),
        ("Der Damm ist meiner Meinung nach dicht.", None, []),
        ("Die Toten, von denen einige gefesselt seien, wurden gezählt.", None, []),
        ("Gegenwärtig wirft Ministerin Rike Sand dem Rat Untätigkeit vor.", "Ministerin Rike Sand", None),
        ("In dem Bericht, der am Montag erschien, heißt es, der Damm sei alt.", "Bericht", ["der Damm sei alt"]),
    ],
)
def test_what_is_said_ends_where_the_words_on_the_speaker_begin(speaker, spoken, text, name, parts):
    assert speaker(text) == name
    assert parts is None or spoken(text) == parts


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("Das Amt sagte, der Damm sei alt. Er würde keine Flut aushalten.", True),
        ("Das Amt sagte, der Damm sei alt. Es gibt eine Mauer, die erhöht werden könnte.", False),
        ("Das Amt sagte, der Damm sei alt. Falls er bricht, wäre die Stadt bedroht.", False),
        ("Das Amt sagte, der Damm sei alt. Hätte es geregnet, müsste er brechen.", False),
        ("Das Amt sagte, der Damm sei alt. Es regnete. Ein Wärter soll geflohen sein.", True),
        ("Das Amt sagte, der Damm sei alt. Es regnete. Ein neuer soll gebaut werden.", False),
        ("Das Amt sagte, der Damm sei alt. Während der Flut habe er geschwankt.", True),
        ("Das Amt sagte, der Damm sei alt. Da er bebte, sei es zu Rissen gekommen.", True),
    ],
)
def test_a_main_clause_carries_the_speaker_on_and_a_condition_does_not(speakers, text, goes_on):
    assert len(speakers(text)) == 1 + goes_on


def test_what_stands_behind_the_colon_of_a_denial_is_the_speaker_s_own_account(document):
    (found,) = statements_of(document("Rike Sand widersprach: Die Anlage sei seit Mai außer Betrieb."))
    assert (found.speaker, found.act) == ("Rike Sand", Act.SAID)
