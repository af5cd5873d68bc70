"""Forecasts from the embedded tables: rows gathered, shipped fits loaded, one door a model."""
