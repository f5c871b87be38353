from collections.abc import Callable

from retrieval.engine import Engine
from retrieval.models import Finding, Verdict

Open = Callable[..., Engine]


def _quoted(finding: Finding) -> dict[str, str]:
    return {extract.document: extract.text for extract in finding.extracts}


def test_why_is_answered_by_the_sentence_that_gives_the_reason(engine: Open) -> None:
    opened = engine(
        a="Die Stadtwerke Aulau haben den Strompreis erhöht.\n\nDer neue Preis gilt seit Montag in der ganzen Stadt.\n\n"
        "Zur Begründung der Erhöhung verwies Direktorin Ina Kolb auf die Kosten der Netze.",
        b="Aulau's utility raised its power price because coal has become dearer, director Ina Kolb said.",
    )
    finding = opened.answer_or_nothing("Warum haben die Stadtwerke Aulau den Strompreis erhöht?").findings[0]
    assert "Kosten der Netze" in _quoted(finding)["a.md"]


def test_a_year_is_no_reason(engine: Open) -> None:
    opened = engine(
        a="The bank of Aulau raised its rate to the highest level since 2009.\n\n"
        "Governor Ina Kolb said the bank had raised its rate because imports were dear."
    )
    finding = opened.answer_or_nothing("Why did the bank of Aulau raise its rate?").findings[0]
    assert "because imports" in finding.extracts[0].text


def test_of_a_full_name_the_surname_says_who_is_asked_about(engine: Open) -> None:
    opened = engine(
        a="„Wir fahren morgen“, sagte Aulaus Präsident Bela Orlu.",
        b="Aulaus Fanbeauftragter Udo Harms sprach von Pech. „Wir bleiben hier“, sagte Harms.",
    )
    finding = opened.answer_or_nothing("Was sagte Aulaus Präsident Bela Orlu?").findings[0]
    assert list(_quoted(finding)) == ["a.md"]


def test_advice_need_not_repeat_the_question(engine: Open) -> None:
    opened = engine(
        a="Das Trinkwasser in Aulau ist verunreinigt.\n\nDie Stadtwerke raten allen Kunden, Wasser vorerst abzukochen.",
        b="In Aulau ist das Trinkwasser nicht sauber.\n\nWer Kinder hat, sollte Flaschen kaufen, rät Lena Vogt.",
    )
    finding = opened.answer_or_nothing("Was sollen Kunden der Stadtwerke Aulau jetzt tun?").findings[0]
    assert finding.verdict is Verdict.NOT_COMPARED
    assert "abzukochen" in _quoted(finding)["a.md"]
    assert "Flaschen" in _quoted(finding)["b.md"]
