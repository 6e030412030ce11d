"""P-5: the disk is really full: no file is cut short, the old one stays, and the user is told.

``python -m tests.soak.full_disk`` writes every file of the program where there is room for nothing,
for a page, for two, for four … until it is written. The room is that of a small file system in
memory, which ``unshare`` mounts for one process; where that is not allowed, the largest size of a
file that this process may write.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

SIZE = 8 * 2**20  # bytes of the file system; more than any file here takes
PAGE = 4096  # bytes; what a file system in memory gives at a time
MOUNT = f'mount -t tmpfs -o size={SIZE} none "$0" && exec "$@"'
BALLAST = "ballast"  # the file that fills the disk


class Disk:
    """A folder in which there is only so much room, and what is in it.

    Parameters
    ----------
    folder
        The folder; it is empty.
    is_mounted
        Whether it is a file system of its own, so that it can be filled.
    """

    def __init__(self, folder: Path, *, is_mounted: bool) -> None:
        self.folder, self._is_mounted = folder, is_mounted
        if not is_mounted:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def leave(self, room: int) -> None:
        """Let there be room for so many bytes."""
        if self._is_mounted:
            (self.folder / BALLAST).unlink(missing_ok=True)
            there = os.statvfs(self.folder)
            with open(self.folder / BALLAST, "wb") as file:
                os.posix_fallocate(file.fileno(), 0, there.f_bavail * there.f_frsize - room)
        else:
            self._limit(room)

    def clear(self) -> None:
        """Let there be room enough."""
        (self.folder / BALLAST).unlink(missing_ok=True)
        if not self._is_mounted:
            self._limit(-1)

    def empty(self) -> None:
        """Let there be no file, and room enough."""
        self.clear()
        for path in self.folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def files(self) -> dict[str, bytes]:
        """Return everything that is in the folder."""
        found = [it for it in self.folder.rglob("*") if it.is_file() and it.name != BALLAST]
        return {str(it.relative_to(self.folder)): it.read_bytes() for it in found}

    @staticmethod
    def _limit(size: int) -> None:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))


def main() -> int:
    """Do each part on a disk of its own; return 1 if any of them fails."""
    code = 0
    for part in ("files", "commands", "window"):
        with tempfile.TemporaryDirectory(prefix="full-disk-") as folder:
            disk = Path(folder) / "disk"
            disk.mkdir()
            act = [sys.executable, "-m", "tests.soak.full_disk", part, folder]
            mounting = ["unshare", "-rm", "sh", "-c", MOUNT, str(disk)]
            is_mounted = may_mount(mounting)
            words = [*mounting, *act, "mounted"] if is_mounted else [*act, "limited"]
            code |= subprocess.run(words, check=False).returncode
    return min(code, 1)


def may_mount(mounting: list[str]) -> bool:
    """Return whether this user may have a file system of their own."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*mounting, "true"], capture_output=True, check=False).returncode == 0


def act(part: str, folder: Path, how: str) -> None:
    """Do one part in this process, and tell what it did."""
    from tests.soak import full_disk_files, full_disk_window

    disk = Disk(folder / "disk", is_mounted=how == "mounted")
    parts = {
        "files": full_disk_files.files, "commands": full_disk_files.commands,
        "window": full_disk_window.window,
    }  # fmt: skip
    told = parts[part](disk, folder)
    sys.stdout.write(f"{part} ({how}): {told}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(main())
    act(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
