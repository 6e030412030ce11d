"""The Qt binding counts its references right; PySide6 6.12.0 does not and aborts Python 3.11."""

import subprocess
import sys

CHILD = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

class Sender(QObject):
    number = Signal(int)
    flag = Signal(bool)
    text = Signal(str)
    anything = Signal(object)
    nothing = Signal()

app = QCoreApplication([])
sender, timer = Sender(), QTimer()
for signal in (sender.number, sender.flag, sender.text, sender.anything, sender.nothing):
    signal.connect(lambda *values: None)
timer.objectNameChanged.connect(lambda name: None)

def emit(times):
    for turn in range(times):
        sender.number.emit(turn)
        sender.flag.emit(True)
        sender.text.emit("text")
        sender.anything.emit(None)
        sender.nothing.emit()
        timer.setObjectName(str(turn))  # a signal of C++ to a slot of Python

emit(10)
before = [sys.getrefcount(value) for value in (True, False, None)]
emit(1_000)
after = [sys.getrefcount(value) for value in (True, False, None)]
drift = [abs(now - then) for now, then in zip(after, before)]
emit(5_000)
sys.exit(f"reference counts drift: {drift}" if max(drift) > 50 else 0)
"""


def test_signals_leave_the_reference_counts_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
