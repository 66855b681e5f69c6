"""The operations of a session, each from start to end and saved."""

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING, Any

from supervise.domain.content.talk_plan import TalkPlan
from supervise.domain.people import supervisee_first
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.review.history import Returning
from supervise.domain.session import lifecycle
from supervise.domain.session.form_answers import Answer, FormAnswers, carried_answers, put_answer
from supervise.domain.session.kinds.kind_steps import USUAL_STEPS, kind_taken_up, plan_for, steps_of, written_on
from supervise.domain.session.kinds.labels import LabelKind, is_label_of, next_label
from supervise.domain.session.kinds.returning import bears_on_it, comes_back
from supervise.domain.session.model import ComesBack, Rating, Session
from supervise.store.home.folder import new_session_id, new_suffix
from supervise.store.sessions import drafts
from supervise.store.sessions import files as session_files
from supervise.store.sessions.archive import archive
from supervise.store.sessions.files import StoredSession
from supervise.store.sessions.trash import remove_traces
from supervise.workflow.own import bringing
from supervise.workflow.own.own_pages import own_words
from supervise.workflow.past_session import PastSessionWorkflow

if TYPE_CHECKING:
    from supervise.domain.content.forms import Form
    from supervise.domain.content.session_kinds import SessionKind


class SessionWorkflow(PastSessionWorkflow):
    """Holds at most one session at a time; nothing written is lost by an operation that cannot be done."""

    joint: "SessionWorkflow | None" = None
    """On pages of one's own: the sessions of the two, as they were open before."""
    write_about = ""
    """The session of the two, by its id, that one of them is on the way to write about on pages of their own."""
    held: drafts.OpenDraft | None = None
    """The draft of the session being held, if one is; or of words for one that is over (see `adding`)."""

    @property
    def session(self) -> Session:
        """The session being held; raises ProblemError if none is."""
        return self._holding().session

    def begin(self, kind: "SessionKind | None" = None, goes_on: Returning | None = None) -> Session:
        """Start a session of this pair now, the usual one where no `kind` is given; its draft is on disk after this.

        One that `goes_on` is about what that was about, and begins with the answers that are carried over.
        """
        self.require_writable()
        pair = self.pair
        if pair is None:
            raise ProblemError(Problem("Home", "knows no pair yet.", "Say who is here first."))
        earlier = self.load_session(goes_on.last_session_id) if goes_on else None
        if kind and kind.returns and not kind.label and (latest := self.history.latest_of(kind.id)):
            earlier = earlier or self.load_session(latest.id)
        now, usual = self.now(), self.history.latest_usual
        carried = carried_answers(earlier.forms, self.forms.forms_of(kind)) if earlier else ()
        waiting = bringing.waiting_for(self) if kind is None or "arrive" in kind.steps else ()
        session = Session(
            id=new_session_id(now, new_suffix(self.chance)),
            step=kind.steps[0] if kind else "arrive",
            occasion=kind.id if kind else "",
            occasion_title=kind.title if kind else "",
            about=goes_on.about if goes_on else "",
            thread=(earlier.thread or earlier.id) if earlier else "",
            comes_back=self.when_it_returns(carried, kind) if kind else None,
            started_at=now,
            pair=pair.id,
            people=supervisee_first(pair.people),
            forms=carried,
            brought=bringing.brought_in(waiting, self),
            kind="" if kind or pair.who != "pair" else usual.kind if usual else self.content.supervision.kinds[0],
            ground_rules=self._rules_to_begin_with(kind),
        )
        self.held = drafts.OpenDraft.begin(self.home, session)
        bringing.let_go(waiting)
        return session

    def _rules_to_begin_with(self, kind: "SessionKind | None") -> tuple[str, ...]:
        """Those of last time, else the usual ones; none where no page of this kind shows them, as to one alone."""
        who = self.pair.who if self.pair else "pair"
        if who == "one" or (kind is not None and "arrive" not in kind.steps):
            return ()
        latest = self.history.latest_arrived
        return (latest.ground_rules if latest else ()) or self.content.rules_to_begin_with(who)

    def resume(self, waiting: StoredSession) -> Session:
        """Go on with an unfinished session as it lies on disk now."""
        self.require_writable()
        stored_session = session_files.read(waiting.path, self.home.seal)
        if stored_session.read_only:
            raise ProblemError(
                Problem(stored_session.path.name, "was written by a newer Supervise.", "Go on with it in that one.")
            )
        session = stored_session.session
        if session.occasion and self.forms.kind(session.occasion) is None:
            what = f"is a kind of session that is no longer here: {session.occasion_title}."
            raise ProblemError(Problem(stored_session.path.name, what, "Put its kinds.toml and forms.toml back."))
        stored_session.snapshot_before_write(self.home, self.now())
        self.held = drafts.OpenDraft(stored_session)
        return stored_session.session

    @property
    def kind(self) -> "SessionKind | None":
        """The kind of the session being held; None for the usual one."""
        return self.forms.kind(self.session.occasion) if self.session.occasion else None

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """The steps of the session being held, each with its word: a page's own name, or that of a form."""
        session = self.session
        return steps_of(session, self.kind, self.forms) if session.occasion or session.returned else USUAL_STEPS

    @property
    def talk_plan(self) -> TalkPlan:
        """How the talk of the session being held is planned."""
        return plan_for(self.content.talk, self.kind, self.settings.talk_minutes)

    def write_on(self, form: "Form") -> None:
        """Write on this one of the forms that the kind of session has to choose from."""
        if kind := self.kind:
            self._put(written_on(self.session, form, kind, self.forms))

    def words_of_the_writer(self) -> tuple[tuple[str, str], ...]:
        """On a page of one's own: what they wrote themselves in the session of the two that it is about."""
        about, pair = self.session.about_session, self.pair
        session = self.joint.load_session(about) if self.joint and about else None
        return own_words(session, pair.id) if session and pair else ()

    def earlier_in_thread(self) -> Session | None:
        """The latest session that is over of what the session being held goes on from."""
        thread = self.session.thread
        over = (session.id for session in self.history.sessions if thread and thread in (session.thread, session.id))
        latest = next(over, None)
        return self.load_session(latest) if latest else None

    def update(self, **changes: Any) -> Session:
        """The held session with these fields changed; kept on disk by the next `keep`."""
        return self._put(lifecycle.edit(self.session, **changes))

    def answer(self, form: "Form", answer: Answer) -> None:
        """Take the answer to one question of a form; when it comes back is the session's as well."""
        changes: dict[str, Any] = {"forms": put_answer(self.session.forms, form, answer)}
        if bears_on_it(form):
            changes["comes_back"] = self.when_it_returns(changes["forms"], self.kind)
        self.update(**changes)

    def when_it_returns(self, answered: Iterable[FormAnswers], kind: "SessionKind | None") -> ComesBack | None:
        """When these answers bring a session of this kind back, or of the kind that was taken up in the one held."""
        if kind is None and self.held is not None:
            kind = kind_taken_up(self.session, self.forms)
        return comes_back(answered, self.forms.forms, self.today, stays_open=bool(kind and kind.stays_open))

    def go_to_step(self, step: str) -> None:
        """Remember which step the pair are at."""
        if self.session.step != step:
            self.update(step=step)

    def rate(self, rating: Rating) -> None:
        """Take one person's private answer, kept at once."""
        self._put(lifecycle.rate(self.session, rating))
        self.keep()

    def withdraw_answers(self, step: str, by: Container[str]) -> None:
        """Put away what these people answered alone in this step, kept at once; what they wrote in words stays."""
        self._put(lifecycle.withdraw_answers(self.session, step, by))
        self.keep()

    def case_label(self) -> str:
        """What a new incident is called: the work or partnership that the session is about, else the next label."""
        # A session about a case, or one that took something up, may place another.
        session = self.held.session if self.held and self.home.joint is None else None
        about = session.about if session and session.occasion else ""
        return about if about and not is_label_of("case", about) else self.next_label("case")

    def next_label(self, kind: LabelKind) -> str:
        """The next label this pair has not used, nor may have used in a file that cannot be read now."""
        kind = kind if self.home.joint is None else "mine"
        return next_label(kind, self.history.cases(), len(self.problems))

    def keep(self) -> bool:
        """Write the held session if it changed (see `OpenDraft.save`); True if it was written."""
        self.see_who_writes()
        return self.held is not None and self.held.save()

    def leave(self) -> bool:
        """Let go of the draft, and keep it for next time; False where nothing was done in it, and it is removed."""
        self.see_who_writes()
        draft = self._holding()
        draft.save()
        is_kept = not (self.writable and draft.remove_untouched())
        self._forget(draft)
        if is_kept:
            self.waiting = (draft.kept, *self.waiting)
        return is_kept

    def discard(self) -> None:
        """Put the draft into the trash."""
        draft = self._holding()
        draft.save()
        drafts.discard(self.home, draft.kept.path, self.today)
        self._forget(draft)

    def let_go(self) -> None:
        """Forget the draft, and remove all that lies here of it: its writer has it in a file of their own."""
        draft = self._holding()
        remove_traces(self.home, draft.kept.id)
        self._forget(draft)

    def confirm(self, by: str, initials: str) -> Session:
        """Take one confirmation; with both, the record is locked and stands among the sessions."""
        after = lifecycle.confirm(self.session, by, initials, self.now())
        if after.locked:
            return self._settle(after)
        self._put(after)
        self.keep()
        return after

    def finish(self, reason: str) -> Session:
        """End the session here, with the reason; what was written stays."""
        return self._settle(lifecycle.finish(self.session, reason, self.now()))

    def _settle(self, session: Session) -> Session:
        """The session is over: write it, read it back, and only then remove its draft."""
        draft = self._holding()
        draft.save()
        stored_session = session_files.save_new(self.home, session)
        if session_files.read(stored_session.path, self.home.seal).session != session:
            what = "does not read back as it was written."
            raise ProblemError(Problem(stored_session.path.name, what, "The draft is kept; try again."))
        drafts.remove(draft.kept.path)
        self._forget(draft)
        self.past = (archive(stored_session, self.zone, self.content.usual_rules), *self.past)
        return session

    def _holding(self) -> drafts.OpenDraft:
        if self.held is None:
            raise ProblemError(Problem("This window", "holds no session.", "Begin one from Home."))
        return self.held

    def _put(self, session: Session) -> Session:
        self._holding().update(session)
        return session

    def _forget(self, draft: drafts.OpenDraft) -> None:
        self.waiting = tuple(waiting for waiting in self.waiting if waiting.path != draft.kept.path)
        self.held = None
