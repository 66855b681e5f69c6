"""What the line under the head of Agree says of the field that has the focus."""

from textual.widget import Widget

from supervise.domain.session.model import Session
from supervise.tui.session.agree.initials_field import InitialsField
from supervise.tui.session.choice_row import FoldRow
from supervise.tui.session.date_field import DateField
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.radio_row import RadioRow

SIGNING = "Type your initials; Enter agrees. Nothing is locked before both of you have."
NO_DAY_YET = "Type your initials; Enter agrees. ↑ goes to the day you meet next."
TAKING_AWAY = "What {initials} takes away, in {initials}'s own words. Tab goes on."
DIFFERING = "Only if you see something differently. Tab goes to {after}."
CHOOSING = "Arrows and Space choose, or leave it blank. Tab goes on."
MEETING_NEXT = "The day you meet next, such as 20 Dec or 2 weeks. Tab goes on."
UNFOLDING = "Space opens what is folded here, or folds it away."


def field_around(focused: Widget | None) -> Widget | None:
    """The whole field that a focus is in: a day or initials have a line of their own inside."""
    fields = (InitialsField, DateField, LabelledTextArea, RadioRow, FoldRow)
    around = focused.ancestors_with_self if focused else ()
    return next((part for part in reversed(around) if isinstance(part, fields)), None)


def asked_in(field: Widget, session: Session, *, may_be_reported: bool) -> str:
    """Whose words belong there above all: two fields that look alike stand one over the other.

    What comes after where you differ may be out of sight: whether it was reported, or else the next day.
    """
    match field:
        case InitialsField():
            return SIGNING if session.next_date or session.next_date_words else NO_DAY_YET
        case LabelledTextArea(id=str(id)) if id.startswith("takes-"):
            return TAKING_AWAY.format(initials=session.initials(id.removeprefix("takes-")))
        case LabelledTextArea():
            return DIFFERING.format(after="what was reported" if may_be_reported else "the day you meet next")
        case DateField():
            return MEETING_NEXT
        case RadioRow():
            return CHOOSING
        case _:
            return UNFOLDING
