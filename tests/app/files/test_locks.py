"""A lock whose owner was killed while it was made is nobody's."""

import os
from pathlib import Path

from rnn_viz.app.files.locks import Locks


def test_a_lock_that_names_nobody_is_free_soon_after(tmp_path: Path) -> None:
    lock = Locks(tmp_path).of_window("gone")
    assert lock.take()
    (file,) = tmp_path.iterdir()
    lock.free()
    file.write_bytes(b"")
    assert not Locks(tmp_path).of_window("gone").take(), "it is being made"
    os.utime(file, (1, 1))
    taken = Locks(tmp_path).of_window("gone")
    assert taken.take()
    assert not Locks(tmp_path).of_window("gone").take(), "somebody has it now"
    taken.free()
