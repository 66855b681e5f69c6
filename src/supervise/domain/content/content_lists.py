"""What is chosen from elsewhere in the program, as lists that a form can take its choices from."""

from supervise.domain.content.bundle import Content
from supervise.domain.content.forms import ChoiceList, ListItem


def content_lists(content: Content) -> tuple[ChoiceList, ...]:
    """`barriers`, `strategies`, `functions` and `competencies`, in the words in force; none that would be empty."""
    families = {family.id: family.title for family in content.families}
    barriers = (
        ListItem(id=barrier.id, label=barrier.label, group=families.get(barrier.family, ""), help=barrier.summary)
        for barrier in sorted(content.barriers, key=lambda barrier: [*families, barrier.family].index(barrier.family))
    )
    strategies = (
        ListItem(id=strategy.id, label=strategy.label, help=strategy.summary) for strategy in content.strategies
    )
    functions = (
        ListItem(id=function.id, label=function.title, help=function.also) for function in content.supervision.functions
    )
    competencies = (
        ListItem(id=f"{section.id}-{number}", label=competency.text, group=section.title)
        for section in content.wheel.sections
        for number, competency in enumerate(section.competencies, 1)
    )
    lists = {
        "barriers": tuple(barriers),
        "strategies": tuple(strategies),
        "functions": tuple(functions),
        "competencies": tuple(competencies),
    }
    return tuple(ChoiceList(id=id, items=items) for id, items in lists.items() if items)
