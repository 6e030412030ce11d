"""Pictures of data as pyqtgraph items in the house style: plots, matrices, bars, colour bars."""
