"""Every page of the program opened by itself, with a past behind it and a session held, for tests of all of them."""

from collections.abc import Callable
from pathlib import Path

from textual.screen import Screen

from supervise.domain.people import SELF, team_of
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.actions import Action
from supervise.domain.session.form_answers import Answer, FormAnswers
from supervise.domain.session.incident import Incident
from supervise.domain.session.model import DiscussedSection, Rating, Session
from supervise.domain.session.placing import place
from supervise.store.sessions.toml import encode
from supervise.tui.export.page import ExportPage
from supervise.tui.export.take_all_page import TakeAllPage
from supervise.tui.export.take_page import TakePage
from supervise.tui.home.page import HomePage
from supervise.tui.identifiers.page import IdentifiersPage
from supervise.tui.kinds.page import SomethingElsePage
from supervise.tui.pairs.choose import ChoosePairPage
from supervise.tui.pairs.welcome import WelcomePage
from supervise.tui.paper.reading_pages import PlainWordsPage, SourcesPage, TipsPage
from supervise.tui.paper.sheet_page import SheetPage
from supervise.tui.privacy.passphrase_page import PassphrasePage, PassphraseTask
from supervise.tui.privacy.progress_page import ProgressPage
from supervise.tui.privacy.recovery_key_page import RecoveryKeyPage
from supervise.tui.privacy.unlock_page import OwnUnlockPage, UnlockPage
from supervise.tui.review.actions import ActionHistoryPage
from supervise.tui.review.evidence.page import EvidencePage
from supervise.tui.review.ladder.page import CasesPage
from supervise.tui.review.sessions.addition_page import AdditionPage
from supervise.tui.review.sessions.page import SessionListPage
from supervise.tui.review.sessions.session_page import SessionPage
from supervise.tui.review.strengths import StrengthsPage
from supervise.tui.review.wheel.page import WheelComparisonPage
from supervise.tui.review.work import WorkPage
from supervise.tui.review.year import YearPage
from supervise.tui.session.actions.page import ActionsPage
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.counted.page import CountedPlacementPage, CountedRatingPage
from supervise.tui.session.form.page import FormPage
from supervise.tui.session.keep.page import KeepPage
from supervise.tui.session.ladder.incident_page import IncidentPage
from supervise.tui.session.ladder.learning_page import LearningPage
from supervise.tui.session.ladder.next_rung_page import NextRungPage
from supervise.tui.session.ladder.private_page import PrivatePlacementPage
from supervise.tui.session.ladder.reveal_page import PlacementRevealPage
from supervise.tui.session.rate.private_page import PrivateRatingPage
from supervise.tui.session.rate.reveal_page import RatingRevealPage
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.session.wheel.page import WheelPage
from supervise.tui.shell.help_page import HelpPage
from supervise.tui.upkeep.backup_page import BackupPage
from supervise.tui.upkeep.problems_page import ProblemsPage
from supervise.tui.upkeep.restore_page import RestorePage
from supervise.tui.upkeep.retention_page import RetentionPage
from supervise.tui.upkeep.trash_page import TrashPage
from supervise.tui.upkeep.versions.page import VersionsPage
from supervise.workflow import SessionWorkflow, additions
from supervise.workflow.identifier_check import IdentifierChecker
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
    "rated by a team": (lambda workflow: _of_team(workflow, CountedRatingPage()), ()),
    "placed by a team": (lambda workflow: _of_team(workflow, CountedPlacementPage()), ()),
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
    "work": (lambda _: WorkPage(), ()),
    "evidence": (lambda _: EvidencePage(), ()),
    "sheet": (lambda _: SheetPage(), ("space",)),
    "plain words": (lambda _: PlainWordsPage(), ()),
    "sources": (lambda _: SourcesPage(), ()),
    "trash": (lambda _: TrashPage(), ()),
    "back up": (lambda _: BackupPage(), ()),
    "restore": (lambda _: RestorePage(), ()),
    "retention": (lambda _: RetentionPage(), ()),
    "pairs": (lambda _: ChoosePairPage(), ()),
    "kinds": (lambda _: SomethingElsePage(), ()),
    "tips": (lambda _: TipsPage(), ()),
    "who is there": (lambda workflow: _form(workflow, "network-who"), ()),
    "views": (lambda workflow: _form(workflow, "disagree-views"), ()),
    "its steps": (lambda workflow: _form(workflow, "disagree-steps"), ()),
    "how it runs": (lambda workflow: _form(workflow, "partnership-run"), ()),
    "save as text": (lambda workflow: ExportPage(IdentifierChecker(workflow), workflow.session), ()),
    "take it with me": (lambda workflow: TakePage(IdentifierChecker(workflow), _own_page(workflow)), ()),
    "take all with me": (lambda workflow: TakeAllPage(IdentifierChecker(workflow), [_own_page(workflow)]), ()),
    "keep": (lambda workflow: _own_page(workflow) and KeepPage(), ()),
    "identifiers": (lambda workflow: IdentifiersPage(IdentifierChecker(workflow), lambda _: None), ()),
    "problems": (lambda _: ProblemsPage((_UNREADABLE,) * 3), ()),
    "versions": (lambda workflow: _versions(workflow), ()),
    "unlock": (lambda _: UnlockPage(), ()),
    "unlock one's own": (lambda _: OwnUnlockPage(), ()),
    "passphrase": (lambda _: PassphrasePage(PassphraseTask("A passphrase", _WORDS, False, True, "Go on")), ()),
    "recovery key": (lambda _: RecoveryKeyPage(("SUPERVISE", *("abcd efgh jkmn pqrs",) * 4), lambda _: True), ()),
    "progress": (lambda _: ProgressPage("Locking", _WORDS, lambda _tell: _stopped()), ()),
    "help": (lambda _: HelpPage(HomePage()), ()),
}
_UNREADABLE = Problem("sessions/2026/2026-01-05T0930-aaaa.toml", "It is not TOML.", "Restore it from a backup.")
_WORDS = ("It locks every session in this folder.", "It is asked for when Supervise opens and under the cover.")


def _newest(workflow: SessionWorkflow) -> str:
    return workflow.history.sessions[0].id


def _stopped() -> tuple[Problem, ...]:
    raise ProblemError(_UNREADABLE)


def _of_team(workflow: SessionWorkflow, page: Screen[object]) -> Screen[object]:
    workflow.update(people=team_of("Duty team"))
    return page


def _own_page(workflow: SessionWorkflow) -> Session:
    """The session held, as one person alone holds it, with something that is for them only."""
    alone = (CD.model_copy(update={"id": SELF}),)
    answers = FormAnswers(
        id="own-plain",
        title="A plain reflection",
        answers=(Answer(field="question", asked="What am I still asking?", kind="words", for_me=True, text="Why?"),),
    )
    incident = workflow.session.incident
    assert incident is not None
    placements = tuple(placement.with_changes(by=SELF) for placement in incident.placements[:1])
    workflow.update(
        people=alone,
        ratings=tuple(rating.with_changes(by=SELF) for rating in workflow.session.ratings[:1]),
        incident=incident.with_changes(placements=placements),
        forms=(answers,),
    )
    return workflow.session


def _versions(workflow: SessionWorkflow) -> Screen[object]:
    session = workflow.session
    other = session.with_changes(aim="Another aim")
    copy = workflow.home.drafts / f"{session.id}.sync-conflict-20261122-101010-ABCDEFG.toml"
    copy.write_bytes(encode(other))
    workflow.leave()
    workflow.read()
    return VersionsPage(session.id)


def _form(workflow: SessionWorkflow, form_id: str) -> Screen[object]:
    form = workflow.forms.form(form_id)
    assert form is not None
    return FormPage(form)


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
