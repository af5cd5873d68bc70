"""The JSON API under ``/api/v1``: typed, paged, with ETags and one shape of error."""
