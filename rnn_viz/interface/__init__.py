"""What ``import rnn_viz`` offers to notebooks and scripts."""
