"""Many runs: trained side by side, on this computer or on a cluster. No Qt, no files."""
