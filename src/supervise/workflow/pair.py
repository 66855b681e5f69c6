"""Finds out who is here where the settings do not say: read anew, or from the sessions."""

from supervise.domain.people import Person, called
from supervise.domain.problems import Problem
from supervise.domain.settings import hides_the_pairs
from supervise.store.home.folder import new_suffix
from supervise.store.settings import load_settings
from supervise.workflow.home import HomeState


def look_again(home: HomeState) -> tuple[Problem, ...]:
    """Read the settings anew, as somebody may have put right what hid the pairs; what is still wrong with them."""
    home.settings, problems = load_settings(home.home.settings)
    home.pairs_hidden = hides_the_pairs(home.settings, problems)
    return tuple(problems)


def pair_id_for(home: HomeState, people: tuple[Person, ...]) -> str:
    """An id for a pair not yet known: that of sessions these two have here, as after their settings were lost."""
    known = {pair.id for pair in home.settings.pairs}
    earlier = (shelved.brief for shelved in home.past)
    ids = [person.id for person in people]
    theirs = (
        brief.pair
        for brief in earlier
        if sorted(person.id for person in brief.people) == sorted(ids) and called(brief.people) == called(people)
    )
    lost = next((pair for pair in theirs if pair and pair not in known), None)
    return lost or new_suffix(home.chance)
