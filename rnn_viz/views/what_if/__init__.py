"""Interventions and branches."""
