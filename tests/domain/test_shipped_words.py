"""The shipped words: they fit together, blame nobody, and are British."""

import re
from collections.abc import Iterator

import pytest

from supervise.domain.content.base import ContentModel
from supervise.domain.content.bundle import Content
from supervise.domain.content.validation import find_dangling_references
from supervise.store.content.form_loader import load_forms
from supervise.store.content.loader import help_page, load_content

CONTENT, PROBLEMS = load_content(None)
FORMS, FORM_PROBLEMS = load_forms(None)
HELP = (
    "welcome",
    "home",
    "arrive",
    "wheel",
    "talk",
    "rate",
    "ladder",
    "actions",
    "agree",
    "review",
    "handover",
    "about",
    "passphrase",
    "wheel_time",
    "forms",
    "network",
    "disagree",
    "partnership",
    "evidence",
    "work",
    "plain_words",
    "sheets",
)
BLAMING = r"\b(fail\w*|scor(e|es|ed|ing)|non-complian\w*|poor|weak\w*|should have|unacceptable|mandatory|streak)\b"
AMERICAN = r"\b(\w+ization|organize\w*|recognize\w*|behavior\w*|center\w*|color\w*|favor\w*|program for|practicing)\b"


def words(value: object) -> Iterator[str]:
    """Every word that is shown: not ids, not addresses, not the titles of what is cited, not the cues."""
    if isinstance(value, ContentModel):
        for name in type(value).model_fields:
            if name not in {"id", "url", "cues", "sources"}:
                yield from words(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from words(item)
    elif isinstance(value, str):
        yield value


SHOWN = [*words(CONTENT), *words(FORMS), *(help_page(name) for name in HELP)]


def changed(**changes: object) -> Content:
    return CONTENT.model_copy(update=changes)


def keys(content: Content) -> list[tuple[str, str]]:
    return [(file, key) for file, key, _ in find_dangling_references(content)]


def test_the_shipped_words_fit_together() -> None:
    assert PROBLEMS == FORM_PROBLEMS == []
    assert find_dangling_references(CONTENT) == []


@pytest.mark.parametrize("pattern", [BLAMING, AMERICAN], ids=["blaming", "american"])
def test_no_word_shown_is_of_the_kind_we_never_use(pattern: str) -> None:
    assert [text for text in SHOWN if re.search(pattern, text, re.IGNORECASE)] == []


def test_british_spellings_are_there() -> None:
    everything = " ".join(SHOWN).lower()
    assert all(word in everything for word in ("organisation", "recognise", "practise"))


def test_every_section_begins_with_a_strength_and_ends_with_what_to_do() -> None:
    for section in CONTENT.wheel.sections:
        assert section.questions[0].stage == "strength", section.id
        assert section.questions[-1].stage == "commit", section.id


def test_a_stand_in_wheel_says_so() -> None:
    assert not CONTENT.wheel.official
    assert "stand-in" in CONTENT.wheel.notice


def test_both_boxes_are_wanted_except_where_listening_is_enough() -> None:
    assert [model.id for model in CONTENT.models if not model.asks_both] == ["how-it-felt"]
    assert {"strengths", "differently"} <= {step.box for step in CONTENT.default_model.steps}


def test_every_rung_of_the_first_ladder_has_a_barrier_and_a_strategy() -> None:
    for rung in CONTENT.default_ladder.rungs:
        assert any(rung.number in barrier.holds_at for barrier in CONTENT.barriers), rung.id
        assert any(rung.number in strategy.helps_from for strategy in CONTENT.strategies), rung.id


def test_the_phases_add_up_to_the_planned_talk() -> None:
    assert sum(phase.minutes for phase in CONTENT.talk.phases) == CONTENT.talk.minutes
    assert [link.id for link in CONTENT.talk.links] == ["role", "development", "service"]


def test_advice_speaks_of_the_first_ladder_only() -> None:
    assert CONTENT.advice_rung("partnership", 4) == 4
    assert CONTENT.advice_rung("hart", 4) is None


@pytest.mark.parametrize("name", HELP)
def test_every_screen_has_a_short_help_page(name: str) -> None:
    first, *rest = help_page(name).splitlines()
    assert first.startswith("# ")
    assert 5 <= len(rest) + 1 <= 12
    assert not re.search(r"\b(F\d|ctrl|esc|enter)\b|\|", "\n".join(rest), re.IGNORECASE)


def test_links_that_point_nowhere_are_all_found() -> None:
    barrier = CONTENT.barriers[0].model_copy(
        update={"family": "none", "section": "none", "strategies": ("none",), "holds_at": (99,), "sources": ("none",)}
    )
    found_keys = {key for _, key in keys(changed(barriers=(barrier,)))}
    parts = ("family", "section", "strategies[0]", "holds_at", "sources[0]")
    assert found_keys == {f"barriers[0].{part}" for part in parts}


def test_two_first_choices_or_none_are_found() -> None:
    ladders = tuple(ladder.model_copy(update={"default": False}) for ladder in CONTENT.ladders)
    models = tuple(model.model_copy(update={"default": True}) for model in CONTENT.models)
    assert keys(changed(ladders=ladders)) == [("ladders.toml", "ladders")]
    assert keys(changed(models=models)) == [("models.toml", "models")]


def test_rungs_out_of_order_and_bands_that_name_no_rung_are_found() -> None:
    ladder = CONTENT.ladders[1]
    rungs = (ladder.rungs[1], ladder.rungs[0], *ladder.rungs[2:])
    bands = (ladder.bands[0].model_copy(update={"rungs": (1, 99)}), ladder.bands[1].model_copy(update={"rungs": (1,)}))
    broken = ladder.model_copy(update={"rungs": rungs, "bands": bands})
    problem_keys = keys(changed(ladders=(CONTENT.ladders[0], broken)))
    assert problem_keys == [
        ("ladders.toml", "ladders[1].rungs[0].number"),
        ("ladders.toml", "ladders[1].rungs[1].number"),
        ("ladders.toml", "ladders[1].bands[0].rungs"),
        ("ladders.toml", "ladders[1].bands[1].rungs"),
    ]


def test_a_section_without_a_question_in_no_ring_and_named_twice_is_found() -> None:
    section = CONTENT.wheel.sections[0].model_copy(update={"questions": (), "ring": "none", "competencies": ()})
    wheel = CONTENT.wheel.model_copy(update={"sections": (*CONTENT.wheel.sections, section)})
    assert {key for _, key in keys(changed(wheel=wheel))} == {
        f"sections[12].{part}" for part in ("id", "ring", "questions")
    }


@pytest.mark.parametrize("kind", ["sections", "ladders", "models", "barriers", "strategies"])
def test_looking_up_what_has_gone_gives_none(kind: str) -> None:
    look_up = getattr(CONTENT, kind.removesuffix("s") if kind != "strategies" else "strategy")
    assert look_up("gone") is None


def test_everything_can_be_looked_up_by_its_id() -> None:
    assert all(CONTENT.section(section.id) is section for section in CONTENT.wheel.sections)
    assert all(CONTENT.ladder(ladder.id) is ladder for ladder in CONTENT.ladders)
    assert all(CONTENT.model(model.id) is model for model in CONTENT.models)
    assert all(CONTENT.family(family.id) is family for family in CONTENT.families)
    assert all(CONTENT.barrier(barrier.id) is barrier for barrier in CONTENT.barriers)
    assert all(CONTENT.strategy(strategy.id) is strategy for strategy in CONTENT.strategies)
    assert all(CONTENT.source(source.id) is source for source in CONTENT.sources)


def test_what_kinds_forms_and_lists_cite_is_among_the_sources() -> None:
    known = {source.id for source in CONTENT.sources}
    items = [item for choice_list in FORMS.lists for item in choice_list.items]
    cited = {
        source for words_with_sources in (*FORMS.kinds, *FORMS.forms, *items) for source in words_with_sources.sources
    }
    assert cited <= known
