"""What the user changes: interventions, branches, bookmarks, undo."""
