from datetime import date

from bot.rendering.comparison import comparison_messages
from bot.texts import texts
from retrieval.models import Answer, Extract, Finding, Position, Source, Verdict

DE = texts("de")


def extract(text: str, source: str) -> Extract:
    return Extract("a.md", source, "Titel", date(2024, 3, 11), None, 3, 0, len(text), text)


def compared(*findings: Finding, passages: tuple[Extract, ...] = ()) -> str:
    [message] = comparison_messages("Wie viele?", Answer("Wie viele?", "de", findings), ("Inselbote", "Küstenfunk"), passages, DE)
    return message


def counted(text: str, source: str, **more: object) -> Finding:
    return Finding(Verdict.SINGLE_SOURCE, (Position("", (extract(text, source),)),), **more)


def test_an_outlet_that_reports_the_event_without_saying_is_said_to_be_silent():
    message = compared(counted("Es waren 84.", "Inselbote", silent=(Source("b.md", "Küstenfunk"),)))
    assert "<b>Küstenfunk</b>\n<i>Berichtet über das Ereignis, macht dazu aber keine Angabe.</i>" in message


def test_an_outlet_that_the_answer_does_not_know_is_shown_with_its_nearest_passage_and_not_called_silent():
    message = compared(counted("Es waren 84.", "Inselbote"), passages=(extract("Viele kamen.", "Küstenfunk"),))
    assert "<i>Kommt in der Antwort nicht vor. Am nächsten kommt:</i>\n<blockquote>Viele kamen.</blockquote>" in message
    assert "keine Stelle kommt ihr nahe" in compared(counted("Es waren 84.", "Inselbote"))


def test_what_an_outlet_says_of_another_event_is_not_lost():
    message = compared(counted("Es waren 84.", "Inselbote"), counted("Es waren 12.", "Küstenfunk"))
    assert message.index("Es waren 84.") < message.index("Zu einem anderen Ereignis") < message.index("Es waren 12.")
    assert "Kommt in der Antwort nicht vor" not in message


def test_what_other_outlets_say_is_left_out():
    message = compared(counted("Es waren 84.", "Inselbote"), counted("Es waren 7.", "Hafenkurier"))
    assert "Es waren 7." not in message


def test_where_neither_has_part_in_the_answer_it_says_what_the_others_say():
    message = compared(counted("Es waren 7.", "Hafenkurier"))
    assert message.startswith("<b>Wie viele?</b>\nAlle Quellen zusammen:\nEine einzige Quelle sagt dazu etwas:")
