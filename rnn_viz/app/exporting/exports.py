"""What the user takes along from the window: pictures, tables, the whole window, a report."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from rnn_viz.app.actions.do import Do
from rnn_viz.app.appearance import Appearance
from rnn_viz.app.exporting.picture_error import PictureError
from rnn_viz.app.exporting.save_dialog import SaveDialogs
from rnn_viz.app.host import Host
from rnn_viz.core.language import _

if TYPE_CHECKING:  # numpy and pyqtgraph are imported after the first paint
    from rnn_viz.app.actions.table import Actions
    from rnn_viz.app.dispatch import Dispatch
    from rnn_viz.app.exporting.figure import Figure
    from rnn_viz.app.exporting.shown_pictures import ShownPicture
    from rnn_viz.app.panels import Panels
    from rnn_viz.core.scene import Scene


class Exports(QObject):
    """Answers the context menu of every picture, Ctrl+C, and the rows of the menu "File".

    Parameters
    ----------
    window
        Whose pictures they are; it may be empty still.
    look
        The colours that it has.
    """

    def __init__(self, window: Host, look: Appearance) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self._panels: Panels | None = None
        self._last = ""  # the picture that was clicked, or had the keys, last; by its name
        self._dialogs = SaveDialogs(window)
        window.installEventFilter(self)

    def handlers(self) -> dict[Do, Callable[[], None]]:
        """Return what the actions do."""
        return {
            Do.COPY_PICTURE: lambda: self._with_last(self.copy),
            Do.SAVE_PICTURE: lambda: self._with_last(self.save),
            Do.SAVE_WINDOW: self.save_window,
            Do.SAVE_REPORT: self.save_report,
        }

    def furnish(self, panels: "Panels", dispatch: "Dispatch", actions: "Actions") -> None:
        """Take charge of these pictures; they are listed below "Save picture as"."""
        self._panels, self._dispatch = panels, dispatch
        self._dialogs.saved.connect(dispatch.say)
        menu = QMenu(self._window)
        menu.aboutToShow.connect(partial(self._list_pictures, menu))
        actions[Do.SAVE_PICTURE].setMenu(menu)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_keys)

    @property
    def pictures(self) -> "list[ShownPicture]":
        """What can be saved or copied now."""
        from rnn_viz.app.exporting.shown_pictures import shown_pictures

        panels, scene = self._panels, self._scene
        return [] if panels is None or scene is None else shown_pictures(panels, scene)

    def figure_named(self, name: str) -> "Figure":
        """Return a picture in sight, or the window, by its name on the command line.

        Raises
        ------
        KeyError
            It is not in sight.
        """
        if name == "window":
            return self._whole_window()
        said = {"error": "error curve"}.get(name, name.replace("-", " "))
        return self._figure_of({it.name: it for it in self.pictures}[said])

    def copy(self, picture: "ShownPicture") -> None:
        """Put a picture into the clipboard."""
        from rnn_viz.app.exporting.figure import image_of
        from rnn_viz.app.exporting.picture_files import FINE

        try:
            image = image_of(self._figure_of(picture), FINE)
        except PictureError as error:
            self._window.refuse(_("Not copied"), str(error))
            return
        QGuiApplication.clipboard().setImage(image)
        self._dispatch.say(_("Copied the picture: {title}.").format(title=picture.title))

    def save(self, picture: "ShownPicture") -> None:
        """Ask where a picture goes; it is saved as it was when that was asked."""
        from rnn_viz.app.exporting.figure import drawing_of

        drawing = drawing_of(self._figure_of(picture))
        name = f"rnn-viz {picture.name}" if picture.of_plan else self._name_of(picture.name)
        self._dialogs.ask_for_picture(_("Save picture"), name, drawing)

    def save_window(self) -> None:
        """Ask where a picture of the whole window goes."""
        from rnn_viz.app.exporting.figure import drawing_of

        drawing = drawing_of(self._whole_window())
        self._dialogs.ask_for_picture(_("Save window"), self._name_of("window"), drawing)

    def save_report(self) -> None:
        """Ask where the report about this moment goes."""
        scene = self._scene
        if scene is None:
            return
        self._dialogs.ask_for_report(self._name_of("report"), scene)

    def copy_text(self, widget: QWidget) -> None:
        """Put the words of a table or a picture into the clipboard, a tab between columns."""
        from rnn_viz.app.exporting.shown_text import shown_text

        QGuiApplication.clipboard().setText(shown_text(widget))
        self._dispatch.say(_("Copied as text: a line a row, a tab between columns."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer, before the window does, what no widget in it has answered."""
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._open_menu(event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_copy = event.matches(QKeySequence.StandardKey.Copy)
            return is_copy and self._copy_focused()
        return super().eventFilter(watched, event)

    @property
    def _scene(self) -> "Scene | None":
        return None if self._panels is None else self._panels.newest

    def _open_menu(self, event: QContextMenuEvent) -> bool:
        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self._window.mapFromGlobal(event.globalPos())
        at = QApplication.focusWidget() if by_keys else self._window.childAt(place)
        menu = self.menu_for(at)
        if menu is None:
            return False
        menu.popup(event.globalPos() if not by_keys or at is None else _below(at))
        return True

    def menu_for(self, widget: QWidget | None) -> QMenu | None:
        """Return the context menu of a widget; ``None`` if it is no part of a picture or table."""
        from rnn_viz.app.exporting.shown_pictures import picture_at, table_at

        picture, table = picture_at(widget, self.pictures), table_at(widget)
        if picture is None and table is None:
            return None
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        if picture is not None:
            self._last = picture.name
            menu.addAction(_("Copy picture")).triggered.connect(lambda: self.copy(picture))
            menu.addAction(_("Save picture as …")).triggered.connect(lambda: self.save(picture))
        if table is not None:
            menu.addAction(_("Copy as text")).triggered.connect(lambda: self.copy_text(table))
        return menu

    def _copy_focused(self) -> bool:
        """Copy the words of the table or the picture that has the keys."""
        from rnn_viz.app.exporting.shown_pictures import table_at

        table = table_at(QApplication.focusWidget())
        if table is not None:
            self.copy_text(table)
        return table is not None

    def _list_pictures(self, menu: QMenu) -> None:
        menu.clear()
        for it in self.pictures:
            menu.addAction(f"{it.title} …").triggered.connect(partial(self._save_listed, it))

    def _save_listed(self, picture: "ShownPicture", _checked: bool = False) -> None:
        self.save(picture)

    def _with_last(self, what: "Callable[[ShownPicture], None]") -> None:
        """Do something with the picture that was clicked or focused last, else the first one."""
        pictures = self.pictures
        last = next((it for it in pictures if it.name == self._last), None)
        if pictures:
            what(last or pictures[0])

    def _follow_keys(self, _before: QWidget | None, now: QWidget | None) -> None:
        from rnn_viz.app.exporting.shown_pictures import picture_at

        if now is not None and self._scene is not None and self._window.isAncestorOf(now):
            found = picture_at(now, self.pictures)
            self._last = self._last if found is None else found.name

    def _figure_of(self, picture: "ShownPicture") -> "Figure":
        from rnn_viz.app.exporting.figure import Figure
        from rnn_viz.app.exporting.for_page import point_nowhere
        from rnn_viz.core.words.sessions.run_caption import run_caption

        point_nowhere(picture.widget)
        panels, scene, theme = self._panels, self._scene, self._look.theme
        assert panels is not None
        assert scene is not None
        panels.draw_all(scene)  # in a fast run pictures take turns
        shows = picture.of_plan or run_caption(scene.now)
        said = (*filter(None, [picture.said]), shows)
        ground = theme.surface if picture.is_card else theme.background
        return Figure(picture.widget, theme, picture.title, said, picture.part, ground=ground)

    def _whole_window(self) -> "Figure":
        from rnn_viz.app.exporting.figure import Figure
        from rnn_viz.app.exporting.for_page import point_nowhere

        window = self._window
        point_nowhere(window)
        return Figure(window, self._look.theme, window.windowTitle(), has_caption=False)

    def _name_of(self, what: str) -> str:
        scene = self._scene
        return f"rnn-viz {what}" + ("" if scene is None else f" {scene.now.iteration}")


def _below(widget: QWidget) -> QPoint:
    """Return where a menu opens that the keys have called: in the middle of what has them."""
    return widget.mapToGlobal(widget.rect().center())
