"""The base of the pages about a case; the journey shows them only where there is an incident."""

from supervise.domain.session.incident import Incident
from supervise.tui.session.step_page import StepPage


class IncidentStepPage(StepPage):
    """A page of the ladder, with the incident at hand."""

    STEP = "ladder"
    NEXT_LABEL = "Next"

    @property
    def incident(self) -> Incident:
        incident = self.session.incident
        assert incident is not None
        return incident

    @property
    def part(self) -> str:
        return self.incident.case
