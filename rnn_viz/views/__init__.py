"""Pictures: one file, one view, one verb ``draw(snapshot)``. No engine, no sibling view."""
