"""Tables to take away: CSV and Parquet with their licence."""
