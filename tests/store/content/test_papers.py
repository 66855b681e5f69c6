"""The words of what is on paper: shipped, or a pair's own file whole in place of one; a fault is told, not used."""

from pathlib import Path

from supervise.domain.content.paper.papers import PAPER_FILES
from supervise.store.content.loader import load_content, load_papers
from supervise.store.home.folder import shipped


def test_what_is_shipped_fits_the_wheel_and_cites_what_there_is() -> None:
    papers, problems = load_papers(None)
    content, _ = load_content(None)
    assert problems == []
    competencies = [competency.id for section in content.wheel.sections for competency in section.competencies]
    assert [line.competency for line in papers.sheets.competency_lines] == competencies
    assert [lines.section for lines in papers.sheets.section_lines] == [
        section.id for section in content.wheel.sections
    ]
    cited = (*papers.evidence.evidence.sources, *papers.plain.plain_words_about.sources)
    cited += tuple(source for sheet in papers.sheets.sheets for source in sheet.sources)
    assert not [source for source in cited if content.source(source) is None]


def test_a_pairs_own_file_is_used_whole_and_known_by_its_name(tmp_path: Path) -> None:
    own = '[plain_words_about]\ntitle = "T"\nintro = "I"\nline = "{word}: {say}."\n'
    (tmp_path / "plain.toml").write_text(
        f'{own}[[plain_words]]\nid = "x"\nword = "huddle"\nsay = "short talk"\n', encoding="utf-8"
    )
    papers, problems = load_papers(tmp_path)
    assert problems == load_content(tmp_path)[1] == []
    assert papers.plain.line("A huddle") == "Huddle: short talk."
    assert len(papers.evidence.evidence_rows) == 25


def test_a_row_that_nobody_counts_and_one_under_no_heading_are_told(tmp_path: Path) -> None:
    text = (shipped() / "evidence.toml").read_text(encoding="utf-8")
    for old, new, fault in (
        ('id = "held"', 'id = "happy"', "“happy”, which is not one of the words that can stand here."),
        ('group = "sessions"', 'group = "none"', "none of evidence_groups"),
    ):
        (tmp_path / "evidence.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
        papers, [problem] = load_papers(tmp_path)
        assert fault in problem.what
        assert "evidence.toml" in problem.where
        assert papers.evidence.evidence_rows[0].id == "held", "the shipped one is used"


def test_a_file_that_is_no_toml_hides_no_other(tmp_path: Path) -> None:
    for name in PAPER_FILES:
        (tmp_path / name).write_text("not toml", encoding="utf-8")
    papers, problems = load_papers(tmp_path)
    assert len(problems) == len(PAPER_FILES)
    assert papers == load_papers(None)[0]
