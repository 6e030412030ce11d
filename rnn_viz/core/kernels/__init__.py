"""The training loop and the evaluations, compiled; numba is here and nowhere else."""
