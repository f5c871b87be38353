"""Sentences that only the one before them gives a meaning."""

import pytest

from retrieval.language.anaphora import points_back


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Er wies den Vorwurf zurück.", "de"),
        ("Dabei fielen Schüsse.", "de"),
        ("„Sie lügt“, rief er.", "de"),
        ("Das sei gelogen.", "de"),
        ("Der Minister wies den Vorwurf zurück.", "de"),
        ("Die Innenministerin trat zurück.", "de"),
        ("Ihr Schiff sank.", "de"),
        ("He denied it.", "en"),
        ("This was denied.", "en"),
        ("The spokeswoman said nothing.", "en"),
    ],
)
def test_a_pronoun_or_a_person_by_the_role_alone_points_back(text, language):
    assert points_back(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kolbe wies den Vorwurf zurück.", "de"),
        ("Der Minister Kolbe trat zurück.", "de"),
        ("Das Schiff sank.", "de"),
        ("Erst am Montag fuhr es wieder.", "de"),
        ("The Minister Cole resigned.", "en"),
        ("This week the ship sank.", "en"),
    ],
)
def test_a_name_or_a_thing_does_not(text, language):
    assert not points_back(text, language)
