"""Quantities: what a text counts or measures, as intervals."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.number_words import german_number
from retrieval.language.quantities import quantities_of

MINUTE, HOUR, DAY, WEEK, MONTH, YEAR = 60, 3600, 86400, 604800, 2629800, 31557600

GERMAN = [
    # figures
    ("Insgesamt zählte die Wache 1.500 Teilnehmende.", 1500, 1500, "", "Teilnehmende"),
    ("Es kamen 10 000 Gäste.", 10000, 10000, "", "Gäste"),
    ("Es kamen 10'000 Gäste.", 10000, 10000, "", "Gäste"),
    ("Es kamen 1,200 Gäste.", 1200, 1200, "", "Gäste"),
    ("Es kamen 2000 Gäste.", 2000, 2000, "", "Gäste"),
    ("Sie spielten vor 2000 Gästen.", 2000, 2000, "", "Gästen"),
    ("Das Fest mit 1850 Gästen endete.", 1850, 1850, "", "Gästen"),
    ("Es kamen 1.234.567 Gäste.", 1234567, 1234567, "", "Gäste"),
    ("Der Pegel lag bei 1,200 Metern.", 1.2, 1.2, "metre", ""),
    ("Der Pegel lag bei 6,84 Metern.", 6.84, 6.84, "metre", ""),
    ("Die Brücke misst 1.234,5 Meter.", 1234.5, 1234.5, "metre", ""),
    ("Es waren 0,5 Promille.", 0.5, 0.5, "per mille", ""),
    # how many heads
    ("Ein dreiköpfiges Ärzteteam kam.", 3, 3, "", "Ärzteteam"),
    ("Das Urteil: zwei Jahre, vier Monate.", 2 * YEAR + 4 * MONTH, 2 * YEAR + 4 * MONTH, "second", ""),
    # number words
    ("Sieben Fischer starben.", 7, 7, "", "Fischer"),
    ("Es gab fünfundzwanzig Festnahmen.", 25, 25, "", "Festnahmen"),
    ("Es gab zweihundertfünf Festnahmen.", 205, 205, "", "Festnahmen"),
    ("Es gab hundert Festnahmen.", 100, 100, "", "Festnahmen"),
    ("Es gab zwölfhundert Festnahmen.", 1200, 1200, "", "Festnahmen"),
    ("Es gab dreitausend Festnahmen.", 3000, 3000, "", "Festnahmen"),
    ("Sie zahlten zwei Millionen Kronen.", 2e6, 2e6, "krone", ""),
    ("Im Land leben 1,2 Millionen Menschen.", 1.2e6, 1.2e6, "", "Menschen"),
    ("Im Land leben 4 Mio. Menschen.", 4e6, 4e6, "", "Menschen"),
    ("Eine Million Zugvögel rasten hier.", 1e6, 1e6, "", "Zugvögel"),
    ("Eine halbe Million Zugvögel rastet hier.", 5e5, 5e5, "", "Zugvögel"),
    ("Der Brand kostete 3,5 Mrd. Euro.", 3.5e9, 3.5e9, "EUR", ""),
    ("Der Brand kostete drei Milliarden Dollar.", 3e9, 3e9, "USD", ""),
    # what makes a number rough
    ("Rund 40 Boote sanken.", 36, 44, "", "Boote"),
    ("Etwa fünf Boote sanken.", 4, 6, "", "Boote"),
    ("Circa 200 Boote sanken.", 180, 220, "", "Boote"),
    ("Es sanken ca. 200 Boote.", 180, 220, "", "Boote"),
    ("Um die 200 Boote sanken.", 180, 220, "", "Boote"),
    ("Schätzungsweise 200 Boote sanken.", 180, 220, "", "Boote"),
    ("Knapp 300 Boote sanken.", 270, 300, "", "Boote"),
    ("Fast 300 Boote sanken.", 270, 300, "", "Boote"),
    ("Nahezu 300 Boote sanken.", 270, 300, "", "Boote"),
    ("An die 300 Boote sanken.", 270, 300, "", "Boote"),
    ("Gut 40 Boote sanken.", 40, 44, "", "Boote"),
    ("Etwas mehr als 40 Boote sanken.", 40, 44, "", "Boote"),
    ("Mindestens zwölf Boote sanken.", 12, inf, "", "Boote"),
    ("Wenigstens zwölf Boote sanken.", 12, inf, "", "Boote"),
    ("Mehr als 40 Boote sanken.", 40, inf, "", "Boote"),
    ("Weit mehr als 40 Boote sanken.", 40, inf, "", "Boote"),
    ("Über 40 Boote sanken.", 40, inf, "", "Boote"),
    ("Nicht weniger als 40 Boote sanken.", 40, inf, "", "Boote"),
    ("Bis zu 50 Boote sanken.", 0, 50, "", "Boote"),
    ("Höchstens 50 Boote sanken.", 0, 50, "", "Boote"),
    ("Weniger als 50 Boote sanken.", 0, 50, "", "Boote"),
    ("Nicht mehr als 50 Boote sanken.", 0, 50, "", "Boote"),
    ("Keine 50 Boote sanken.", 0, 50, "", "Boote"),
    ("Genau 50 Boote sanken.", 50, 50, "", "Boote"),
    ("Nur 50 Boote sanken.", 50, 50, "", "Boote"),
    ("50 oder mehr sanken.", 50, inf, "", ""),
    ("50 oder mehr Boote sanken.", 50, inf, "", "Boote"),
    # ranges
    ("Zwischen 50 und 60 Boote sanken.", 50, 60, "", "Boote"),
    ("Zwischen fünf und sechs Prozent fehlen.", 5, 6, "percent", ""),
    ("50 bis 60 Boote sanken.", 50, 60, "", "Boote"),
    ("50-60 Boote sanken.", 50, 60, "", "Boote"),
    ("50–60 Boote sanken.", 50, 60, "", "Boote"),
    ("Zwei oder drei Boote sanken.", 2, 3, "", "Boote"),
    ("Es kostet fünf bis sechs Millionen Euro.", 5e6, 6e6, "EUR", ""),
    ("Es kostet 5 bis 6 Mio. Euro.", 5e6, 6e6, "EUR", ""),
    # amounts left open
    ("Ein knappes Dutzend Boote sank.", 10.8, 13.2, "", "Boote"),
    ("Dutzende Boote sanken.", 24, 120, "", "Boote"),
    ("Hunderte Boote sanken.", 200, 1000, "", "Boote"),
    ("Tausende Helfer kamen.", 2000, 10000, "", "Helfer"),
    ("Zehntausende Helfer kamen.", 20000, 100000, "", "Helfer"),
    ("Mehrere Hundert Helfer kamen.", 200, 1000, "", "Helfer"),
    ("Einige tausend Helfer kamen.", 2000, 10000, "", "Helfer"),
    ("Ein paar Dutzend Helfer kamen.", 24, 120, "", "Helfer"),
    ("Mehrere Helfer kamen.", 2, inf, "", "Helfer"),
    ("Die Sperre dauerte mehrere Stunden.", 2 * HOUR, inf, "second", ""),
    # parts
    ("Drei Viertel der Höfe standen leer.", 75, 75, "percent", "Höfe"),
    ("Die Hälfte der Höfe stand leer.", 50, 50, "percent", "Höfe"),
    ("Ein Fünftel aller Höfe stand leer.", 20, 20, "percent", "Höfe"),
    ("Acht von zehn Höfen standen leer.", 80, 80, "percent", "Höfen"),
    ("Jeder vierte Hof stand leer.", 25, 25, "percent", "Hof"),
    ("Knapp die Hälfte der Höfe stand leer.", 45, 50, "percent", "Höfe"),
    ("Elf Prozent der Höfe standen leer.", 11, 11, "percent", "Höfe"),
    ("Die Quote liegt bei 40 %.", 40, 40, "percent", ""),
    ("Die Quote liegt bei 40%.", 40, 40, "percent", ""),
    ("Die Rate fiel auf -0,8 %.", -0.8, -0.8, "percent", ""),
    ("Sie senkte den Satz um einen halben Prozentpunkt.", 0.5, 0.5, "point", ""),
    ("Sie senkte den Satz um einen Viertelpunkt.", 0.25, 0.25, "point", ""),
    ("Sie senkte den Satz um 50 Basispunkte.", 0.5, 0.5, "point", ""),
    # durations
    ("Er bekam viereinhalb Jahre Haft.", 4.5 * YEAR, 4.5 * YEAR, "second", "Haft"),
    ("Er bekam vier Jahre und sechs Monate Haft.", 4.5 * YEAR, 4.5 * YEAR, "second", "Haft"),
    ("Der Vertrag läuft 36 Monate.", 3 * YEAR, 3 * YEAR, "second", ""),
    ("Sie berieten anderthalb Stunden.", 1.5 * HOUR, 1.5 * HOUR, "second", ""),
    ("Sie berieten eineinhalb Stunden.", 1.5 * HOUR, 1.5 * HOUR, "second", ""),
    ("Sie berieten eine halbe Stunde.", 0.5 * HOUR, 0.5 * HOUR, "second", ""),
    ("Sie berieten eine Stunde.", HOUR, HOUR, "second", ""),
    ("Sie berieten knapp eine Stunde.", 0.9 * HOUR, HOUR, "second", ""),
    ("Sie berieten eine Viertelstunde.", 0.25 * HOUR, 0.25 * HOUR, "second", ""),
    ("Sie führten ein zweistündiges Gespräch.", 2 * HOUR, 2 * HOUR, "second", "Gespräch"),
    ("Sie führten ein halbstündiges Gespräch.", 0.5 * HOUR, 0.5 * HOUR, "second", "Gespräch"),
    ("Sie führten ein 35-minütiges Gespräch.", 35 * MINUTE, 35 * MINUTE, "second", "Gespräch"),
    ("Sie wollen die 35-Stunden-Woche.", 35 * HOUR, 35 * HOUR, "second", ""),
    ("Drei weitere Wochen vergingen.", 3 * WEEK, 3 * WEEK, "second", ""),
    ("Die zehnjährige Haft endete.", 10 * YEAR, 10 * YEAR, "second", "Haft"),
    # other measures
    ("46 Kilometer weit flog der Ballon.", 46000, 46000, "metre", ""),
    ("Es fehlten 40 Meter Zaun.", 40, 40, "metre", "Zaun"),
    ("Es fielen 12 t Schutt an.", 12000, 12000, "kilogram", "Schutt"),
    ("Es liefen 40 Kubikmeter Wasser ab.", 40000, 40000, "litre", "Wasser"),
    ("Er fuhr 120 km/h.", 120, 120, "km/h", ""),
    ("Er fuhr mit Tempo 120.", 120, 120, "km/h", ""),
    ("Das Beben hatte die Stärke 5,8.", 5.8, 5.8, "grade", ""),
    ("Es wehte mit Windstärke 10.", 10, 10, "grade", ""),
    ("Das Tor fiel in der 63. Minute.", 3780, 3780, "second", ""),
    ("Er fuhr 120 Kilometer pro Stunde.", 120, 120, "km/h", ""),
    ("Es waren minus fünf Grad.", -5, -5, "degree", ""),
    ("Es waren 35 °C.", 35, 35, "degree", ""),
    ("Es verbrannten drei Hektar Wald.", 30000, 30000, "square metre", "Wald"),
    ("Er rief dreimal an.", 3, 3, "time", ""),
    # money
    ("Es kostet 20 €.", 20, 20, "EUR", ""),
    ("Es kostet € 20.", 20, 20, "EUR", ""),
    ("Es kostet 3 Mrd. $.", 3e9, 3e9, "USD", ""),
    ("Es kostet 20 US-Dollar.", 20, 20, "USD", ""),
    ("Es kostet zwölf morvische Kronen.", 12, 12, "krone", ""),
    ("Die Strafe beträgt 340 Millionen Euro.", 3.4e8, 3.4e8, "EUR", ""),
    # ages
    ("Die 44-Jährige schwieg.", 44, 44, "year of age", ""),
    ("Die 44 Jahre alte Wirtin schwieg.", 44, 44, "year of age", "Wirtin"),
    ("Der 19-jährige Fahrer schwieg.", 19, 19, "year of age", "Fahrer"),
    ("Ilka Brontz (44 Jahre) schwieg.", 44, 44, "year of age", ""),
    ("Ilka Brontz (44) schwieg.", 44, 44, "year of age", ""),
    ("Sie starb im Alter von 91 Jahren.", 91, 91, "year of age", ""),
    ("Sie starb mit 91 Jahren.", 91, 91, "year of age", ""),
    ("Der Impfstoff ist für Menschen über 60 Jahren.", 60, inf, "year of age", ""),
    # none, and one
    ("Es gab keine Toten.", 0, 0, "", "Toten"),
    ("Kein einziger Fischer starb.", 0, 0, "", "Fischer"),
    ("Nicht ein einziger Fischer starb.", 0, 0, "", "Fischer"),
    ("Niemand starb.", 0, 0, "", "Niemand"),
    ("Keiner der Fischer starb.", 0, 0, "", "Fischer"),
    ("Es gab einen Toten.", 1, 1, "", "Toten"),
    ("Ein junger Soldat starb.", 1, 1, "", "junger Soldat"),
    ("Einer von ihnen starb.", 1, 1, "", "ihnen"),
    ("Mindestens eine Brücke brach ein.", 1, inf, "", "Brücke"),
    # what is counted
    ("38 unserer Leute sind da.", 38, 38, "", "Leute"),
    ("Elf der Heimgekehrten sind krank.", 11, 11, "", "Heimgekehrten"),
    ("Elf von ihnen sind krank.", 11, 11, "", "ihnen"),
    ("45 Angehörige der Armee kamen frei.", 45, 45, "", "Angehörige"),
    ("38 dorwische Soldaten kamen frei.", 38, 38, "", "dorwische Soldaten"),
    ("85 Beamtinnen und Beamte kamen.", 85, 85, "", "Beamtinnen und Beamte"),
    ("40 US-Soldaten kamen.", 40, 40, "", "US-Soldaten"),
    ("Die Zahl der Toten ist auf 14 gestiegen.", 14, 14, "", "Toten"),
    ("Die Zahl der Verletzten stieg nach dem Brand auf mindestens 14.", 14, inf, "", "Verletzten"),
    ("Die Opferzahl liegt bei 14.", 14, 14, "", "Opferzahl"),
]

ENGLISH = [
    ("It was a category 3 storm.", 3, 3, "grade", ""),
    ("They scored in the 63rd minute.", 3780, 3780, "second", ""),
    ("About 1,500 people took part.", 1350, 1650, "", "people"),
    ("Some 1.500 people took part.", 1350, 1650, "", "people"),
    ("Two hundred and five sailors drowned.", 205, 205, "", "sailors"),
    ("A hundred sailors drowned.", 100, 100, "", "sailors"),
    ("A dozen sailors drowned.", 10.8, 13.2, "", "sailors"),
    ("Hundreds of sailors drowned.", 200, 1000, "", "sailors"),
    ("Tens of thousands of sailors marched.", 20000, 100000, "", "sailors"),
    ("Dozens drowned.", 24, 120, "", ""),
    ("Several hundred sailors drowned.", 200, 1000, "", "sailors"),
    ("At least twelve sailors drowned.", 12, inf, "", "sailors"),
    ("More than forty such wards have shut.", 40, inf, "", "such wards"),
    ("Nearly forty wards have shut.", 36, 40, "", "wards"),
    ("Just over forty wards have shut.", 40, 44, "", "wards"),
    ("Up to forty wards have shut.", 0, 40, "", "wards"),
    ("No more than forty wards have shut.", 0, 40, "", "wards"),
    ("Fewer than forty wards have shut.", 0, 40, "", "wards"),
    ("Between fifty and sixty wards have shut.", 50, 60, "", "wards"),
    ("Between one hundred and two hundred wards have shut.", 100, 200, "", "wards"),
    ("50 to 60 wards have shut.", 50, 60, "", "wards"),
    ("Two or three wards have shut.", 2, 3, "", "wards"),
    ("It crested at just under seven metres.", 6.3, 7, "metre", ""),
    ("It flew 46 km.", 46000, 46000, "metre", ""),
    ("It lost 40 cubic metres of water a second.", 40000, 40000, "litre", "water"),
    ("The rate rose to 6.25 percent.", 6.25, 6.25, "percent", ""),
    ("The rate rose to 8.5 per cent.", 8.5, 8.5, "percent", ""),
    ("The rate rose by half a point.", 0.5, 0.5, "point", ""),
    ("The rate rose by a quarter of a percentage point.", 0.25, 0.25, "point", ""),
    ("He got a 12-year sentence.", 12 * YEAR, 12 * YEAR, "second", ""),
    ("A 12-year sentence followed.", 12 * YEAR, 12 * YEAR, "second", ""),
    ("The toll rose to 21.", 21, 21, "", "toll"),
    ("The rate rose by 25 basis points.", 0.25, 0.25, "point", ""),
    ("Two thirds of the wards have shut.", 200 / 3, 200 / 3, "percent", "wards"),
    ("A third of the wards have shut.", 100 / 3, 100 / 3, "percent", "wards"),
    ("Half of all wards have shut.", 50, 50, "percent", "wards"),
    ("One in five wards has shut.", 20, 20, "percent", "wards"),
    ("Eight out of ten wards have shut.", 80, 80, "percent", "wards"),
    ("He got four and a half years.", 4.5 * YEAR, 4.5 * YEAR, "second", ""),
    ("He got three and a half years in prison.", 3.5 * YEAR, 3.5 * YEAR, "second", ""),
    ("It lasted half an hour.", 0.5 * HOUR, 0.5 * HOUR, "second", ""),
    ("It lasted more than an hour.", HOUR, inf, "second", ""),
    ("It was a two-hour call.", 2 * HOUR, 2 * HOUR, "second", ""),
    ("It lasted 2 hours and 15 minutes.", 2.25 * HOUR, 2.25 * HOUR, "second", ""),
    ("It cost $40m.", 4e7, 4e7, "USD", ""),
    ("It cost £3.5 billion.", 3.5e9, 3.5e9, "pound", ""),
    ("It cost some 130,000 euros.", 117000, 143000, "EUR", ""),
    ("It cost 40 Morvian crowns.", 40, 40, "krone", ""),
    ("The 44-year-old stayed silent.", 44, 44, "year of age", ""),
    ("Ilka Brontz, 44, stayed silent.", 44, 44, "year of age", ""),
    ("Somebody aged 44 stayed silent.", 44, 44, "year of age", ""),
    ("No civilians were killed.", 0, 0, "", "civilians"),
    ("No one was killed.", 0, 0, "", "No one"),
    ("None of the passengers died.", 0, 0, "", "passengers"),
    ("Not a single sailor died.", 0, 0, "", "sailor"),
    ("One person died.", 1, 1, "", "person"),
    ("One of them died.", 1, 1, "", "them"),
    ("The death toll rose to 21.", 21, 21, "", "death toll"),
    ("The number of people hurt rose to 19.", 19, 19, "", "people"),
    ("Two Russian soldiers died.", 2, 2, "", "Russian soldiers"),
    ("Five of its crew died.", 5, 5, "", "crew"),
    ("It was attended by 2000 guests.", 2000, 2000, "", "guests"),
    ("It covers 40 km2.", 4e7, 4e7, "square metre", ""),
    ("One of the passengers died.", 1, 1, "", "passengers"),
    ("They recovered seven more bodies.", 7, 7, "", "more bodies"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit", "counted"), GERMAN)
def test_a_german_quantity_is_read_as_an_interval_of_what_is_counted(text, low, high, unit, counted):
    (quantity,) = quantities_of(text, "de")
    assert (quantity.low, quantity.high) == pytest.approx((low, high))
    assert (quantity.unit, quantity.counted) == (unit, counted)


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [("Gefasst ist einer der drei Diebe.", "de", "Diebe"), ("One of the three climbers died.", "en", "climbers")],
)
def test_one_of_several_counts_one_and_the_several_are_counted_beside_it(text, language, counted):
    assert [(quantity.value, quantity.counted) for quantity in quantities_of(text, language)] == [(1, counted), (3, counted)]


@pytest.mark.parametrize(("text", "low", "high", "unit", "counted"), ENGLISH)
def test_an_english_quantity_is_read_as_an_interval_of_what_is_counted(text, low, high, unit, counted):
    (quantity,) = quantities_of(text, "en")
    assert (quantity.low, quantity.high) == pytest.approx((low, high))
    assert (quantity.unit, quantity.counted) == (unit, counted)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 14. März 2022 begann es."),
        ("de", "Am 14.03.2022 begann es."),
        ("de", "Am 1. und 2. Mai ruht die Arbeit."),
        ("de", "Bis zum 3. bleibt die Straße gesperrt."),
        ("de", "Seit 2019 gilt die Regel, 2021 endete sie."),
        ("de", "Das Hochwasser von 2013 war höher."),
        ("de", "Von 13 Uhr bis 16.30 Uhr war gesperrt."),
        ("de", "Von 13 bis 16.30 Uhr war gesperrt."),
        ("de", "Um acht Uhr begann es."),
        ("de", "Sie trat zum dritten Mal an."),
        ("de", "Die 4. Strafkammer urteilte."),
        ("de", "Es endete 2:1 für Torne."),
        ("de", "Nach Artikel 5 und § 12 ist das verboten."),
        ("de", "Eine Boeing 747 und ein Airbus 320 landeten."),
        ("de", "Die G7 berieten, die A 7 war gesperrt."),
        ("de", "Hubschrauber vom Typ Mi-17 kamen."),
        ("de", "Telefon 0800 123 456"),
        ("de", "Störungen (3)"),
        ("de", "Das steht in Drucksache 12/23."),
        ("de", "In den 90er Jahren war das so."),
        ("de", "Ein Sturm zog auf, eine Brücke brach."),
        ("de", "Er ließ das außer Acht."),
        ("de", "Daran besteht kein Zweifel."),
        ("de", "Im Viertel war es still."),
        ("de", "Sie stellte ein 42-seitiges Papier vor."),
        ("de", "Im zweiten Quartal 2018 und Ende der 1980er Jahre war das so."),
        ("de", "In der Saison 2019/20 war das so."),
        ("en", "It began on 8 February 2022."),
        ("en", "It began on February 8."),
        ("en", "It began in February 2022 and ended in 2023."),
        ("en", "It began at 9 p.m. and ended at 11:30."),
        ("en", "It began shortly before 3 a.m."),
        ("en", "Torne won the game 2-1."),
        ("en", "In the 1990s a Boeing 747 landed."),
        ("en", "One might say so, one by one."),
        ("en", "There was no doubt."),
        ("en", "A storm broke a bridge."),
        ("en", "COMMENTS (14)"),
        ("en", "It is one of the largest towns."),
        ("en", "Edda Brontz (1455–1536) wrote it."),
        ("en", "It rose in 2000 and by 2010."),
    ],
)
def test_dates_names_and_ordinals_are_no_quantities(language, text):
    assert quantities_of(text, language) == ()


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Die Wache sprach von 1.500, das Komitee von 4.000 Menschen.", ["Menschen", "Menschen"]),
        ("In die Stadt rollten 420 Traktoren, der Verband sprach von 700.", ["Traktoren", "Traktoren"]),
        ("Bei dem Brand starben 33 Menschen, fünf gelten als vermisst.", ["Menschen", "Menschen"]),
        ("An Bord waren 118, darunter 14 Matrosen.", ["", "Matrosen"]),
        ("Zwei Menschen starben, ein weiterer ist verletzt.", ["Menschen", "Menschen"]),
        ("Es gab drei Tote, zwei davon Kinder.", ["Tote", "Tote"]),
        ("Es kamen 40. Danach sah man drei Boote.", ["", "Boote"]),
        ("Zwei dorwische Soldaten starben, sechs weitere sind verletzt.", ["dorwische Soldaten", "dorwische Soldaten"]),
    ],
)
def test_a_bare_number_counts_what_its_neighbour_counts(text, counted):
    assert [quantity.counted for quantity in quantities_of(text, "de")] == counted


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("de", "Der Satz stieg von 5,75 auf 6,25 Prozent.", ["percent", "percent"]),
        ("de", "Statt 90 Millionen Euro kostet der Bau 148 Millionen.", ["EUR", "EUR"]),
        ("de", "Er bekam viereinhalb Jahre Haft, sie zweieinhalb.", ["second", "second"]),
        ("de", "Die 18, 13 und neun Jahre alten Kinder schwiegen.", ["year of age"] * 3),
        ("en", "They offered 8.5 per cent, the union asks for twelve.", ["percent", "percent"]),
        ("en", "The rate rose from 5.75 to 6.25 percent.", ["percent", "percent"]),
    ],
)
def test_a_bare_number_has_the_unit_of_its_neighbour(language, text, units):
    assert [quantity.unit for quantity in quantities_of(text, language)] == units


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("de", "rund 20 Minuten"), ("en", "22 minutes")),
        (("de", "gut 20 Minuten"), ("en", "22 minutes")),
        (("de", "rund 20 Minuten"), ("de", "gut 20 Minuten")),
        (("de", "rund 1,2 Milliarden Euro"), ("de", "1,18 Milliarden Euro")),
        (("de", "1,2 Milliarden Euro"), ("de", "1,18 Milliarden Euro")),
        (("de", "6,84 Meter"), ("en", "just under seven metres")),
        (("de", "6,84 Meter"), ("en", "6.8 metres")),
        (("en", "6.8 metres"), ("de", "knapp sieben Meter")),
        (("de", "rund 40 Boote"), ("de", "38 Boote")),
        (("de", "mindestens 12 Boote"), ("de", "15 Boote")),
        (("de", "drei Jahre"), ("de", "36 Monate")),
        (("de", "viereinhalb Jahre"), ("en", "four and a half years")),
        (("de", "achteinhalb Prozent"), ("en", "8.5 per cent")),
        (("de", "ein Drittel"), ("de", "33 Prozent")),
        (("de", "ein Dutzend Boote"), ("de", "13 Boote")),
        (("de", "4.000 Leute"), ("de", "3.950 Leute")),
        (("en", "half of all wards"), ("de", "48 Prozent")),
    ],
)
def test_compatible_quantities_meet(one, other):
    (first,), (second,) = (quantities_of(text, language) for language, text in (one, other))
    assert first.meets(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.500 Leute", "4.000 Leute"),
        ("rund 4.000 Leute", "1.500 Leute"),
        ("acht von zehn Zügen", "rund 30 Prozent der Züge"),
        ("38 Soldaten", "45 Soldaten"),
        ("mindestens 12 Boote", "9 Boote"),
        ("118 Leute", "141 Leute"),
        ("kein Zivilist", "sieben Zivilisten"),
        ("zwölf Leute", "19 Leute"),
        ("dreieinhalb Jahre Haft", "viereinhalb Jahre Haft"),
        ("8,5 Prozent", "12 Prozent"),
        ("40 Leute", "38 Leute"),
        ("8,5 Prozent", "8,6 Prozent"),
        ("höchstens 20 Boote", "mindestens 30 Boote"),
        ("20 Euro", "20 Dollar"),
        ("40 Boote", "40 Meter"),
    ],
)
def test_quantities_that_cannot_both_be_true_do_not_meet(one, other):
    (first,), (second,) = quantities_of(one, "de"), quantities_of(other, "de")
    assert not first.meets(second)


def test_a_number_shares_the_power_of_the_larger_one_behind_it():
    first, second = quantities_of("Die Kosten stiegen von 1,2 auf 1,8 Milliarden Euro.", "de")
    assert (first.low, first.unit, second.low) == (pytest.approx(1.2e9), "EUR", pytest.approx(1.8e9))


def test_the_span_holds_modifier_number_and_unit():
    text = "Der Preis liegt bei rund 1,2 Milliarden Euro, Schulden eingerechnet."
    (quantity,) = quantities_of(text, "de")
    assert text[quantity.start : quantity.end] == "rund 1,2 Milliarden Euro"


def test_the_value_is_the_number_named():
    assert [quantity.value for quantity in quantities_of("knapp 300 Zelte, mindestens zwölf Boote", "de")] == [300, 12]


GERMAN_ONES = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
GERMAN_TENS = ["_", "_", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
ENGLISH_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ENGLISH_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def german(number, *, last=True):
    if number >= 1000:
        rest = german(number % 1000) if number % 1000 else ""
        return (german(number // 1000, last=False) if number >= 2000 else "ein") + "tausend" + rest
    if number >= 100:
        rest = german(number % 100, last=last) if number % 100 else ""
        return (GERMAN_ONES[number // 100] if number >= 200 else "ein") + "hundert" + rest
    if number < 20:
        return GERMAN_ONES[number] if number != 1 or last else "ein"
    one = {0: "", 1: "einund"}.get(number % 10, GERMAN_ONES[number % 10] + "und")
    return one + GERMAN_TENS[number // 10]


def english(number):
    if number >= 1000:
        rest = number % 1000
        joint = " and " if 0 < rest < 100 else " "
        return (english(number // 1000) + " thousand" + (joint + english(rest) if rest else "")).strip()
    if number >= 100:
        return ENGLISH_ONES[number // 100] + " hundred" + (" and " + english(number % 100) if number % 100 else "")
    if number < 20:
        return ENGLISH_ONES[number]
    return ENGLISH_TENS[number // 10] + ("-" + ENGLISH_ONES[number % 10] if number % 10 else "")


@given(st.integers(0, 999_999))
def test_a_german_number_word_says_its_number(number):
    assert german_number(german(number)) == number


@given(st.integers(2, 999_999))
def test_a_german_number_word_reads_as_its_number(number):
    (quantity,) = quantities_of(f"{german(number)} Boote", "de")
    assert (quantity.low, quantity.counted) == (number, "Boote")


@given(st.integers(0, 999_999))
def test_an_english_number_word_reads_as_its_number(number):
    (quantity,) = quantities_of(f"{english(number)} boats", "en")
    assert quantity.low == number


PIECES = st.sampled_from(
    [
        "12",
        "1.500",
        "3,5",
        "2022",
        "0800",
        "9",
        "zwei",
        "ein",
        "keine",
        "rund",
        "mindestens",
        "zwischen",
        "und",
        "bis",
        "von",
        "Millionen",
        "Dutzende",
        "Hälfte",
        "Drittel",
        "Prozent",
        "Jahre",
        "%",
        "€",
        "$",
        "(",
        ")",
        ".",
        "-",
        ",",
        "half",
        "a",
        "dozen",
        "hundred",
        "and",
        "one",
        "in",
        "three",
        "million",
        "more",
        "than",
        "between",
        "14.",
        "März",
        "Uhr",
        "pm",
        "-jährig",
        "Leute",
        "people",
        "½",
        "²",
        "٣",
        "\n\n",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))


@given(TEXTS, st.sampled_from(["de", "en"]))
def test_spans_lie_in_the_text_in_order_and_intervals_are_intervals(text, language):
    found = quantities_of(text, language)
    edges = [edge for quantity in found for edge in (quantity.start, quantity.end)]
    assert edges == sorted(edges)
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)
    assert all(quantity.low <= quantity.high for quantity in found)
    assert all(quantity.counted in text for quantity in found)


@given(TEXTS, TEXTS)
def test_meeting_is_mutual_and_everything_meets_itself(one, other):
    both = [*quantities_of(one, "de"), *quantities_of(other, "en")]
    assert all(first.meets(second) == second.meets(first) for first in both for second in both)
    assert all(quantity.meets(quantity) for quantity in both)


def test_a_line_of_a_hundred_thousand_characters_is_read_in_linear_time():
    assert len(quantities_of("zwei Boote und " * 6000, "de")) == 6000


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Sales fell by about a third, she said.", ["about a third"]),
        ("Sales fell by a quarter in May.", ["a quarter"]),
        ("It was bought by a third party.", []),
        ("Towns were hit by a third wave.", []),
    ],
)
def test_a_part_behind_by_is_one_where_no_noun_makes_it_an_ordinal(text, shares):
    assert [text[q.start : q.end] for q in quantities_of(text, "en") if q.unit == "percent"] == shares
