"""Arrive."""
from supervise.tui.screens.page import StepPage
from supervise.tui.widgets.editors import Field, Heading
from supervise.tui.widgets.choice import Choice

class ArrivePage(StepPage):
    STEP = "arrive"
    HINT = "Settle in. All of it can be left empty."
    NEXT_LABEL = "Wheel"
    def body(self):
        yield Heading("Kind")
        yield Choice([(k, k) for k in self.workflow.content.supervision.kinds], self.session.kind, id="kind")
        yield Field("Aim", self.session.aim, hint="What would make it worth it?", id="aim")
    def on_field_changed(self, event):
        self.change(aim=event.text)
