"""The whole window in German, in a process of its own: what it is called must not matter."""

import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json, sys
from pathlib import Path
from rnn_viz import __main__
__main__._choose_language()
from rnn_viz.app import bootstrap
app = bootstrap.application()
from PySide6.QtWidgets import QMenuBar, QTabBar
from rnn_viz.app.lessons.shelf import Shelf
from rnn_viz.core.lessons.score import Progress
from rnn_viz.core.lessons.values.value import counted
from rnn_viz.core.run.config import RunConfig
window = bootstrap.build(RunConfig(iterations=100), Path(sys.argv[-1]) / "settings.json")
menus = [it.text() for it in window.findChild(QMenuBar).actions()]
tabs = window.findChild(QTabBar, "left.tabs.bar")
said = {
    "menus": menus,
    "tabs": [tabs.tabText(at) for at in range(tabs.count())],
    "lessons": len(Shelf().lessons(Progress())),
    "never": [counted(None).text, counted(None).shown],
    "explained": window.help.glossary.find("Neuronen") is not None,
}
print(json.dumps(said))
sys.stdout.flush()
import os
os._exit(0)
"""


def test_the_window_is_built_in_german(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"language": "de"}')
    command = [sys.executable, "-c", PROGRAM, "--settings-dir", str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    said = json.loads(done.stdout)
    assert said["menus"] == ["Datei", "Lauf", "Addition", "Ansicht", "Hilfe"]
    assert said["tabs"][:4] == ["Skript", "Ausgaben", "Was wäre wenn", "Lektion"]
    assert (said["lessons"], said["explained"]) == (7, True)
    assert said["never"] == ["never", "nie"], "lessons expect it in English, whoever reads them"
