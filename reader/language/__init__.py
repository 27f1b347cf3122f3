"""A Chinese line becomes tokens: segmentation, readings, scripts, dictionary, corrections."""
