"""Tables of the tracker."""
