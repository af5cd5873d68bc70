"""How close the leader is to the end, and who goes next: forecasts that are frozen, scored and calibrated.

One folder a model: :mod:`letters`, :mod:`ballot`, :mod:`defection`, :mod:`survival`. Each takes rows known on the day,
a shipped fit and a seed, and gives :class:`whipcount.forecast.record.Forecast` values; none knows a clock or a file.
"""
