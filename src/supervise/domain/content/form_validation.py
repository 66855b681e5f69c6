"""What in a file of kinds, forms or lists points nowhere, is there twice, or does not fit its kind."""

from collections.abc import Iterable, Iterator

from supervise.domain.content.forms import Choosable, FormColumn, FormField, FormsFile, ListsFile
from supervise.domain.content.session_kinds import PAGES, FormContent, FormFile, KindsFile

Fault = tuple[str, str]
"""A key in the file, and what is wrong there as the rest of a sentence."""


def find_form_faults(words: FormFile, content: FormContent) -> list[Fault]:
    """Every fault of this file, given all the content it is to stand in."""
    if isinstance(words, ListsFile):
        return [*_twice("lists", (choice_list.id for choice_list in words.lists)), *_list_items(words)]
    if isinstance(words, FormsFile):
        return [*_twice("forms", (form.id for form in words.forms)), *_forms(words, content)]
    return [*_twice("kinds", (kind.id for kind in words.kinds)), *_kinds(words, content), *_bodies(words, content)]


def _list_items(words: ListsFile) -> Iterator[Fault]:
    for index, choice_list in enumerate(words.lists):
        yield from _twice(f"lists[{index}].items", (item.id for item in choice_list.items))


def _forms(words: FormsFile, content: FormContent) -> Iterator[Fault]:
    for index, form in enumerate(words.forms):
        if form.id in PAGES:
            yield f"forms[{index}].id", f"is “{form.id}”, which is the name of a page; give the form another."
        yield from _twice(f"forms[{index}].fields", (field.id for field in form.fields))
        for number, field in enumerate(form.fields):
            key = f"forms[{index}].fields[{number}]"
            yield from _from(key, field, content)
            yield from _choices_meant(key, field, content)
            yield from _looks_back(key, field)
            if field.kind == "looks" and (items := content.choice_list(field.list_id)) and items.scale is None:
                yield f"{key}.from", f"is “{field.list_id}”, a list without a scale to answer its lines with."
            yield from _twice(f"{key}.columns", (column.id for column in field.columns))
            for place, column in enumerate(field.columns):
                yield from _from(f"{key}.columns[{place}]", column, content)
                yield from _looks_back(f"{key}.columns[{place}]", column)


def _kinds(words: KindsFile, content: FormContent) -> Iterator[Fault]:
    groups = [group.id for group in content.groups]
    forms, kinds = [form.id for form in content.forms], [kind.id for kind in content.kinds]
    for index, kind in enumerate(words.kinds):
        if kind.group not in groups:
            yield f"kinds[{index}].group", f"is “{kind.group}”, but there is no such group; there are: {_all(groups)}."
        if kind.arrive and kind.arrive not in forms:
            yield f"kinds[{index}].arrive", f"is “{kind.arrive}”, but there is no such form; there are: {_all(forms)}."
        if kind.becomes and kind.becomes not in kinds:
            what = f"is “{kind.becomes}”, but there is no such kind; there are: {_all(kinds)}."
            yield f"kinds[{index}].becomes", what
        of_forms = (("choose", kind.choose, forms), ("agenda", kind.agenda, forms))
        for key, steps, known in (("steps", kind.steps, [*sorted(PAGES), *forms]), *of_forms):
            for number, step in enumerate(steps):
                if step not in known:
                    what = f"is “{step}”, which is no page and no form; there are: {_all(known)}."
                    yield f"kinds[{index}].{key}[{number}]", what


def _bodies(words: KindsFile, content: FormContent) -> Iterator[Fault]:
    yield from _twice("bodies", (body.id for body in words.bodies))
    for index, body in enumerate(words.bodies):
        if content.form(body.form) is None:
            known = _all(form.id for form in content.forms)
            yield f"bodies[{index}].form", f"is “{body.form}”, but there is no such form; there are: {known}."


def _choices_meant(key: str, field: FormField, content: FormContent) -> Iterator[Fault]:
    """Choices that something follows from have to be among those that can be chosen; a beginning has to be there."""
    labels = [item.label for item in content.items(field)]
    for name, choices in (("at_risk", field.at_risk), ("asked_again", field.asked_again)):
        for number, choice in enumerate(choices):
            if choice not in labels:
                yield f"{key}.{name}[{number}]", f"is “{choice}”, which is no choice here; there are: {_all(labels)}."
    form_id, _, field_id = field.begins.partition("/")
    if field.begins and not ((form := content.form(form_id)) and any(other.id == field_id for other in form.fields)):
        yield f"{key}.begins", f"is “{field.begins}”, but no form has such a question; write it as form/field."


def _looks_back(key: str, field: FormField | FormColumn) -> Iterator[Fault]:
    if field.past and field.kind != "day":
        yield f"{key}.past", f"is true, but this is of the kind “{field.kind}”; only a day is looked back on."
    elif field.past and field.returns:
        yield f"{key}.past", "is true, but nothing comes back on a day that is looked back on; leave one of them out."


def _from(key: str, field: Choosable, content: FormContent) -> Iterator[Fault]:
    if field.list_id and content.choice_list(field.list_id) is None:
        known = _all(choice_list.id for choice_list in content.lists)
        yield f"{key}.from", f"is “{field.list_id}”, but there is no such list; there are: {known}."
    elif field.under and not content.items(field):
        yield f"{key}.under", f"is “{field.under}”, but nothing of the list stands under such a heading."


def _all(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def _twice(key: str, ids: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, id in enumerate(ids):
        if id in seen:
            yield f"{key}[{index}].id", f"is “{id}”, which is used twice; each id names one thing."
        seen.add(id)
