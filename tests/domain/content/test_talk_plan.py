"""The phases fill the time whatever its length, and reframes hear whole words only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.content.talk_plan import Phase, Reframe, TalkPlan, phase_at, reframe_for


def plan(*minutes: float) -> TalkPlan:
    phases = tuple(Phase(id=f"p{i}", title="P", minutes=length) for i, length in enumerate(minutes))
    return TalkPlan(minutes=15, extend=(5,), phases=phases)


FIVE_TEN = plan(5, 10)
NEVER = Reframe(id="never", cues=("they never", "we can't"), nudge="When has it gone better?")
FAULT = Reframe(id="fault", cues=("blame", "to blame"), nudge="What is in our hands?")
BOTH = (NEVER, FAULT)


@pytest.mark.parametrize(
    ("elapsed", "planned", "phase", "left"),
    [
        (0, 900, "p0", 300),
        (299, 900, "p0", 1),
        (300, 900, "p1", 600),
        (900, 900, "p1", 0),
        (5000, 900, "p1", 0),
        (-3, 900, "p0", 300),
        (300, 1800, "p0", 300),
        (0, 0, "p1", 0),
    ],
)
def test_phases_stretch_with_the_planned_time(elapsed: int, planned: int, phase: str, left: float) -> None:
    now, seconds = phase_at(FIVE_TEN, elapsed, planned)
    assert (now.id, seconds) == (phase, pytest.approx(left))


@given(
    st.lists(st.floats(0.25, 60), min_size=1, max_size=9),
    st.integers(1, 7200),
    st.floats(0, 1, exclude_max=True),
)
def test_phases_cover_all_of_the_planned_time(minutes: list[float], planned: int, part: float) -> None:
    talk = plan(*minutes)
    elapsed = planned * part
    phase, left = phase_at(talk, elapsed, planned)
    assert 0 <= left <= planned + 1e-6
    later, _ = phase_at(talk, elapsed + left + 1e-6, planned)
    assert talk.phases.index(later) >= talk.phases.index(phase)
    if phase is talk.phases[-1]:
        assert elapsed + left == pytest.approx(planned)
    else:
        assert talk.phases.index(later) == talk.phases.index(phase) + 1


@given(st.floats(-1e6, 1e6), st.integers(0, 7200))
def test_time_left_in_a_phase_is_never_negative(elapsed: float, planned: int) -> None:
    assert phase_at(FIVE_TEN, elapsed, planned)[1] >= 0


@pytest.mark.parametrize("text", ["They never ring back", "and THEY  NEVER\nring", "(they never)"])
def test_a_cue_is_heard_in_any_case_and_across_a_line_break(text: str) -> None:
    assert reframe_for(text, BOTH) == ("they never", "When has it gone better?")


@pytest.mark.parametrize("text", ["", "they nevertheless came", "a no-blame review", "blameless", "sothey never"])
def test_part_of_a_word_is_not_a_cue(text: str) -> None:
    assert reframe_for(text, BOTH) is None


@pytest.mark.parametrize("mark", ["'", "’", "‘", "ʼ"])
def test_apostrophes_are_alike_however_they_were_typed(mark: str) -> None:
    assert reframe_for(f"we can{mark}t", BOTH) == ("we can't", NEVER.nudge)


def test_the_last_thing_written_is_what_is_answered() -> None:
    assert reframe_for("I blame them. They never ring.", BOTH) == ("they never", NEVER.nudge)
    assert reframe_for("They never ring. I blame them.", BOTH) == ("blame", FAULT.nudge)


def test_the_longer_of_two_cues_that_end_together_is_the_one_heard() -> None:
    assert reframe_for("who is to blame", BOTH) == ("to blame", FAULT.nudge)


@given(st.text())
def test_any_text_can_be_read_and_only_cues_come_back(text: str) -> None:
    reframing = reframe_for(text, BOTH)
    assert reframing is None or reframing[0] in {"they never", "we can't", "blame", "to blame"}


@given(st.text(alphabet=" .,\n"), st.text(alphabet=" .,\n"), st.sampled_from(NEVER.cues + FAULT.cues))
def test_a_cue_among_spaces_and_stops_is_always_heard(before: str, after: str, cue: str) -> None:
    assert reframe_for(before + cue.upper() + after, BOTH) is not None
