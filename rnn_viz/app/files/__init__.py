"""Files of sessions in the window: opened, saved, kept by themselves, asked about."""
