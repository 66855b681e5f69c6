"""The pair's own forms beside the shipped ones: a new form needs no program change, and every fault is told at once."""

from pathlib import Path

from supervise.store.content.form_loader import load_forms
from supervise.store.content.loader import load_content

OWN_FORM = """
[[forms]]
id = "handover"
title = "A hand-over that held"
step = "Hand-over"
hint = "A few lines are enough."
[[forms.fields]]
id = "what"
ask = "What was handed over?"
kind = "words"
[[forms.fields]]
id = "seen"
ask = "What can be seen?"
kind = "looks"
from = "outcomes"
[[forms.fields]]
id = "steps"
ask = "Who did what?"
kind = "rows"
columns = [{ id = "role", title = "Role" }, { id = "part", title = "Part", kind = "words" }]
"""


def test_shipped_kinds_forms_and_lists_load(tmp_path: Path) -> None:
    content, problems = load_forms(tmp_path / "nothing here")
    assert problems == []
    assert {"outcomes", "example"} <= {kind.id for kind in content.kinds}


def test_an_own_form_stands_beside_the_shipped_ones_and_can_be_held_by_itself(tmp_path: Path) -> None:
    (tmp_path / "forms.toml").write_text(OWN_FORM, encoding="utf-8")
    content, problems = load_forms(tmp_path)
    assert problems == []
    assert content.form("example") is not None
    kind = content.kind("handover")
    assert kind is not None
    assert (kind.title, kind.steps) == ("A hand-over that held", ("handover", "actions", "agree"))
    assert load_content(tmp_path)[1] == []


def test_an_own_form_with_the_id_of_a_shipped_one_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "forms.toml").write_text(OWN_FORM.replace('"handover"', '"example"'), encoding="utf-8")
    content, problems = load_forms(tmp_path)
    assert problems == []
    form = content.form("example")
    assert form is not None
    assert form.title == "A hand-over that held"


def test_every_fault_of_an_own_form_is_told_with_file_key_and_remedy(tmp_path: Path) -> None:
    faulty = OWN_FORM.replace('from = "outcomes"', 'from = "nowhere"').replace('id = "steps"', 'id = "what"')
    (tmp_path / "forms.toml").write_text(faulty, encoding="utf-8")
    content, problems = load_forms(tmp_path)
    problem_text = "\n".join(map(str, problems))
    assert "forms[0].fields[1].from" in problem_text
    assert "there is no such list; there are: " in problem_text
    assert "forms[0].fields[2].id" in problem_text
    assert "Change it there." in problem_text
    assert content.form("handover") is None


def test_a_field_without_what_its_kind_needs_is_told(tmp_path: Path) -> None:
    (tmp_path / "forms.toml").write_text(OWN_FORM.replace('from = "outcomes"', ""), encoding="utf-8")
    _, problems = load_forms(tmp_path)
    assert "needs choices" in "\n".join(map(str, problems))


def test_a_kind_with_a_step_that_is_no_page_and_no_form_is_told(tmp_path: Path) -> None:
    kinds = """
[[kinds]]
id = "ours"
group = "work"
title = "Ours"
when = "Now and then."
for = ["pair"]
minutes = 10
steps = ["nowhere", "agree"]
"""
    (tmp_path / "kinds.toml").write_text(kinds, encoding="utf-8")
    content, problems = load_forms(tmp_path)
    assert "kinds[0].steps[0]" in str(problems[0])
    assert "which is no page and no form" in str(problems[0])
    assert content.kind("ours") is None


def test_what_follows_from_a_choice_has_to_be_a_choice_and_a_beginning_has_to_be_a_question(tmp_path: Path) -> None:
    form = """
[[forms]]
id = "ours"
title = "Ours"
step = "Ours"
[[forms.fields]]
id = "safe"
ask = "Is everyone safe?"
kind = "one"
choices = ["Yes", "No"]
at_risk = ["Perhaps"]
asked_again = ["Never"]
[[forms.fields]]
id = "seats"
ask = "Who?"
kind = "seats"
begins = "nowhere/seats"
[[forms.fields]]
id = "aims"
ask = "What for?"
kind = "some"
from = "outcomes"
under = "For nobody"
"""
    (tmp_path / "forms.toml").write_text(form, encoding="utf-8")
    content, problems = load_forms(tmp_path)
    problem_text = "\n".join(map(str, problems))
    assert "fields[0].at_risk[0]" in problem_text
    assert "is “Perhaps”, which is no choice here; there are: Yes, No." in problem_text
    assert "fields[0].asked_again[0]" in problem_text
    assert "fields[1].begins" in problem_text
    assert "write it as form/field" in problem_text
    assert "fields[2].under" in problem_text
    assert content.form("ours") is None


def test_only_a_day_is_looked_back_on_and_nothing_comes_back_on_that_day(tmp_path: Path) -> None:
    columns = '[{ id = "what", title = "What", past = true }, { id = "on", title = "On", kind = "day", past = true }]'
    rows = f'[[forms.fields]]\nid = "rows"\nask = "What?"\nkind = "rows"\ncolumns = {columns}\n'
    day = '[[forms.fields]]\nid = "on"\nask = "When?"\nkind = "day"\npast = true\nreturns = true\n'
    form = f'[[forms]]\nid = "own"\ntitle = "Own"\nstep = "Own"\n{rows}{day}'
    (tmp_path / "forms.toml").write_text(form, encoding="utf-8")
    _, problems = load_forms(tmp_path)
    problem_text = "\n".join(map(str, problems))
    assert "fields[0].columns[0].past: is true, but this is of the kind “line”" in problem_text
    assert "fields[0].columns[1].past" not in problem_text
    assert "fields[1].past: is true, but nothing comes back on a day that is looked back on" in problem_text


def test_a_kind_that_becomes_nothing_and_an_agenda_of_no_form_are_told(tmp_path: Path) -> None:
    kinds = """
[[kinds]]
id = "ours"
group = "work"
title = "Ours"
when = "Now and then."
for = ["pair"]
minutes = 10
steps = ["network-why", "agree"]
becomes = "nothing"
agenda = ["nowhere"]
"""
    (tmp_path / "kinds.toml").write_text(kinds, encoding="utf-8")
    content, problems = load_forms(tmp_path)
    problem_text = "\n".join(map(str, problems))
    assert "kinds[0].becomes" in problem_text
    assert "kinds[0].agenda[0]" in problem_text
    assert content.kind("ours") is None
    assert content.kind("network") is not None, "the shipped words are used until then"


def test_an_own_list_takes_the_place_of_a_shipped_one_wherever_it_is_asked_from(tmp_path: Path) -> None:
    own = '[[lists]]\nid = "organisations"\n[[lists.items]]\nid = "trust"\nlabel = "The trust"\n'
    (tmp_path / "network.toml").write_text(own, encoding="utf-8")
    content, problems = load_forms(tmp_path)
    assert problems == []
    listed = content.choice_list("organisations")
    assert listed is not None
    assert [item.label for item in listed.items] == ["The trust"]
    assert content.choice_list("seat-roles") is not None


def test_two_columns_of_one_name_are_told_as_a_row_would_lose_one(tmp_path: Path) -> None:
    columns = '[{ id = "who", title = "Who" }, { id = "who", title = "Whom" }]'
    field = f'[[forms.fields]]\nid = "f"\nask = "Who?"\nkind = "rows"\ncolumns = {columns}\n'
    (tmp_path / "forms.toml").write_text(
        f'[[forms]]\nid = "own"\ntitle = "Own"\nstep = "Own"\n{field}', encoding="utf-8"
    )
    _, [problem] = load_forms(tmp_path)
    assert "fields[0].columns[1].id: is “who”, which is used twice" in str(problem)


def test_faults_are_told_as_whoever_writes_a_form_by_hand_can_mend_them(tmp_path: Path) -> None:
    (tmp_path / "forms.toml").write_text(
        """
[[forms]]
title = "Our handover"
[[forms.fields]]
ask = "What was handed over?"
kind = "text"
[[forms.fields]]
id = "views"
ask = "Who was there?"
kind = "rows"
columns = ["Role"]
[[forms.fields]]
id = "where"
ask = "Where?"
kind = "one"
""",
        encoding="utf-8",
    )
    problem_lines = [
        f"{problem.where.partition(', ')[2]}: {problem.what} {problem.remedy}" for problem in load_forms(tmp_path)[1]
    ]
    assert any(line.startswith("forms[0].id (in “Our handover”): is missing. Add it: a word") for line in problem_lines)
    assert any(
        "fields[0].kind (in “Our handover”, “What was handed over?”): is “text”" in line for line in problem_lines
    )
    assert any(
        "columns[0]" in line and "Write it as { … } with some of these: id, title" in line for line in problem_lines
    )
    assert any("“Where?”): needs choices, or the name of a list" in line for line in problem_lines), "all at once"
    assert not any("has too few in it" in line for line in problem_lines), (
        "its fields are there, with faults of their own"
    )
    assert not any("Value error" in line or "value error" in line for line in problem_lines)


def test_a_file_of_before_with_a_key_that_nothing_reads_any_more_is_read(tmp_path: Path) -> None:
    shipped = (Path(__file__).parents[3] / "data" / "kinds.toml").read_text(encoding="utf-8")
    own = shipped.replace('title = "A good example"', 'title = "Something that held"\nagree = "both"')
    (tmp_path / "kinds.toml").write_text(own, encoding="utf-8")
    content, problems = load_forms(tmp_path)
    assert problems == []
    example = content.kind("example")
    assert example is not None and example.title == "Something that held"
