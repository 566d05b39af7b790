"""The wording that ties numbers together, as patterns in the small language of `language`."""
