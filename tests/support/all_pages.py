"""Every page of the program opened by itself, with a past behind it and a session held, for tests of all of them."""

from collections.abc import Callable
from pathlib import Path

from textual.screen import Screen

from supervise.domain.session.actions import Action
from supervise.domain.session.incident import Incident
from supervise.domain.session.model import DiscussedSection, Rating
from supervise.domain.session.placing import place
from supervise.tui.home.page import HomePage
from supervise.tui.pairs.welcome import WelcomePage
from supervise.tui.review.actions import ActionHistoryPage
from supervise.tui.review.ladder.page import CasesPage
from supervise.tui.review.sessions.addition_page import AdditionPage
from supervise.tui.review.sessions.page import SessionListPage
from supervise.tui.review.sessions.session_page import SessionPage
from supervise.tui.review.strengths import StrengthsPage
from supervise.tui.review.wheel.page import WheelComparisonPage
from supervise.tui.review.year import YearPage
from supervise.tui.session.actions.page import ActionsPage
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.ladder.incident_page import IncidentPage
from supervise.tui.session.ladder.learning_page import LearningPage
from supervise.tui.session.ladder.next_rung_page import NextRungPage
from supervise.tui.session.ladder.private_page import PrivatePlacementPage
from supervise.tui.session.ladder.reveal_page import PlacementRevealPage
from supervise.tui.session.rate.private_page import PrivateRatingPage
from supervise.tui.session.rate.reveal_page import RatingRevealPage
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.session.wheel.page import WheelPage
from supervise.tui.upkeep.backup_page import BackupPage
from supervise.tui.upkeep.restore_page import RestorePage
from supervise.tui.upkeep.retention_page import RetentionPage
from supervise.tui.upkeep.trash_page import TrashPage
from supervise.workflow import SessionWorkflow, additions
from support.builders import PEOPLE, make_workflow
from support.clock import FakeClock
from support.sample_history import with_past

CD, AB = PEOPLE
PageMaker = Callable[[SessionWorkflow], Screen[object]]

PAGES: dict[str, tuple[PageMaker, tuple[str, ...]]] = {
    "arrive": (lambda _: ArrivePage(), ()),
    "wheel": (lambda _: WheelPage(), ()),
    "talk": (lambda _: TalkPage(), ()),
    "rate, covered": (lambda _: PrivateRatingPage(CD), ()),
    "rate": (lambda _: PrivateRatingPage(CD), ("enter",)),
    "rated": (lambda _: RatingRevealPage(), ()),
    "incident": (lambda _: IncidentPage(), ()),
    "place, covered": (lambda _: PrivatePlacementPage(CD), ()),
    "place": (lambda _: PrivatePlacementPage(CD), ("enter",)),
    "placed": (lambda _: PlacementRevealPage(), ()),
    "learn": (lambda _: LearningPage(), ()),
    "next rung": (lambda _: NextRungPage(), ()),
    "actions": (lambda _: ActionsPage(), ()),
    "agree": (lambda _: AgreePage(), ()),
    "home": (lambda _: HomePage(), ()),
    "welcome": (lambda _: WelcomePage(), ()),
    "sessions": (lambda _: SessionListPage(), ()),
    "session": (lambda workflow: SessionPage(_newest(workflow), [_newest(workflow)]), ()),
    "addition": (lambda workflow: _addition(workflow), ()),
    "wheels": (lambda _: WheelComparisonPage(), ()),
    "cases": (lambda _: CasesPage(), ()),
    "strengths": (lambda _: StrengthsPage(), ()),
    "past actions": (lambda _: ActionHistoryPage(), ()),
    "year": (lambda _: YearPage(), ()),
    "trash": (lambda _: TrashPage(), ()),
    "back up": (lambda _: BackupPage(), ()),
    "restore": (lambda _: RestorePage(), ()),
    "retention": (lambda _: RetentionPage(), ()),
}


def _newest(workflow: SessionWorkflow) -> str:
    return workflow.history.sessions[0].id


def _addition(workflow: SessionWorkflow) -> Screen[object]:
    workflow.leave()
    session = workflow.load_session(_newest(workflow))
    assert session is not None
    return AdditionPage(session, *additions.begin(workflow, session))


def a_home(root: Path) -> SessionWorkflow:
    """A pair with a past, and a session held with something in every step."""
    workflow = with_past(make_workflow(root, FakeClock()))
    workflow.begin()
    ladder, model = workflow.content.default_ladder, workflow.content.default_model
    incident = Incident(
        case="Case A1", ladder=ladder.id, ladder_title=ladder.title, model=model.id, model_title=model.title
    )
    for person, rung in ((CD, 5), (AB, 4)):
        incident = place(incident, ladder, person.id, rung, "")
    workflow.update(
        section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel", stand_in=True),
        ratings=tuple(Rating(by=person.id, value=3, label="Sometimes") for person in (CD, AB)),
        incident=incident,
        actions=(Action(id="a1", what="Ring the practice"),),
    )
    workflow.keep()
    return workflow
