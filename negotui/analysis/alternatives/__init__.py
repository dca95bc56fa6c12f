"""What either side would do without a deal: the plan, what it comes to, and what it says of a limit.

The one way in for other analyses is `fallback.best_alternative`; points on the scale of packages come from `points.no_deal_points`.
"""
