"""The 2015 script: its operations, its listing, what it printed."""
