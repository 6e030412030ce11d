"""The shell: composition root, window, actions table, bridge to the engine."""
