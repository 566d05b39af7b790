"""A stated number computed again from the rows of the passage that its words call for."""
