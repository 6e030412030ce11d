"""Many runs: what is planned, how far it is, and what the runs come to, each of them pointable."""
