"""Experiment: how a run has come out, and what others would."""
