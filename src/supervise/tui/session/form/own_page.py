"""A page of questions among somebody's own: beside it stand their own words of the session it is about."""

from collections.abc import Iterator

from textual import events, on
from textual.widget import Widget

from supervise.tui.session.form.own_words import NO_SESSION, OwnWordsPanel, about_question
from supervise.tui.session.form.page import FormPage
from supervise.tui.session.step_page import StepPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.pick_list import PickList
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Heading
from supervise.workflow.own.own_pages import called_by_its_day


class OwnFormPage(FormPage):
    """Their words are brought over one by one, and nobody else's."""

    WHICH = "Arrows and Space choose the form; then Tab, or just write."
    WHICH_SESSION = "Choose which session it is about first: what you wrote yourself that day comes from there."
    NOTHING_OF_THEIRS = "You wrote nothing of your own in that session, so there is nothing to bring."
    _last_note: NoteArea | None = None

    def deeds(self) -> Iterator[Deed]:
        yield from StepPage.deeds(self)
        yield Deed("more", "Bring my words")

    def on_mount(self) -> None:
        self._show_own_words()
        if not self.session.forms:  # the first thing to choose, while it moves nothing
            for choice in self.query("#form").results(RadioRow):
                choice.focus()
        if about := self.session.about_session:
            self.call_after_refresh(self.services.own_pages.ask_whether_reported, about)

    def about(self) -> Iterator[Widget]:
        """Which session of the two it is about, on the page to write on."""
        kind, joint = self.workflow.kind, self.workflow.joint
        if kind is not None and kind.private and joint is not None and self.form.id in kind.choose:
            yield Heading("Which session is it about?", classes="about-which")
            yield from about_question(joint, self.session.about_session)
        else:
            yield from super().about()

    @on(PickList.Picked, "#about-session")
    def _say_about_which(self, event: PickList.Picked) -> None:
        [session_id] = event.picked
        joint = self.workflow.joint
        if session_id == NO_SESSION or joint is None:
            self.change(about_session="", about="")
        else:
            self.change(about_session=session_id, about=called_by_its_day(joint, session_id))
            self.services.own_pages.ask_whether_reported(session_id)
        self._show_own_words()

    def _show_own_words(self) -> None:
        for panel in self.query(OwnWordsPanel):
            panel.show(self.workflow.words_of_the_writer())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """That key is for their words here, whatever lists the page has."""
        return True if action == "more" else super().check_action(action, parameters)

    async def action_more(self) -> None:
        """Put one of the writer's own words of that day into the field in use, else the first; which, they say."""
        words = self.workflow.words_of_the_writer()

        def bring(answer: str | None) -> None:
            if answer:
                note = self._last_note or self.query(NoteArea).first()
                note.insert(("\n" if note.text.strip() else "") + words[int(answer) - 1][1])
                note.focus()

        answers = [("", "None of them"), *((str(at), f"{at}. {what}") for at, (what, _) in enumerate(words, 1))]
        body = [f"{at}. {text}" for at, (_, text) in enumerate(words, 1)]
        if words:
            self.app.push_screen(ChoiceDialog("Bring which words over?", body, answers), bring)
        else:
            self.hint(self.NOTHING_OF_THEIRS if self.session.about_session else self.WHICH_SESSION)

    @on(events.DescendantFocus)
    def _note_in_use(self) -> None:
        self.hint(self.WHICH if self.focused is not None and self.focused.id == "form" else self.form.hint)
        if isinstance(self.focused, NoteArea):
            self._last_note = self.focused
