"""Files: settings and caches. No Qt, no threads."""
