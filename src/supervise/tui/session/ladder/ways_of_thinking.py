"""The reflective models and the ladders to choose from: opened where somebody asks for another than the usual ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from supervise.domain.content.bundle import Content
from supervise.domain.content.guidance import ReflectiveModel
from supervise.domain.content.ladder import Ladder
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.text import Caption


class WaysOfThinking(Vertical):
    """Two lists with a sentence under each about its highlighted line; what has gone from the content stays a line."""

    DEFAULT_CSS = """
    WaysOfThinking {
        height: auto;
        #model-words, #ladder-words { margin: 0 0 0 1; }
    }
    """

    @dataclass
    class Chosen(Message):
        """Another model or ladder is to be used."""

        item: ReflectiveModel | Ladder

    def __init__(self, content: Content, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._content = content
        default_model, default_ladder = content.default_model, content.default_ladder
        self._model, self._ladder = (default_model.id, default_model.title), (default_ladder.id, default_ladder.title)

    def compose(self) -> ComposeResult:
        with Panel(title="How to think it through", id="model"):
            yield PickList(self._models(), (self._model[0],), single=True, id="models")
            yield Caption(self._model_words(self._model[0]), id="model-words")
        with Panel(title="The ladder", id="ladder"):
            yield PickList(self._ladders(), (self._ladder[0],), single=True, id="ladders")
            yield Caption(self._ladder_words(self._ladder[0]), id="ladder-words")

    def tell(self, model: tuple[str, str], ladder: tuple[str, str]) -> None:
        """These are used now, each by id and title."""
        self._model, self._ladder = model, ladder
        if self.is_mounted and self.query("#ladders"):
            self.query_one("#models", PickList).show(self._models(), (model[0],))
            self.query_one("#ladders", PickList).show(self._ladders(), (ladder[0],))

    def _models(self) -> Iterator[PickOption]:
        for model in self._content.models:
            yield PickOption(model.id, f"{model.title}, {model.minutes} min")
        if self._content.model(self._model[0]) is None:
            yield PickOption(self._model[0], self._model[1] or self._model[0])

    def _ladders(self) -> Iterator[PickOption]:
        for ladder in self._content.ladders:
            yield PickOption(ladder.id, ladder.title)
        if self._content.ladder(self._ladder[0]) is None:
            yield PickOption(self._ladder[0], self._ladder[1] or self._ladder[0])

    def _model_words(self, id: str) -> str:
        model = self._content.model(id)
        return model.when if model else "No longer among the models; what was written stays."

    def _ladder_words(self, id: str) -> str:
        ladder = self._content.ladder(id)
        return ladder.subject if ladder else "No longer among the ladders; what was placed stays."

    @on(PickList.Looked)
    def _look(self, event: PickList.Looked) -> None:
        event.stop()
        models = event.picklist.id == "models"
        words = self.query_one("#model-words" if models else "#ladder-words", Caption)
        words.say(self._model_words(event.id) if models else self._ladder_words(event.id))
        if event.picklist.has_focus:
            words.scroll_visible(animate=False)

    @on(PickList.Picked)
    def _choose(self, event: PickList.Picked) -> None:
        event.stop()
        look_up = self._content.model if event.picklist.id == "models" else self._content.ladder
        if item := look_up(event.picked[0]):
            self.post_message(self.Chosen(item))
