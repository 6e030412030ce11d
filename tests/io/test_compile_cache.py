"""The folder of compiled kernels can always be written and always fits the code."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rnn_viz.io import compile_cache


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the program a user cache folder of its own."""
    folder = tmp_path / "cache" / "rnn-viz"
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_a, **_k: str(folder))
    monkeypatch.delenv(compile_cache.VARIABLE, raising=False)
    return folder


def test_the_folder_is_in_the_user_cache_and_numba_is_told(home: Path) -> None:
    folder = compile_cache.prepare()
    assert folder == home / f"kernels-{compile_cache.key()}"
    assert os.environ[compile_cache.VARIABLE] == str(folder)
    assert list(folder.iterdir()) == []


def test_a_folder_the_user_has_set_is_left_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(compile_cache.VARIABLE, "/somewhere/else")
    assert compile_cache.prepare() == Path("/somewhere/else")
    assert not home.exists()


def test_preparing_imports_neither_numba_nor_numpy() -> None:
    program = (
        "import sys; from rnn_viz.io import compile_cache; compile_cache.prepare(); "
        "sys.exit('numba' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("folder", ["", "kernels", "kernels/deeper"])
def test_the_key_covers_every_source_of_core(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compile_cache, "_CORE", tmp_path)
    kernel, callee = tmp_path / "kernel.py", tmp_path / folder / "callee.py"
    callee.parent.mkdir(parents=True, exist_ok=True)
    kernel.write_text("calls callee")
    callee.write_text("returns 1")
    first = compile_cache.key()
    assert compile_cache.key() == first
    callee.write_text("returns 2")
    assert compile_cache.key() != first
    callee.write_text("returns 1")
    assert compile_cache.key() == first


def test_the_key_covers_the_compilers_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compile_cache.key()
    newer = tmp_path / "_version.py"
    newer.write_text("a newer numba")
    monkeypatch.setattr(compile_cache, "_version_sources", lambda: [newer])
    assert compile_cache.key() != first


def test_the_versions_are_found_where_they_are_installed() -> None:
    import numba
    import numpy

    texts = [file.read_text() for file in compile_cache._version_sources()]
    assert numba.__version__ in texts[0]
    assert numpy.__version__ in texts[1]


def test_folders_unused_for_a_month_are_removed(home: Path) -> None:
    month_ago = time.time() - compile_cache.UNUSED_SECONDS
    for name, used in (("old", month_ago - 60), ("recent", month_ago + 3600)):
        folder = home / f"kernels-{name}"
        (folder / "core_1").mkdir(parents=True)
        os.utime(folder, (used, used))
    ours = home / f"kernels-{compile_cache.key()}"
    ours.mkdir()
    os.utime(ours, (1, 1))
    (home / "other").mkdir()
    os.utime(home / "other", (1, 1))

    assert compile_cache.prepare() == ours
    assert {entry.name for entry in home.iterdir()} == {ours.name, "kernels-recent", "other"}
    assert ours.stat().st_mtime > month_ago  # and it counts as used today


CHILD = """
from rnn_viz.io import compile_cache
folder = compile_cache.prepare()
import numba
@numba.njit(cache=True)
def twice(number):
    return 2 * number
assert twice(4) == 8
assert list(folder.glob("*/*.nbc")), "nothing was kept"
print(folder)
"""


@pytest.mark.skipif(os.name == "nt", reason="HOME and XDG folders are POSIX")
@pytest.mark.parametrize("variable", ["HOME", "XDG_CACHE_HOME"])
def test_numba_works_where_the_home_cannot_be_written(tmp_path: Path, variable: str) -> None:
    """A path below a file can be written by nobody, not even by root."""
    blocker, temporary, program = (tmp_path / name for name in ("file", "temporary", "child.py"))
    blocker.touch()
    temporary.mkdir()
    program.write_text(CHILD)
    ours = ("HOME", "XDG_CACHE_HOME", "NUMBA_CACHE_DIR", "NUMBA_DISABLE_JIT")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    environment |= {variable: str(blocker / "home"), "TMPDIR": str(temporary)}
    done = subprocess.run(
        [sys.executable, program], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert Path(done.stdout.strip()).parent == temporary
    assert list(temporary.iterdir()) == []  # and nothing is left behind


def test_a_home_that_nobody_knows_is_not_made_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(compile_cache.VARIABLE, raising=False)
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_a, **_k: "~/.cache/rnn-viz")
    folder = compile_cache.prepare()
    assert folder is not None
    assert folder.is_absolute()
    assert list(tmp_path.iterdir()) == []


def test_another_kernel_gets_another_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    core = tmp_path / "core"
    shutil.copytree(compile_cache._CORE, core, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(compile_cache, "_CORE", core)
    kernels = sorted(file for file in core.rglob("*.py") if "@compiled" in file.read_text())
    assert kernels, "the kernels have moved"
    keys = {compile_cache.key()}
    for kernel in kernels:
        kernel.write_text(kernel.read_text("utf-8") + "# changed")
        keys.add(compile_cache.key())
    assert len(keys) == len(kernels) + 1


def kept(folder: Path) -> list[Path]:
    """Write two kernels where numba does."""
    (folder / "core_1").mkdir(parents=True)
    files = [folder / "core_1" / name for name in ("train-1.py311.nbi", "train-1.py311.1.nbc")]
    for file in files:
        file.write_bytes(file.name.encode() * 100)
    return files


def test_what_is_as_it_was_sealed_is_kept(home: Path) -> None:
    folder = compile_cache.lasting_folder()
    files = kept(folder)
    compile_cache.seal(folder)
    assert compile_cache.drop_damaged(folder) == 0
    compile_cache.prepare()
    assert all(file.exists() for file in files)


def test_a_kernel_with_one_flipped_byte_is_dropped(home: Path) -> None:
    folder = compile_cache.lasting_folder()
    index, data = kept(folder)
    compile_cache.seal(folder)
    damaged = bytearray(data.read_bytes())
    damaged[77] ^= 4
    data.write_bytes(damaged)
    compile_cache.prepare()
    assert not data.exists()
    assert index.exists()


@pytest.mark.parametrize("seal", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_where_the_seal_is_broken_all_is_compiled_anew(home: Path, seal: bytes) -> None:
    folder = compile_cache.lasting_folder()
    kept(folder)
    compile_cache.seal(folder)
    (folder / "digests.json").write_bytes(seal)
    assert compile_cache.drop_damaged(folder) == 2


def test_a_disk_that_takes_only_empty_files_is_full(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert not compile_cache.is_writable(home)
    assert list(home.iterdir()) == []


def test_where_nothing_can_be_written_there_is_no_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compile_cache, "is_writable", lambda *_: False)
    monkeypatch.setattr("tempfile.mkdtemp", full)
    assert compile_cache.prepare() is None
    assert compile_cache.VARIABLE not in os.environ


@pytest.mark.skipif(os.name == "nt", reason="no process can be asked after there")
def test_what_a_killed_process_left_is_removed_and_what_is_in_use_is_not(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, used = (tmp_path / f"rnn-viz-kernels-{pid}-x" for pid in (gone.pid, os.getppid()))
    left.mkdir()
    used.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(compile_cache, "is_writable", lambda *_: False)
    folder = compile_cache.prepare()
    assert folder is not None
    assert set(tmp_path.glob("rnn-viz-kernels-*")) == {used, folder}
    compile_cache.clear_up()
    assert not folder.exists()


def test_a_seal_that_cannot_be_written_and_a_folder_that_goes_stop_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = compile_cache.prepare()
    assert folder is not None
    (home / "kernels-gone").symlink_to(home / "nowhere")
    compile_cache.remove_unused(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rnn_viz.io.atomic.write_text", full)
    compile_cache.seal(folder)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="processes are asked for as on POSIX")
def test_what_another_users_process_has_stays(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(compile_cache, "is_writable", lambda *_: False)
    others = tmp_path / "rnn-viz-kernels-1-abc"
    others.mkdir()

    def not_allowed(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", not_allowed)
    assert compile_cache.prepare() not in (None, others)
    assert others.is_dir()


def test_what_an_abrupt_end_needs_is_done_at_once(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = tmp_path / "rnn-viz-kernels-1-x"
    ours, others = home / "kernels-a", tmp_path / "kernels-b"
    for folder in (passing, ours, others):
        (folder / "core").mkdir(parents=True)
        (folder / "core" / "k.nbc").touch()
        monkeypatch.setenv(compile_cache.VARIABLE, str(folder))
        compile_cache.clear_up()
    assert not passing.exists()
    assert "core/k.nbc" in (ours / "digests.json").read_text()
    assert [it.name for it in others.iterdir()] == ["core"], "the user's own is left alone"


def test_a_seal_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    compile_cache.seal(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()


def test_a_kernel_that_goes_while_it_is_looked_at_has_no_digest(tmp_path: Path) -> None:
    assert compile_cache._digest(tmp_path / "gone.nbc") is None


def test_a_package_without_a_file_has_no_version_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compile_cache, "_VERSION_FILES", {"no_such_package": "_version.py"})
    assert compile_cache._version_sources() == []
