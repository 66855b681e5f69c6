"""The words people may replace: wheel, ladders, guidance and the talk's plan."""
