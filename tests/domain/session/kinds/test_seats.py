"""Sides of a life show who is missing: roles, never names, and a district nurse is a nurse."""

from supervise.domain.content.forms import ListItem
from supervise.domain.session.form_answers import Answer, Cell, FormAnswers, Row
from supervise.domain.session.kinds.seats import roles_seated, sides_without_anybody
from supervise.store.content.form_loader import load_forms

FORMS, _ = load_forms(None)
PARTS = FORMS.choice_list("seat-parts")
HOME = ListItem(id="home", label="Home and housing", who=("Housing officer", "Landlord"))
HEALTH = ListItem(id="health-care", label="Health care", who=("GP", "Nurse"))


def seat(role: str, part: str = "") -> Row:
    return Row(cells=(Cell(id="role", title="Role", text=role), Cell(id="part", title="There as", text=part)))


def seated(*seats: Row) -> tuple[str, ...]:
    answer = Answer(field="seats", asked="Who?", kind="seats", rows=seats)
    assert PARTS is not None
    return roles_seated((FormAnswers(id="network-who", title="Who", answers=(answer,)),), PARTS.items)


def test_a_side_is_missing_where_no_seat_has_one_of_its_roles_in_it() -> None:
    assert sides_without_anybody((HOME, HEALTH), seated(seat("District nurse"))) == (
        "Home and housing: nobody here works there. Think of: housing officer, landlord."
    )
    assert sides_without_anybody((HEALTH,), ()) == "Health care: nobody here works there. Think of: GP, nurse."
    assert sides_without_anybody((HOME, HEALTH), seated(seat("Senior housing officer"), seat("gp"))) == ""


def test_who_is_still_to_be_asked_does_not_count_and_an_empty_seat_is_none() -> None:
    assert seated(seat("Housing officer", "Still to be asked"), seat("GP", "Sent word"), seat("")) == ("GP",)


def test_every_side_that_is_shipped_names_roles_to_think_of() -> None:
    life = FORMS.choice_list("life")
    assert life is not None
    assert all(side.who for side in life.items)


def test_who_is_still_to_be_asked_does_not_count_beside_another_part_either() -> None:
    assert seated(seat("Landlord", "Asked for it; Still to be asked"), seat("GP", "Chairs; Takes part")) == ("GP",)


def test_in_a_partnership_nobody_chairs_or_writes_the_minutes_and_whoever_is_to_be_asked_is_known() -> None:
    fields = [field for form in FORMS.forms for field in form.fields if field.kind == "seats"]
    assert {field.list_id for field in fields} == {"", "partner-parts"}
    parts = FORMS.choice_list("partner-parts")
    assert parts is not None
    labels = [part.label for part in parts.items]
    assert "Chairs" not in labels
    waiting = {part.label for part in FORMS.seat_parts if part.id == "wanted"}
    assert waiting == {"Still to be asked"} <= set(labels)
