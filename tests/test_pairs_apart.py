"""Nothing of one pair shows in another's pages, commands or exports, nor is held in memory for them."""

import gc
import json
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.screen import Screen

from supervise.cli import main
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.model import Session
from supervise.tui.app import SuperviseApp
from supervise.tui.review.tabs import VIEWS
from supervise.workflow import SessionWorkflow, home
from supervise.workflow.pair import pair_id_for
from support.app_driver import running, settled, shown
from support.builders import PAIR
from support.sample_history import with_past
from support.two_pairs import OTHERS, WORD, planted, with_others


def text_of(app: SuperviseApp) -> str:
    """All that stands on the page, in sight or not, and in what could be chosen there."""
    return "\n".join((shown(app), *_words(app.screen)))


def _words(screen: Screen[object]) -> Iterator[str]:
    yield from (str(screen.title), str(screen.sub_title))
    for widget in screen.query("*"):
        yield str(widget.tooltip or "")
        for name in ("content", "text", "value", "said", "label", "title", "note", "placeholder"):
            yield str(getattr(widget, name, ""))
        yield from (str(option.prompt) for option in getattr(widget, "options", ()) if hasattr(option, "prompt"))


async def test_no_page_of_one_pair_says_a_word_of_another_nor_finds_one(workflow: SessionWorkflow) -> None:
    with_others(with_past(workflow))
    async with running(workflow, (120, 40)) as (app, pilot):
        texts, kinds = [text_of(app)], set()
        await pilot.press("r", *WORD)
        await settled(pilot)
        assert "0 of 13 sessions" in shown(app)
        await pilot.press(*["backspace"] * len(WORD))
        for number in range(1, len(VIEWS) + 1):
            if number > 1:  # the list of sessions has a field, in which a number is a number
                await pilot.press("f3", str(number))
            await settled(pilot)
            view = app.screen
            kinds.add(type(view))
            texts.append(text_of(app))
            await pilot.press("down", "enter")
            await settled(pilot)
            texts.append(text_of(app))
            if app.screen is not view:
                await pilot.press("escape")
                await settled(pilot)
            assert app.screen is view
        assert len(kinds) == len(VIEWS), "each page was seen"
        assert not [text for text in texts if WORD in text or "QQ" in text or "Case Q9" in text]


async def test_home_shows_the_pair_that_is_chosen_and_only_that(workflow: SessionWorkflow) -> None:
    with_others(with_past(workflow))
    async with running(workflow, (120, 40)) as (app, pilot):
        assert WORD not in text_of(app)
        assert "session 14" in shown(app)
        await pilot.press("p")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert workflow.pair == OTHERS
        assert "● QQ   ■ ZZ" in shown(app)
        assert "session 4" in shown(app)
        assert f"{WORD} action" in text_of(app)
        assert "housing" not in text_of(app)


def test_nothing_of_another_pair_is_held(workflow: SessionWorkflow) -> None:
    with_others(with_past(workflow)).read()
    gc.collect()
    sessions = (thing for thing in gc.get_objects() if isinstance(thing, Session | SessionSummary))
    assert [session for session in sessions if session.pair == OTHERS.id] == []
    assert len(workflow.history.sessions) == 13
    assert len(workflow.elsewhere) == 4
    workflow.choose_pair(OTHERS)
    assert workflow.history.sessions == workflow.unfinished == (), "not even before they are read"
    workflow.read()
    assert {session.pair for session in workflow.history.sessions} == {OTHERS.id}
    assert len(workflow.history.sessions) == 3
    assert len(workflow.unfinished) == 1


class Page:
    """What a page is to the collector: it refers to itself, and goes only when somebody looks."""

    def __init__(self) -> None:
        self.whole = self


def test_no_page_of_another_pair_stays_in_memory(workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The collector passes over what was read of thousands of sessions, and must not over what was closed."""
    monkeypatch.setattr(home, "MANY", 3)
    with_others(with_past(workflow))
    closed, in_sight = Page(), Page()
    pages = [weakref.ref(closed), weakref.ref(in_sight)]
    del closed
    workflow.read()
    assert pages[0]() is None
    del in_sight
    workflow.choose_pair(OTHERS)
    gc.collect()
    assert pages[1]() is None


def test_no_command_of_one_pair_says_a_word_of_another(
    workflow: SessionWorkflow, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    home = ["--home", str(with_others(with_past(workflow)).home.root)]
    theirs = planted(0).id

    def output_of(*words: str) -> tuple[int, str]:
        status = main([*words, *home])
        return status, "".join(capsys.readouterr())

    for command in (["list"], ["list", "--json"], ["search", "the"], ["search", "e", "--json"], ["year", "2026"]):
        status, text = output_of(*command)
        assert status in (0, 1), command
        assert WORD not in text, command
        assert theirs not in text, command
    assert len(json.loads(output_of("list", "--json")[1])) == 13
    assert output_of("search", WORD)[0] == 1
    for words in (
        ["show", theirs],
        ["show", "qqq"],
        ["show", "--json", theirs],
        ["export", theirs, str(tmp_path / "x")],
    ):
        status, text = output_of(*words)
        assert (status, WORD in text) == (2, False), words
        assert "There is no session" in text
    assert not (tmp_path / "x").exists()
    assert WORD in output_of("show", theirs, "--pair", "QQ")[1]
    assert (
        output_of("list", "--pair", "zz+qq")[1].count("QQ + ZZ")
        == output_of("list", "--pair", "QQ")[1].count("\n")
        == 4
    )


def test_what_cannot_be_read_of_another_pair_is_not_counted(
    workflow: SessionWorkflow, capsys: pytest.CaptureFixture[str]
) -> None:
    home = with_others(with_past(workflow)).home
    [path] = home.sessions.rglob(f"{planted(0).id}.toml")
    path.write_bytes(path.read_bytes()[:-200] + b"= half")
    for command in (["list"], ["search", "the"], ["year", "2026"]):
        assert (main([*command, "--home", str(home.root)]), capsys.readouterr().err) == (0, ""), command
    assert main(["list", "--pair", "QQ", "--home", str(home.root)]) == 1
    assert "1 file could not be read" in capsys.readouterr().err


def test_whose_sessions_is_said_or_asked(workflow: SessionWorkflow, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(with_others(with_past(workflow)).home.root)
    assert main(["list", "--pair", "XY", "--home", root]) == 2
    assert capsys.readouterr().err.strip() == "“XY” names no pair that is known here. Known here: CD + AB, QQ + ZZ."
    workflow.set(current_pair="")
    assert main(["list", "--home", root]) == 2
    assert "Say whose sessions with --pair" in capsys.readouterr().err
    workflow.home.settings.unlink()
    assert main(["list", "--home", root]) == 2
    assert "several pairs' sessions" in capsys.readouterr().err


def test_a_pair_whose_settings_were_lost_finds_its_sessions_again(workflow: SessionWorkflow) -> None:
    with_others(with_past(workflow))
    workflow.set(pairs=(), current_pair="")
    workflow.read()
    assert workflow.history.sessions == (), "nobody has said who is here"
    assert pair_id_for(workflow, PAIR.people) == PAIR.id
    assert pair_id_for(workflow, OTHERS.people) == OTHERS.id
