"""Roll calls in the layouts that others read."""
