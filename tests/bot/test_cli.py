"""The command line as a user runs it: a process of its own, its output, its exit status."""

import json
import os
import subprocess
import sys

import pytest


@pytest.fixture
def quellenlage(folder, tmp_path):
    def ran(*arguments: str, stdin: str = "", corpus: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
        where = ["--corpus", str(folder)] if corpus else []
        clean = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"} | environment
        command = [sys.executable, "-m", "bot", *arguments, *where]
        return subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=clean,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )

    return ran


def test_ask_prints_the_extract_and_its_source(quellenlage):
    done = quellenlage("ask", "Wie viele Menschen waren an Bord der Svala?")
    assert done.returncode == 0
    assert "An Bord waren 84 Menschen." in done.stdout
    assert "Küstenfunk" in done.stdout
    assert "\x1b[" not in done.stdout


def test_ask_json_has_the_form_that_is_documented(quellenlage):
    value = json.loads(quellenlage("ask", "--json", "Wie viele Menschen waren an Bord der Svala?").stdout)
    assert set(value) == {"question", "language", "findings"}
    [finding] = value["findings"]
    assert set(finding) >= {"event", "verdict", "positions", "silent"}
    first = finding["positions"][0]["extracts"][0]
    assert {"document", "source", "title", "published", "url", "paragraph", "text", "attributed_to"} <= set(first)
    assert first["document"] == "kuestenfunk.md"
    assert first["published"] == "2024-03-12T07:15:00"


def test_a_dash_reads_questions_a_line_each_and_answers_each_even_one_without_a_word(quellenlage):
    done = quellenlage("ask", "--json", "-", stdin="Wer war Kapitän?\n\n???\nWo liegt Hallvik?\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["question"] for answer in answers] == ["Wer war Kapitän?", "???", "Wo liegt Hallvik?"]
    assert answers[1]["findings"][0]["verdict"] == "no_answer"


def test_search_lists_paragraphs_best_first(quellenlage):
    value = json.loads(quellenlage("search", "--json", "--limit", "2", "Ruderanlage Fehler").stdout)
    assert value["hits"][0]["document"] == "inselbote.md"
    assert value["hits"][0]["text"].startswith("Kapitän Jon Ravndal")
    assert value["hits"][0]["score"] >= value["hits"][-1]["score"]


def test_check_lists_documents_and_problems(quellenlage, folder):
    (folder / "leer.txt").write_text("")
    done = quellenlage("check")
    assert "Inselbote" in done.stdout
    assert "leer.txt: die Datei ist leer" in done.stdout
    problems = json.loads(quellenlage("check", "--json").stdout)["problems"]
    assert [(problem["document"], problem["kind"], problem["refused"]) for problem in problems] == [("leer.txt", "empty", True)]


def test_run_without_a_token_says_so_in_one_line_and_opens_the_conversation(quellenlage):
    done = quellenlage("run", stdin="Wie viele Menschen waren an Bord der Svala?\n/sources\n/quit\n")
    assert done.returncode == 0
    assert "TELEGRAM_BOT_TOKEN" in done.stdout.splitlines()[0]
    assert "84 Menschen" in done.stdout
    assert "inselbote.md" in done.stdout


def test_chat_takes_the_subject_of_a_follow_up_from_the_question_before_it(quellenlage):
    done = quellenlage("chat", stdin="Wer war Kapitän der Svala?\nUnd wie viele Menschen waren dort?\n")
    assert "Nachfrage zu: Wer war Kapitän der Svala?" in done.stdout
    assert "84 Menschen" in done.stdout


def test_chat_leaves_at_the_end_of_its_input(quellenlage):
    assert quellenlage("chat", stdin="Wo liegt Hallvik?").returncode == 0


def test_a_missing_folder_is_one_plain_line_and_status_1(quellenlage):
    done = quellenlage("ask", "Wer?", "--corpus", "gibt-es-nicht", corpus=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "gibt-es-nicht" in done.stderr
    assert not done.stdout


def test_a_folder_without_a_readable_document_is_status_1(quellenlage, folder):
    for file in folder.iterdir():
        file.unlink()
    done = quellenlage("check")
    assert done.returncode == 1
    assert "no readable document" in done.stderr


def test_a_bad_setting_is_one_plain_line_and_status_1(quellenlage):
    done = quellenlage("check", MAX_FILE_MB="viel")
    assert done.returncode == 1
    assert "MAX_FILE_MB='viel'" in done.stderr
    assert done.stderr.count("\n") == 1


def test_wrong_usage_is_status_2(quellenlage):
    assert quellenlage("aks", corpus=False).returncode == 2


def test_the_words_around_the_extracts_follow_the_setting(quellenlage):
    assert "11 March 2024, paragraph 2" in quellenlage("ask", "Wer war Kapitän der Svala?", BOT_LANGUAGE="en").stdout


def test_questions_that_are_no_utf_8_cost_no_other_question(folder, tmp_path):
    command = [sys.executable, "-m", "bot", "ask", "--json", "--corpus", str(folder), "-"]
    clean = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8:strict"}
    asked = b"Ravndal \xff\xfe?\nWie viele Menschen waren an Bord der Svala?\n"
    done = subprocess.run(command, input=asked, capture_output=True, env=clean, cwd=tmp_path, timeout=60, check=False)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2


def test_a_terminal_without_the_letters_shows_signs_for_them(quellenlage):
    done = quellenlage("ask", "Wer war Kapitän der Svala?", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Ravndal" in done.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAX_FILE_MB", "inf"),
        ("TELEGRAM_API_URL", "notaurl"),
        ("TELEGRAM_BOT_TOKEN", "non sense"),
        ("BOT_LANGUAGE", "fr"),
    ],
)
def test_a_setting_that_can_never_work_is_named_at_once(quellenlage, name, value):
    done = quellenlage("run", **{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith(f"quellenlage: setting {name}")
    assert done.stderr.count("\n") == 1


def test_speakers_lists_each_sentence_that_rests_on_somebodys_word(quellenlage):
    done = quellenlage("speakers")
    assert done.returncode == 0
    assert "Verletzt wurde nach Angaben der Reederei niemand." in done.stdout
    assert "— Reederei" in done.stdout
    assert "An Bord waren 84 Menschen." not in done.stdout


def test_speakers_json_has_the_form_that_is_documented(quellenlage):
    lines = [json.loads(line) for line in quellenlage("speakers", "--json").stdout.splitlines()]
    assert set(lines[0]) == {"document", "source", "paragraph", "text", "speaker", "act", "quoted", "spoken"}
    assert lines[0]["document"] == "inselbote.md"
    assert lines[0]["spoken"] == ["Verletzt wurde", "niemand"]


def test_speakers_are_asked_for_in_any_spelling(quellenlage):
    lines = [json.loads(line) for line in quellenlage("speakers", "--json", "--speaker", "Rawndal").stdout.splitlines()]
    assert [line["speaker"] for line in lines] == ["Kapitän Jon Ravndal"]


def test_speakers_says_so_where_nobody_has_the_name(quellenlage):
    done = quellenlage("speakers", "--speaker", "Quastenflosser")
    assert (done.returncode, done.stdout.strip()) == (0, "Von „Quastenflosser“ steht keine Aussage in den Dokumenten.")


def test_an_empty_question_is_wrong_usage(quellenlage):
    done = quellenlage("ask", " ")
    assert done.returncode == 2
    assert "QUESTION" in done.stderr


@pytest.fixture
def dispute(folder):
    """Two more reports, which name different numbers of injured."""
    head = (
        "---\nsource: {}\ntitle: „Svala“ auf Grund\npublished: 2024-03-12\n---\nDie „Svala“ lief vor Hallvik auf Grund.\n\n{}\n"
    )
    (folder / "funk.md").write_text(head.format("Inselfunk", "Nach Angaben der Klinik wurden 12 Menschen verletzt."), "utf-8")
    (folder / "bote.md").write_text(head.format("Nordbote", "Die Küstenwache sprach von 30 verletzten Menschen."), "utf-8")


INJURED = "Wie viele Menschen wurden auf der Svala verletzt?"


@pytest.mark.usefixtures("dispute")
def test_ask_says_before_the_extracts_that_sources_contradict_each_other(quellenlage):
    lines = quellenlage("ask", INJURED).stdout.splitlines()
    assert lines[0].startswith("Widerspruch: ")
    assert {"1. 12", "2. 30"} <= set(lines) or {"1. 30", "2. 12"} <= set(lines)
    assert quellenlage("ask", INJURED, BOT_LANGUAGE="en").stdout.startswith("Contradiction: ")


@pytest.mark.usefixtures("dispute")
def test_ask_explain_prints_what_was_read_and_why_it_was_held_different(quellenlage):
    done = quellenlage("ask", "--explain", INJURED)
    assert "Warum: die Angaben können nicht alle stimmen" in done.stdout
    assert "Zahl „12“" in done.stdout
    assert "[12, 12] und [30, 30] können nicht beide stimmen" in done.stdout or "[30, 30] und [12, 12]" in done.stdout


@pytest.mark.usefixtures("dispute")
def test_ask_json_has_the_explanation_only_where_it_is_asked_for(quellenlage):
    [finding] = json.loads(quellenlage("ask", "--json", "--explain", INJURED).stdout)["findings"]
    explain = finding.pop("explain")
    assert finding == json.loads(quellenlage("ask", "--json", INJURED).stdout)["findings"][0]
    assert set(explain) == {"rule", "unknown", "side", "trend", "prints", "claims", "pairs", "set_aside"}
    assert explain["rule"] == "cannot_both_be"
    first = {
        "number",
        "position",
        "document",
        "source",
        "paragraph",
        "text",
        "value",
        "terms",
        "rule",
        "merit",
        "speaker",
        "party",
    }
    assert set(explain["claims"][0]) == first
    assert {pair["rule"] for pair in explain["pairs"]} <= {"amounts_apart", "amounts_meet"}


def test_run_without_a_token_at_a_terminal_opens_the_page_to_try_it_on(folder, tmp_path):
    ours, theirs = os.openpty()
    clean = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "bot", "run", "--corpus", str(folder)]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, env=clean, cwd=tmp_path, encoding="utf-8") as process:
        assert process.stdout is not None
        told, address = process.stdout.readline(), process.stdout.readline()
        process.terminate()
        assert process.wait(30) == 0
    for end in (ours, theirs):
        os.close(end)
    assert "TELEGRAM_BOT_TOKEN" in told
    assert "http://127.0.0.1:" in address
