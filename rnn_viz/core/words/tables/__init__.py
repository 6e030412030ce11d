"""What is shown, as rows of cells to be pasted into a sheet."""
